package rules

import (
	"slices"
	"strings"
	"testing"

	"charte/build/diag"
	"charte/build/policy"
)

// soundPage is the page of the sound product's policy, without a finding.
const soundPage = `<!doctype html><html lang="fr"><head><title>Cookies – Acme</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="https://legal.acme.example/fr/acme/cookies/">
<link rel="stylesheet" href="../../../a/page.css"></head><body>
<a href="#main">Aller au texte</a><a href="../../">Politiques</a>
<main id="main" tabindex="-1"><h1>Cookies</h1><h2>Traceurs</h2>
<h3>Mémoire de votre choix</h3><h3>Chat d’assistance</h3>
<table><caption>Cookies</caption><tr><th scope="col">Nom</th></tr><tr><th scope="row"><code>cw_<wbr>*</code></th></tr></table>
<p>Chatwoot, de Chatwoot Inc.</p><ul><li>Tout accepter</li><li>Tout refuser</li></ul>
<p><a href="https://www.acme.example/#eu-consent">Gérer mes choix</a></p></main></body></html>`

// shownProduct is the product that the page is about.
func shownProduct() policy.Product {
	p := sound()
	d := &p.Editions[0].Documents[0]
	d.Purposes[0].Title, d.Purposes[1].Title = "Mémoire de votre choix", "Chat d’assistance"
	return p
}

func lookAt(p policy.Product, files map[string]string) diag.List {
	in := Input{
		Site: policy.Site{Languages: []string{"fr", "en"}, Products: []policy.Product{p}}, Today: today, Lang: "en",
		Words: map[string]policy.Words{"fr": {Lang: "fr", Text: map[string]string{
			"banner.accept": "Tout accepter", "banner.refuse": "Tout refuser", "banner.open": "Gérer mes choix",
		}}},
	}
	raw := map[string][]byte{}
	for name, text := range files {
		raw[name] = []byte(text)
	}
	return CheckPages(in, raw)
}

