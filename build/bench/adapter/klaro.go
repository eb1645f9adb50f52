package adapter

import "io/fs"

// klaro is Klaro, installed by its documentation's two files.
func klaro(root fs.FS, c Content) (Banner, error) {
	version, files, err := installed(root, "klaro", map[string]string{"/peer/klaro.js": "dist/klaro.js"})
	if err != nil {
		return Banner{}, err
	}
	files["/peer/config.js"] = []byte("var klaroConfig=" + script(klaroConfiguration(c)))
	const first, choices = `document.querySelector('#klaro .cookie-notice:not(.cookie-notice-hidden)')`, `document.querySelector('#klaro .cookie-modal .cm-modal')`
	gate := func(service, rest string) string {
		return `<script type="text/plain" data-type="application/javascript" data-name="` + service + `"` + rest + `</script>`
	}
	inline := func(service, code string) string { return gate(service, ">"+code) }
	return Banner{
		Name: "klaro", Version: version, Files: files,
		Head:  `<script defer src="/peer/config.js"></script><script defer data-config="klaroConfig" src="/peer/klaro.js"></script>`,
		First: first, Choices: choices, Drawn: `[document.querySelector('#klaro')]`,
		Accept:    []string{first + `?.querySelector('.cm-btn-success')`},
		Refuse:    []string{first + `?.querySelector('.cn-decline')`},
		Customise: first + `?.querySelector('.cn-learn-more')`,
		Reopen:    `klaro.show()`,
		// Once a choice was made, its dialog has no button that refuses.
		Withdraw: []string{choices + `?.querySelector('.cm-toggle-all label')`, choices + `?.querySelector('.cm-btn-accept')`},
		Cookie:   "klaro",
		Inline:   inline,
		External: func(service, address string) string { return gate(service, ` data-src="`+address+`">`) },
		Frame: func(service, address string) string {
			return `<iframe title="A film" width="560" height="315" data-name="` + service + `" data-src="` + address + `"></iframe>`
		},
		Late: func(service, code string) string { return inserted(inline(service, code)) },
	}, nil
}

func klaroConfiguration(c Content) object {
	purposes, services := object{}, []object{}
	for _, category := range c.Categories {
		purposes[category.ID] = object{"title": category.Title, "description": category.Description}
	}
	for _, s := range c.Services {
		services = append(services, object{
			"name": s.ID, "title": s.Name, "description": s.Description, "purposes": []string{s.Category},
			"required": c.necessary(s.Category), "cookies": s.names(),
		})
	}
	return object{
		"version": 1, "acceptAll": true, "lang": "en", "services": services,
		"translations": object{"en": object{
			"privacyPolicyUrl": c.Policy, "acceptAll": c.Accept, "decline": c.Refuse, "acceptSelected": c.Save, "close": c.Close, "purposes": purposes,
			"consentNotice": object{"title": c.Title, "description": c.Description, "learnMore": c.Choices},
			"consentModal":  object{"title": c.DialogTitle, "description": c.DialogText},
		}},
	}
}
