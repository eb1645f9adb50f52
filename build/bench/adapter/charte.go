package adapter

import (
	"io/fs"
	"strings"

	"charte/build/banner"
	"charte/build/content"
	"charte/build/policy"
)

// charte is this project's banner, made from a policy that says the content.
func charte(root fs.FS, c Content) (Banner, error) {
	words, problems := content.ReadWords(root, nil)
	if len(problems) > 0 {
		return Banner{}, problems
	}
	edition := policy.Edition{Lang: "en", Name: "Benchmark", Documents: []policy.Document{document(c)}}
	product := policy.Product{ID: "benchmark", Editions: []policy.Edition{edition}}
	scripts, err := banner.NewCompiler(root).Compile(product, words, "")
	if err != nil {
		return Banner{}, err
	}
	const (
		top    = `document.querySelector('#charte')?.shadowRoot`
		first  = top + `?.querySelector('section.f')`
		dialog = top + `?.querySelector('dialog[open]')`
	)
	gate := func(service, markup string) string {
		return `<template data-consent="` + service + `">` + markup + `</template>`
	}
	inline := func(service, code string) string { return gate(service, "<script>"+code+"</script>") }
	return Banner{
		Name: "charte", Version: "this build",
		Head:  `<script async src="/live/benchmark.js"></script>`,
		Files: map[string][]byte{"/live/benchmark.js": scripts[0].Code},
		First: first, Choices: dialog, Drawn: `[document.querySelector('#charte')]`,
		Accept:    []string{first + `?.querySelector('[name=accept]')`},
		Refuse:    []string{first + `?.querySelector('[name=refuse]')`},
		Customise: first + `?.querySelector('[name=customise]')`,
		Reopen:    `charte.open()`,
		Withdraw:  []string{dialog + `?.querySelector('[name=refuse]')`},
		Cookie:    policy.DefaultKey,
		Inline:    inline,
		External:  func(service, address string) string { return gate(service, `<script src="`+address+`"></script>`) },
		Frame: func(service, address string) string {
			return `<iframe title="A film" width="560" height="315" data-consent="` + service + `" data-src="` + address + `"></iframe>`
		},
		Late: func(service, code string) string { return inserted(inline(service, code)) },
	}, nil
}

// document is the content as a cookie policy.
func document(c Content) policy.Document {
	d := policy.Document{
		ID: "cookies", Lang: "en", Kind: policy.CookiePolicy, Title: "Cookie policy",
		Choice: policy.Choice{Key: policy.DefaultKey, Lifetime: policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: 6}}},
		Banner: policy.Banner{Position: policy.DefaultPosition, Signal: "ask", Labels: policy.Labels{
			Title: c.Title, Text: c.Description, Accept: c.Accept, Refuse: c.Refuse, Customise: c.Choices, Save: c.Save,
		}},
	}
	for _, category := range c.Categories {
		p := policy.Purpose{ID: category.ID, Title: category.Title, Summary: category.Description, Gate: policy.Consent}
		if category.Necessary {
			p.Gate, p.Exemption = "", policy.ChoiceMemory
		}
		d.Purposes = append(d.Purposes, p)
	}
	for _, s := range c.Services {
		d.Services = append(d.Services, policy.Service{ID: s.ID, Name: s.Name, Purpose: s.Category, Note: s.Description, Signal: signal(s.ID)})
		d.Trackers = append(d.Trackers, trackers(s)...)
	}
	return d
}

// signal is the consent interface of a service of the content. The catalogue knows
// it too, and would add what the content does not say.
func signal(service string) policy.Signal {
	switch service {
	case "google-analytics", "google-ads":
		return policy.Google
	case "matomo":
		return policy.Matomo
	case "meta-pixel":
		return policy.Meta
	}
	return policy.NoSignal
}

// trackers are what a service stores.
func trackers(s Service) []policy.Tracker {
	var out []policy.Tracker
	add := func(kind policy.TrackerKind, name string) {
		out = append(out, policy.Tracker{Name: name, Kind: kind, Purpose: s.Category, Service: s.ID, Place: policy.OnProduct})
	}
	for _, name := range s.Cookies {
		add(policy.Cookie, name)
	}
	for _, pattern := range s.Patterns {
		add(policy.Cookie, strings.TrimPrefix(pattern, "^")+"*")
	}
	for _, name := range s.Keys {
		add(policy.LocalStorage, name)
	}
	return out
}
