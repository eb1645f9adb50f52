package data

import "charte/build/policy"

// consentOMatic is one rule of Consent-O-Matic, as rules.schema.json of
// github.com/cavi-au/Consent-O-Matic describes it and its Extension/ reads it
// (commit 55e6df9, read on 2026-11-22). A file holds rules by name; its address
// can be given to the extension as a list of rules.
type consentOMatic struct {
	Detectors []detector `json:"detectors"`
	Methods   []method   `json:"methods"`
}

type detector struct {
	// Present and Showing have to match, all of each.
	Present []matcher `json:"presentMatcher"`
	Showing []matcher `json:"showingMatcher"`
}

// matcher looks for an element (type css), or at the page's host and port (type
// url).
type matcher struct {
	Type   string     `json:"type"`
	Parent *selection `json:"parent,omitempty"`
	Target *selection `json:"target,omitempty"`
	URL    string     `json:"url,omitempty"`
	Regexp bool       `json:"regexp,omitempty"`
}

// selection finds an element; inside of a parent with a shadow root, in that.
type selection struct {
	Selector string `json:"selector"`
	// Displayed asks for an element that has a height.
	Displayed bool `json:"displayFilter,omitempty"`
}

type method struct {
	Name   string `json:"name"`
	Action action `json:"action"`
}

// action clicks a target, or chooses between two actions.
type action struct {
	Type   string     `json:"type"`
	Parent *selection `json:"parent,omitempty"`
	Target *selection `json:"target,omitempty"`
	True   *action    `json:"trueAction,omitempty"`
	False  *action    `json:"falseAction,omitempty"`
}

// consentOMaticOf accepts for a visitor who allows the extension all of its six
// categories, and refuses for everybody else: a product's purposes are its own,
// and are not sorted into those categories.
func consentOMaticOf(p policy.Product, d policy.Document) map[string]consentOMatic {
	inside := &selection{Selector: bannerRoot}
	present := []matcher{{Type: "css", Parent: inside, Target: &selection{Selector: ownLayer(p, d)}}}
	if name := ownHost(p, d); name != "" {
		present = append(present, matcher{Type: "url", URL: `^(.+\.)?` + name + `(:\d+)?$`, Regexp: true})
	}
	showing := []matcher{{Type: "css", Parent: inside, Target: &selection{Selector: button("refuse"), Displayed: true}}}
	click := func(name string) *action {
		return &action{Type: "click", Parent: inside, Target: &selection{Selector: button(name)}}
	}
	return map[string]consentOMatic{"charte-" + p.ID: {
		Detectors: []detector{{Present: present, Showing: showing}},
		Methods:   []method{{Name: "DO_CONSENT", Action: action{Type: "ifallowall", True: click("accept"), False: click("refuse")}}},
	}}
}
