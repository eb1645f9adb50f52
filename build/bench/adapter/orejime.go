package adapter

import "io/fs"

// orejime is Orejime's standard theme in English, with its configuration in a
// file of its own so that it can stand under a strict policy.
func orejime(root fs.FS, c Content) (Banner, error) {
	version, files, err := installed(root, "orejime", map[string]string{
		"/peer/orejime-standard-en.js": "dist/orejime-standard-en.js", "/peer/orejime-standard.css": "dist/orejime-standard.css",
	})
	if err != nil {
		return Banner{}, err
	}
	files["/peer/orejime-config.js"] = []byte("window.orejimeConfig=" + script(orejimeConfiguration(c)))
	const first, choices = `document.querySelector('.orejime-Banner')`, `document.querySelector('.orejime-Modal')`
	gate := func(attributes, service, markup string) string {
		return `<template data-purpose="` + service + `"` + attributes + `>` + markup + `</template>`
	}
	inline := func(service, code string) string { return gate("", service, "<script>"+code+"</script>") }
	return Banner{
		Name: "orejime", Version: version, Files: files,
		Head: `<script src="/peer/orejime-config.js"></script><script src="/peer/orejime-standard-en.js"></script>` +
			`<link href="/peer/orejime-standard.css" rel="stylesheet">`,
		First: first, Choices: choices, Drawn: `[...document.querySelectorAll('.orejime-Root')]`,
		Accept:    []string{first + `?.querySelector('.orejime-Banner-saveButton')`},
		Refuse:    []string{first + `?.querySelector('.orejime-Banner-declineButton')`},
		Customise: first + `?.querySelector('.orejime-Banner-learnMoreButton')`,
		Reopen:    `orejime.prompt()`,
		Withdraw:  []string{choices + `?.querySelector('.orejime-PurposeToggles-disableAll')`, choices + `?.querySelector('.orejime-Modal-saveButton')`},
		Cookie:    "eu-consent",
		Inline:    inline,
		External:  func(service, address string) string { return gate("", service, `<script src="`+address+`"></script>`) },
		Frame: func(service, address string) string {
			return gate(" data-contextual", service, `<iframe title="A film" width="560" height="315" src="`+address+`"></iframe>`)
		},
		Late: func(service, code string) string { return inserted(inline(service, code)) },
	}, nil
}

func orejimeConfiguration(c Content) object {
	var groups []object
	for _, category := range c.Categories {
		var purposes []object
		for _, s := range c.of(category.ID) {
			purpose := object{"id": s.ID, "title": s.Name, "description": s.Description, "cookies": s.names()}
			if category.Necessary {
				purpose["isMandatory"] = true
			}
			purposes = append(purposes, purpose)
		}
		groups = append(groups, object{"id": category.ID, "title": category.Title, "description": category.Description, "purposes": purposes})
	}
	return object{
		"privacyPolicyUrl": c.Policy, "purposes": groups,
		"translations": object{
			"banner": object{"title": c.Title, "description": c.Description, "accept": c.Accept, "decline": c.Refuse, "configure": c.Choices},
			"modal":  object{"title": c.DialogTitle, "description": c.DialogText, "save": c.Save, "close": c.Close},
		},
	}
}
