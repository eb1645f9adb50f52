package adapter

import (
	"io/fs"
	"strings"
)

// tarteaucitron is tarteaucitron.js with its minified files, which load each
// other, the settings of its README, and services of our own, as the README
// teaches. What would call Google, Microsoft and Piano is off: nobody else
// calls them here.
func tarteaucitron(root fs.FS, c Content) (Banner, error) {
	version, files, err := installed(root, "tarteaucitronjs", map[string]string{
		"/peer/tarteaucitron.min.js":          "tarteaucitron.min.js",
		"/peer/tarteaucitron.services.min.js": "tarteaucitron.services.min.js",
		"/peer/css/tarteaucitron.min.css":     "css/tarteaucitron.min.css",
		"/peer/lang/tarteaucitron.en.min.js":  "lang/tarteaucitron.en.min.js",
	})
	if err != nil {
		return Banner{}, err
	}
	files["/peer/init.js"] = []byte(tarteaucitronConfiguration(c))
	const first, choices = `document.querySelector('#tarteaucitronAlertBig')`, `document.querySelector('#tarteaucitron')`
	set := func(service, statements string) string {
		return "tarteaucitron.services." + key(service) + ".js=function(){" + statements + "}"
	}
	element := func(code string) string { return "<script>" + code + "</script>" }
	return Banner{
		Name: "tarteaucitronjs", Version: version, Files: files,
		Head:  `<script src="/peer/tarteaucitron.min.js"></script><script src="/peer/init.js"></script>`,
		First: first, Choices: choices, Drawn: `[document.querySelector('#tarteaucitronRoot')]`,
		Accept:    []string{`document.querySelector('#tarteaucitronPersonalize2')`},
		Refuse:    []string{`document.querySelector('#tarteaucitronAllDenied2')`},
		Customise: `document.querySelector('#tarteaucitronCloseAlert')`,
		Reopen:    `tarteaucitron.userInterface.openPanel()`,
		Withdraw:  []string{`document.querySelector('#tarteaucitronAllDenied')`},
		Cookie:    "tarteaucitron",
		Inline:    func(service, code string) string { return element(set(service, code)) },
		External: func(service, address string) string {
			return element(set(service, "tarteaucitron.addScript("+quoted(address)+")"))
		},
		Frame: func(service, address string) string {
			fill := "tarteaucitron.fallback(['film'],x=>'<iframe title=\"A film\" width=\"560\" height=\"315\" src=\"" + address + "\"></iframe>')"
			rest := ";tarteaucitron.services." + key(service) + ".fallback=function(){tarteaucitron.fallback(['film'],tarteaucitron.engage(" + quoted(key(service)) + "))}"
			return `<div class="film"></div>` + element(set(service, fill)+rest)
		},
		Late: func(service, code string) string {
			return set(service, code) + ";tarteaucitron.dynamicJobPush(" + quoted(key(service)) + ")"
		},
	}, nil
}

// key is the name of a service that no service of the package has.
func key(service string) string { return "our" + strings.ReplaceAll(service, "-", "") }

func tarteaucitronConfiguration(c Content) string {
	out := "tarteaucitronCustomText=" + script(object{
		"alertBigPrivacy": c.Description, "acceptAll": c.Accept, "denyAll": c.Refuse, "personalize": c.Choices, "close": c.Close,
		"title": c.DialogTitle, "disclaimer": c.DialogText, "middleBarHead": c.Title,
	}) + ";tarteaucitron.init(" + script(object{
		"privacyUrl": c.Policy, "bodyPosition": "bottom", "hashtag": "#tarteaucitron", "cookieName": "tarteaucitron",
		"orientation": "bottom", "groupServices": false, "showDetailsOnClick": true, "serviceDefaultState": "wait", "showAlertSmall": false,
		"cookieslist": false, "showIcon": true, "iconPosition": "BottomRight", "adblocker": false, "DenyAllCta": true,
		"AcceptAllCta": true, "highPrivacy": true, "handleBrowserDNTRequest": false, "removeCredit": false, "moreInfoLink": true,
		"useExternalCss": false, "useExternalJs": false, "mandatory": true, "mandatoryCta": true, "googleConsentMode": false,
		"bingConsentMode": false, "pianoConsentMode": false, "dataLayer": false, "serverSide": false, "partnersList": false,
	}) + ");"
	types := map[string]string{"functional": "video", "analytics": "analytic", "marketing": "ads"}
	for _, s := range c.Services {
		if c.necessary(s.Category) {
			continue // what needs no consent is no service there
		}
		cookies := append([]string{}, s.Cookies...)
		for _, pattern := range s.Patterns {
			cookies = append(cookies, strings.TrimPrefix(pattern, "^"))
		}
		out += "tarteaucitron.services." + key(s.ID) + "=Object.assign(" + script(object{
			"key": key(s.ID), "type": types[s.Category], "name": s.Name, "needConsent": true, "cookies": cookies,
		}) + ",{js(){},fallback(){}});(tarteaucitron.job=tarteaucitron.job||[]).push(" + quoted(key(s.ID)) + ");"
	}
	return out
}
