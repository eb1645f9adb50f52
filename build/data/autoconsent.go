package data

import "charte/build/policy"

// autoconsent is a rule of DuckDuckGo's autoconsent, as lib/rules.ts of
// github.com/duckduckgo/autoconsent types it and docs/rule-syntax.md explains it
// (16.24.0, read on 2026-11-22). It uses steps of the first version only, and
// none that runs code. There are no selectors to hide in advance: the banner's
// own style outranks what a page says of its host.
type autoconsent struct {
	Name        string      `json:"name"`
	RunContext  *runContext `json:"runContext,omitempty"`
	DetectCmp   []step      `json:"detectCmp"`
	DetectPopup []step      `json:"detectPopup"`
	OptOut      []step      `json:"optOut"`
	OptIn       []step      `json:"optIn"`
	// Test tells whether the visitor has refused; it holds after a reload too,
	// when the banner is not there.
	Test []step `json:"test"`
}

// runContext says on which pages the rule is tried; without it, on all.
type runContext struct {
	// URLPattern is a regular expression of the page's address.
	URLPattern string `json:"urlPattern"`
}

// step is a check or a deed; it fails where nothing is found. A chain of
// selectors goes into the shadow root of what its first one finds.
type step struct {
	Exists         []string `json:"exists,omitempty"`
	Visible        []string `json:"visible,omitempty"`
	Click          []string `json:"click,omitempty"`
	CookieContains string   `json:"cookieContains,omitempty"`
	Negated        bool     `json:"negated,omitempty"`
}

func autoconsentOf(p policy.Product, d policy.Document) autoconsent {
	cookie := refused(d)
	rule := autoconsent{
		Name:        "charte-" + p.ID,
		DetectCmp:   []step{{Exists: []string{bannerRoot, ownLayer(p, d)}}},
		DetectPopup: []step{{Visible: []string{bannerRoot, button("refuse")}}},
		OptOut:      []step{{Click: []string{bannerRoot, button("refuse")}}},
		OptIn:       []step{{Click: []string{bannerRoot, button("accept")}}},
		Test: []step{
			{Exists: []string{bannerRoot, firstLayer}, Negated: true},
			{CookieContains: cookie[0]},
			{CookieContains: cookie[1]},
		},
	}
	if name := ownHost(p, d); name != "" {
		rule.RunContext = &runContext{URLPattern: `^https?://([^/?#@]+\.)?` + name + `(:\d+)?/`}
	}
	return rule
}