func codesOf(l diag.List) []string {
	var out []string
	for _, p := range l {
		out = append(out, p.Code)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

const policyPage = "fr/acme/cookies/index.html"

// change replaces a part of the sound page by another, or puts it before a part.
type change struct{ old, by string }

func (c change) page(t *testing.T) string {
	t.Helper()
	if !strings.Contains(soundPage, c.old) {
		t.Fatalf("the page has no %q", c.old)
	}
	return strings.Replace(soundPage, c.old, c.by, 1)
}

func before(old, what string) change { return change{old, what + old} }

// pageCases are, for each rule about pages, changes that fire and ones that do not.
var pageCases = map[string]struct{ fires, nearMisses []change }{
	"BAN-01": {
		fires: []change{
			before("</main>", `<img src="//count.test/p.gif" alt="">`),
			before("</head>", `<link rel="preconnect" href="https://fonts.test">`),
			before("</head>", `<style>body{background:url("https://cdn.test/a.png")}</style>`),
			before("</main>", `<p style="background:url(https://cdn.test/a.png)">a</p>`),
			before("</main>", `<img srcset="a.png 1x, https://cdn.test/b.png 2x" alt="">`),
			before("</main>", `<template data-consent="chat"><script src="https://chat.test/sdk.js"></script></template>`),
		},
		nearMisses: []change{
			before("</main>", `<p><a href="https://www.cnil.fr/">La CNIL</a></p>`),
			before("</head>", `<link rel="alternate" hreflang="en" href="https://elsewhere.test/">`),
			before("</head>", `<script src="https://legal.acme.example/live/acme.js"></script>`),
			before("</main>", `<template data-consent="chat"><script data-src="https://chat.test/sdk.js"></script></template>`),
			before("</main>", `<script type="text/plain" src="https://chat.test/sdk.js"></script>`),
			before("</main>", `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">`),
		},
	},
	"RET-01": {
		fires: []change{{`<a href="https://www.acme.example/#eu-consent">Gérer mes choix</a>`, "Gérer mes choix"}},
		nearMisses: []change{
			{`<a href="https://www.acme.example/#eu-consent">Gérer mes choix</a>`, `<button type="button" data-consent-open>Gérer</button>`},
		},
	},
	"INF-02": {
		fires:      []change{{"cw_<wbr>*", "_autre"}, {"Chat d’assistance", "Autre"}},
		nearMisses: []change{{"Chat d’assistance", "Chat\nd'assistance"}},
	},
	"INF-03": {
		fires:      []change{{"<li>Tout refuser</li>", ""}},
		nearMisses: []change{{"Tout refuser", "<strong>tout</strong> refuser"}},
	},
	"INF-08": {
		fires:      []change{{"Chatwoot, de Chatwoot Inc.", "Un chat"}, {"Chatwoot Inc.", "Chatwoot"}},
		nearMisses: []change{{"<p>Chatwoot, de Chatwoot Inc.</p>", "<table><caption>Services</caption><tr><th scope=col>chatwoot</th></tr><tr><td>Chatwoot Inc.</td></tr></table>"}},
	},
	"INF-18": {
		fires:      []change{{"<h3>Mémoire de votre choix</h3>", ""}},
		nearMisses: []change{{"Mémoire de votre choix", "Mémoire de\u00a0votre choix"}},
	},
	"A11-03": {
		fires:      []change{{"<caption>Cookies</caption>", ""}, {` scope="row"`, ""}, {"<table>", "<table><caption></caption>"}},
		nearMisses: []change{before("</main>", `<table role="presentation"><tr><td>a</td></tr></table>`)},
	},
	"A11-04": {
		fires: []change{
			before("</main>", `<p>Cliquez <a href="../">ici</a>.</p>`),
			before("</main>", `<p><a href="../"><img src="a.png" alt=""></a></p>`),
		},
		nearMisses: []change{
			before("</main>", `<p><a href="../" aria-label="Politique de confidentialité">ici</a></p>`),
			before("</main>", `<p><a href="../"><img src="a.png" alt="Acme"></a></p>`),
			before("</main>", `<p><a id="here">ici</a></p>`),
		},
	},
	"A11-06": {
		fires:      []change{{` lang="fr"`, ""}, {`lang="fr"`, `lang="de"`}, {"Cookies – Acme", " "}},
		nearMisses: []change{before("</main>", `<p lang="de">Ein Wort</p>`)},
	},
	"A11-07": {
		fires: []change{
			{"<h2>Traceurs</h2>", "<h2>Traceurs</h2><h5>Détail</h5>"}, {"<h2>Traceurs</h2>", "<h1>Traceurs</h1><h2>A</h2>"},
			{"<h1>Cookies</h1>", "<h1>Cookies</h1><h2></h2>"}, {`<a href="#main">Aller au texte</a>`, ""},
			{`<main id="main" tabindex="-1">`, `<main id="main"></main><main>`}, {"<li>Tout accepter</li>", "<li>Tout accepter</li><li> </li>"},
		},
		nearMisses: []change{
			{"</table>", "</table><h2>Encore</h2>"},
			{`<a href="#main">Aller au texte</a>`, `<p><a href="#text">Aller au texte</a></p>`},
		},
	},
	"A11-08": {
		fires:      []change{{"initial-scale=1", "initial-scale=1, user-scalable=no"}, {"initial-scale=1", "maximum-scale=1.0"}},
		nearMisses: []change{{"initial-scale=1", "initial-scale=1, maximum-scale=5"}},
	},
	"A11-11": {
		fires:      []change{{`<a href="../../">`, `<a href="../../" tabindex="3">`}},
		nearMisses: []change{{`<a href="../../">`, `<a href="../../" tabindex="0">`}},
	},
	"A11-12": {
		fires:      []change{before("</head>", `<meta http-equiv="refresh" content="30">`), before("</main>", `<video autoplay src="a.webm"></video>`)},
		nearMisses: []change{before("</head>", `<meta http-equiv="refresh" content="0; url=fr/">`), before("</main>", `<video controls src="a.webm"></video>`)},
	},
}

func TestEachPageRuleFiresOnItsCaseAndOnNothingElse(t *testing.T) {
	if got := lookAt(shownProduct(), map[string]string{policyPage: soundPage}); len(got) > 0 {
		t.Fatalf("the sound page has findings: %+v", got)
	}
	for code, c := range pageCases {
		for _, fires := range c.fires {
			got := lookAt(shownProduct(), map[string]string{policyPage: fires.page(t)})
			if !slices.Equal(codesOf(got), []string{code}) {
				t.Errorf("%s: %q gives %v", code, fires.by, codesOf(got))
			}
		}
		for _, miss := range c.nearMisses {
			page := strings.Replace(miss.page(t), "<h1>Cookies</h1>", `<h1 id="text">Cookies</h1>`, 1)
			if got := lookAt(shownProduct(), map[string]string{policyPage: page}); len(got) > 0 {
				t.Errorf("%s: the near miss %q gives %v", code, miss.by, codesOf(got))
			}
		}
	}
}

func TestExemptMeasuringHasToBeOnThePage(t *testing.T) {
	p := shownProduct()
	measures(unchanged)(nil, &p.Editions[0].Documents[0])
	if got := codesOf(lookAt(p, map[string]string{policyPage: soundPage})); !slices.Equal(got, []string{"AUD-06"}) {
		t.Error(got)
	}
	shown := strings.Replace(soundPage, "</main>", "<h2>Mesure d'audience</h2><p>m_id</p></main>", 1)
	if got := lookAt(p, map[string]string{policyPage: shown}); len(got) > 0 {
		t.Errorf("%+v", got)
	}
}

func TestPageOfAProductWithoutAddressNamesTheLink(t *testing.T) {
	p := shownProduct()
	p.Editions[0].Address = ""
	page := strings.Replace(soundPage, `<a href="https://www.acme.example/#eu-consent">Gérer mes choix</a>`, "Le lien « Gérer mes choix » ouvre vos choix.", 1)
	if got := lookAt(p, map[string]string{policyPage: page}); len(got) > 0 {
		t.Errorf("%+v", got)
	}
}

func TestOtherPagesNeedNoPolicy(t *testing.T) {
	page := strings.Replace(soundPage, `<li>Tout refuser</li>`, "", 1)
	for _, file := range []string{"fr/acme/index.html", "fr/acme/terms/index.html", "index.html", "fr/404.html"} {
		if got := lookAt(shownProduct(), map[string]string{file: page}); len(got) > 0 {
			t.Errorf("%s: %+v", file, got)
		}
	}
}

func TestFindingsOnPagesCanBeAccepted(t *testing.T) {
	p := shownProduct()
	p.Editions[0].Documents[0].Ignore = []policy.Acceptance{{Rule: "INF-02", On: []string{"cw_*"}, Reason: "named in another document", Until: today}}
	list := lookAt(p, map[string]string{policyPage: strings.Replace(soundPage, "cw_<wbr>*", "_autre", 1)})
	if len(list) != 1 || list[0].Accepted == "" {
		t.Errorf("%+v", list)
	}
}

// Whether an acceptance of something on a page is of use, only the pages tell.
func TestAnAcceptanceOfWhatAPageShowsIsNotIdle(t *testing.T) {
	p := shownProduct()
	d := &p.Editions[0].Documents[0]
	d.Ignore = []policy.Acceptance{{Rule: "INF-02", Reason: "shown elsewhere", Until: today}, {Rule: "INF-07", Reason: "known", Until: today}}
	if got := found(p); !slices.Equal(got, []string{"IGN-02"}) || len(look(p)) != 1 {
		t.Errorf("%+v", look(p))
	}
}
