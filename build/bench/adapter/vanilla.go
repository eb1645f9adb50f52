package adapter

import "io/fs"

// vanilla is vanilla-cookieconsent, installed by its documentation's three
// files. It hides from automated browsers unless told not to.
func vanilla(root fs.FS, c Content) (Banner, error) {
	version, files, err := installed(root, "vanilla-cookieconsent", map[string]string{
		"/peer/cookieconsent.css": "dist/cookieconsent.css", "/peer/cookieconsent.umd.js": "dist/cookieconsent.umd.js",
	})
	if err != nil {
		return Banner{}, err
	}
	files["/peer/cookieconsent-config.js"] = []byte("CookieConsent.run(" + script(vanillaConfiguration(c)) + ")")
	const first, choices = `document.querySelector('#cc-main .cm')`, `document.querySelector('#cc-main .pm')`
	gate := func(service, rest string) string {
		s := named(c, service)
		return `<script type="text/plain" data-category="` + s.Category + `" data-service="` + s.Name + `"` + rest + `</script>`
	}
	inline := func(service, code string) string { return gate(service, ">"+code) }
	return Banner{
		Name: "vanilla-cookieconsent", Version: version, Files: files,
		Head: `<link rel="stylesheet" href="/peer/cookieconsent.css"><script defer src="/peer/cookieconsent.umd.js"></script>` +
			`<script defer src="/peer/cookieconsent-config.js"></script>`,
		First: first, Choices: choices, Drawn: `[document.querySelector('#cc-main')]`,
		Accept:    []string{first + `?.querySelector('[data-role=all]')`},
		Refuse:    []string{first + `?.querySelector('[data-role=necessary]')`},
		Customise: first + `?.querySelector('[data-role=show]')`,
		Reopen:    `CookieConsent.showPreferences()`,
		Withdraw:  []string{choices + `?.querySelector('[data-role=necessary]')`},
		Cookie:    "cc_cookie",
		Inline:    inline,
		External:  func(service, address string) string { return gate(service, ` data-src="`+address+`">`) },
		// The package holds back scripts only; its documentation sends to another.
		Frame: nil,
		Late:  func(service, code string) string { return inserted(inline(service, code)) },
	}, nil
}

func vanillaConfiguration(c Content) object {
	categories := object{}
	sections := []object{{"description": c.DialogText}}
	for _, category := range c.Categories {
		services, clear := object{}, []object{}
		for _, s := range c.of(category.ID) {
			services[s.Name] = object{"label": s.Name}
			for _, name := range s.names() {
				clear = append(clear, object{"name": name})
			}
		}
		if category.Necessary {
			categories[category.ID] = object{"enabled": true, "readOnly": true, "services": services}
		} else {
			categories[category.ID] = object{"services": services, "autoClear": object{"cookies": clear}}
		}
		sections = append(sections, object{"title": category.Title, "description": category.Description, "linkedCategory": category.ID})
	}
	consent := object{
		"title": c.Title, "description": c.Description, "acceptAllBtn": c.Accept, "acceptNecessaryBtn": c.Refuse,
		"showPreferencesBtn": c.Choices, "footer": `<a href="` + c.Policy + `">Cookie policy</a>`,
	}
	preferences := object{
		"title": c.DialogTitle, "acceptAllBtn": c.Accept, "acceptNecessaryBtn": c.Refuse, "savePreferencesBtn": c.Save,
		"closeIconLabel": c.Close, "sections": sections,
	}
	return object{
		"hideFromBots": false, "categories": categories,
		"language": object{"default": "en", "translations": object{"en": object{"consentModal": consent, "preferencesModal": preferences}}},
	}
}

// named finds a service by its id.
func named(c Content, id string) Service {
	for _, s := range c.Services {
		if s.ID == id {
			return s
		}
	}
	return Service{}
}
