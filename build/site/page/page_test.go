package page

import (
	"html/template"
	"slices"
	"strings"
	"testing"

	"charte/build/policy"
)

// echo are words that say their own key and placeholders, so that a test sees
// which sentence was chosen.
func echo() policy.Words {
	w := policy.Words{Lang: "en", Text: map[string]string{}, Category: func(int) string { return "other" }}
	for _, key := range []string{"list.comma", "list.and"} {
		w.Text[key] = ", "
	}
	w.Text["duration.month.other"] = "{n} months"
	w.Text["duration.day.other"] = "{n} days"
	w.Text["duration.not-stated"] = "not stated"
	w.Text["duration.session"] = "session"
	w.Text["part.item"] = "{title}: {text}"
	w.Text["part.kept-elsewhere"] = "kept at {host} for {duration}"
	w.Text["part.choice-kept"] = "kept {lifetime} in {key}"
	return w
}

func months(n int) policy.Duration {
	return policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: n}}
}

// asking is a document with one exempt purpose and a chat that needs consent.
func asking() subject {
	return subject{
		words:   echo(),
		edition: policy.Edition{Name: "Shop", Address: "https://shop.example"},
		document: policy.Document{
			Purposes: []policy.Purpose{
				{ID: "signin", Title: "Signing in", Exemption: policy.Authentication},
				{ID: "chat", Title: "Chat", Gate: policy.Consent},
			},
			Services: []policy.Service{{ID: "talk", Name: "Talk", Purpose: "chat", Host: "https://talk.example"}},
			Trackers: []policy.Tracker{
				{Name: "a", Kind: policy.Cookie, Purpose: "chat", Service: "talk", Place: policy.OnProduct, Duration: months(13)},
				{Name: "b", Kind: policy.LocalStorage, Purpose: "chat", Service: "talk", Place: policy.OnService},
				{Name: "c", Kind: policy.Cookie, Purpose: "chat", Service: "talk", Place: policy.OnProduct, HTTPOnly: true},
				{Name: "d", Kind: policy.Pixel, Purpose: "chat", Service: "talk", Place: policy.OnProduct},
			},
			Choice: policy.Choice{Key: "eu-consent", Lifetime: months(6)},
			Banner: policy.Banner{Position: "top", Signal: "quiet", Labels: policy.Labels{Accept: "Yes to chat"}},
		},
	}
}

// said is everything that blocks say, in one text.
func said(blocks []Block) string {
	var b strings.Builder
	write := func(texts ...template.HTML) {
		for _, text := range texts {
			b.WriteString(string(text) + "\n")
		}
	}
	for _, block := range blocks {
		if block.Heading != nil {
			write(block.Heading.Text)
		}
		write(block.Text, block.Note)
		write(append(block.Items, block.Notes...)...)
		for _, f := range append(block.Facts, block.Terms...) {
			write(template.HTML(f.Label), f.Text)
			write(f.Items...)
		}
		if block.Fold != nil {
			write(template.HTML(block.Fold.Summary), template.HTML(said(block.Fold.Blocks)))
		}
		if block.Button != nil {
			write(template.HTML(block.Button.Href))
		}
		if block.Table != nil {
			write(template.HTML(block.Table.Caption))
			for _, row := range block.Table.Rows {
				for _, cell := range row {
					write(cell.Text)
					write(cell.Notes...)
				}
			}
		}
	}
	return b.String()
}

func contains(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, want := range all {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func lacks(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, word := range all {
		if strings.Contains(text, word) {
			t.Errorf("%q is in\n%s", word, text)
		}
	}
}

func TestSentencesAboutTheBannerComeFromItsConfiguration(t *testing.T) {
	text := said(asking().choices())
	contains(t, text, "part.banner-appears-top", "Yes to chat", "banner.refuse", "kept 6 months in <code>eu-consent</code>", "part.signal-quiet")
	lacks(t, text, "part.nothing-asked", "part.choice-shared")
	s := asking()
	s.document.Banner.Position, s.document.Banner.Signal, s.document.Choice.Domain = "bottom", "off", "shop.example"
	text = said(s.choices())
	contains(t, text, "part.banner-appears-bottom", "part.choice-shared")
	lacks(t, text, "part.signal")
}

func TestServicesThatLoadBeforeTheChoiceAreSaid(t *testing.T) {
	s := asking()
	s.words.Text["part.early"] = "early {list}"
	for name, blocks := range map[string][]Block{"choices": s.choices(), "trackers": s.trackers(), "services": s.services(), "brief": s.brief()} {
		if text := said(blocks); strings.Contains(text, "early") {
			t.Errorf("%s say that something loads early: %s", name, text)
		}
	}
	s.document.Services[0].Mode = policy.Advanced
	contains(t, said(s.choices()), "early Talk")
	contains(t, said(s.brief()), "early Talk")
	contains(t, said(s.trackers()), "early Talk")
	contains(t, said(s.services()), "part.early-note")
	if text := said(s.trackers()); strings.Contains(text, "part.why-consent") {
		t.Errorf("the page says that nothing loads before: %s", text)
	}
}

func TestRefusingAndWithdrawingDoNotKeepOutWhatLoadsEarly(t *testing.T) {
	s := asking()
	contains(t, said(s.choices()), "part.effect-refuse⟩")
	contains(t, said(s.refused()), "part.refused-not-stated⟩")
	lacks(t, said(s.withdraw()), "part.withdraw-early")
	s.document.Services[0].Mode = policy.Advanced
	for _, key := range []string{"effect-refuse-early", "refused-not-stated-early", "withdraw-early"} {
		s.words.Text["part."+key] = key + " of {list}"
	}
	contains(t, said(s.choices()), "Effect-refuse-early of Talk")
	lacks(t, said(s.choices()), "effect-refuse⟩")
	contains(t, said(s.refused()), "refused-not-stated-early of Talk")
	lacks(t, said(s.refused()), "refused-not-stated⟩")
	contains(t, said(s.withdraw()), "withdraw-early of Talk")
	s.document.Purposes[1].IfRefused = "Write to us."
	contains(t, said(s.refused()), "Write to us.")
}

func TestRefusingAndWithdrawingDoNotKeepOutWhatBringsTheBanner(t *testing.T) {
	s := asking()
	for _, key := range []string{"effect-refuse-through", "withdraw-through"} {
		s.words.Text["part."+key] = key + " of {service}"
	}
	lacks(t, said(s.choices())+said(s.withdraw()), "-through of")
	s.document.Banner.Through = "talk"
	contains(t, said(s.choices()), "Effect-refuse-through of Talk")
	contains(t, said(s.withdraw()), "withdraw-through of Talk")
	s.document.Services[0].Purpose = "signin"
	lacks(t, said(s.choices())+said(s.withdraw()), "-through of")
}

func TestNothingToConsentToIsExplained(t *testing.T) {
	s := asking()
	s.document.Purposes = s.document.Purposes[:1]
	contains(t, said(s.choices()), "part.nothing-asked⟩", "part.exempt-because", "Signing in")
	contains(t, said(s.withdraw()), "part.nothing-to-withdraw")
	contains(t, said(s.refused()), "part.nothing-to-refuse")
	lacks(t, said(s.rights()), "right.withdrawal")
	lacks(t, said(s.trackers()), "eu-consent")
	text := s.standard()
	contains(t, text, "clause.no-choices.title")
	lacks(t, text, "{#withdraw}", "{#refused}")
}

func TestOnRequestIsNotAskedButCanBeRefused(t *testing.T) {
	s := asking()
	s.document.Purposes[1].Gate = policy.OnRequest
	contains(t, said(s.choices()), "part.nothing-asked-on-request", "part.on-request", "Chat")
	contains(t, said(s.trackers()), "part.why-request", "<code>eu-consent</code>")
	contains(t, said(s.withdraw()), "https://shop.example#eu-consent")
}

func TestWithdrawalSaysWhatStays(t *testing.T) {
	text := said(asking().withdraw())
	contains(t, text, "https://shop.example#eu-consent", "<code>a</code>: ", "kept at <code>talk.example</code> for not stated", "part.kept-http-only", "part.kept-pixel")
	s := asking()
	s.edition.Address = ""
	lacks(t, said(s.withdraw()), "#eu-consent")
}

func TestTheChoiceCookieIsAmongTheTrackers(t *testing.T) {
	contains(t, said(asking().trackers()), "exemption.choice-memory.title", "<code>eu-consent</code>", "6 months")
}

func TestTrackersThatTheBannerCannotEraseSaySo(t *testing.T) {
	if n := strings.Count(said(asking().trackers()), "part.not-erasable"); n != 3 {
		t.Errorf("%d trackers are said to stay, want 3", n)
	}
}

func TestDurationsForMachines(t *testing.T) {
	for want, span := range map[string]policy.Span{
		`<data value="P13M">13 months</data>`:         {Months: 13},
		`<time datetime="P2D">2 days</time>`:          {Days: 2},
		`<data value="P1M2D">1 months, 2 days</data>`: {Months: 1, Days: 2},
	} {
		d := policy.Duration{Until: policy.Elapsed, Span: span}
		if got := asking().duration(policy.Tracker{Duration: d}).Text; string(got) != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for until, want := range map[policy.Until]string{policy.SessionEnd: "Session", policy.NotStated: "Not stated"} {
		if got := asking().duration(policy.Tracker{Duration: policy.Duration{Until: until}}).Text; string(got) != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestColumnsStandOnlyWhereATrackerFillsThem(t *testing.T) {
	s := asking()
	p := s.document.Purposes[1]
	count := func() int { return len(s.columns(p, policy.Cookie, s.document.Trackers)) }
	if n := count(); n != 3 {
		t.Errorf("%d columns, want name, purpose and duration", n)
	}
	s.document.Trackers[0].Provider, s.document.Trackers[0].Area = "Talk SA", "Back office"
	if n := count(); n != 5 {
		t.Errorf("%d columns, want provider and place as well", n)
	}
}

func TestAnchorsAreUniqueAndHeadingsNest(t *testing.T) {
	s := asking()
	s.places = places("## A {#a}\n\n{{< purposes >}}\n\n### B {#b}\n\n{{< trackers purpose=\"chat\" >}}\n\n{{< name >}}, {{<trackers>}}\n")
	var got []string
	for i := range s.places {
		s.at = i
		got = append(got, s.anchorOf("chat")+" "+strings.Repeat("#", s.level()))
	}
	want := []string{"purpose-chat ###", "purpose-chat-2 ####", "purpose-chat-3 ####", "purpose-chat-3 ####"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRelativeLinks(t *testing.T) {
	for _, c := range []struct{ from, to, folder, file string }{
		{"index.html", "fr/index.html", "fr/", "fr/index.html"},
		{"fr/index.html", "fr/index.html", "./", "index.html"},
		{"fr/a/b/index.html", "en/a/b/index.html", "../../../en/a/b/", "../../../en/a/b/index.html"},
		{"fr/a/b/index.html", "fr/a/index.html", "../", "../index.html"},
		{"fr/a/index.html", "fr/a/b/index.html", "b/", "b/index.html"},
		{"fr/a/index.html", "index.html", "../../", "../../index.html"},
	} {
		if got := relative(c.from, c.to, false); got != c.folder {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.folder)
		}
		if got := relative(c.from, c.to, true); got != c.file {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.file)
		}
	}
}

func TestAddressesInATextLeadToPages(t *testing.T) {
	s := &Site{byPath: map[string]*Page{"fr/index.html": nil, "fr/shop/index.html": nil, "fr/shop/privacy/index.html": {}, "fr/shop/cookies/index.html": {}, "en/shop/privacy/index.html": {}}}
	r := resolver{from: "fr/shop/cookies/index.html", files: true, product: "shop", lang: "fr", site: s}
	for address, want := range map[string]string{
		"#choices":                "#choices",
		"https://example.org/x#y": "https://example.org/x#y",
		"mailto:dpo@example.org":  "mailto:dpo@example.org",
		"/shop/privacy/":          "../privacy/index.html",
		"/shop/privacy/#rights":   "../privacy/index.html#rights",
		"/en/shop/privacy":        "../../../en/shop/privacy/index.html",
		"../privacy/":             "../privacy/index.html",
		"privacy.fr.md#rights":    "../privacy/index.html#rights",
		"../shop/privacy.md":      "../privacy/index.html",
		"_index.fr.md":            "../index.html",
		"/":                       "../../index.html",
	} {
		if got, err := r.markdown(address); got != want {
			t.Errorf("%s leads to %q, want %q (%v)", address, got, want, err)
		}
	}
	for _, address := range []string{"/shop/terms/", "terms.fr.md", "javascript:alert(1)", "data:text/html,x", "JavaScript:x"} {
		if got, err := r.markdown(address); err == nil {
			t.Errorf("%q leads to %q", address, got)
		}
	}
}

func TestFrenchTypography(t *testing.T) {
	for text, want := range map[string]string{
		"Vos choix : oui !":                  "Vos choix\u00a0: oui\u202f!",
		"« Refuser » ; `a : b` ?":            "«\u00a0Refuser\u00a0»\u202f; `a : b`\u202f?",
		"[ici : là](/a ?b) : fin":            "[ici\u00a0: là](/a ?b)\u00a0: fin",
		"{{< trackers purpose=\"a : b\" >}}": "{{< trackers purpose=\"a : b\" >}}",
		"un\ndeux :\ntrois":                  "un\ndeux\u00a0:\ntrois",
	} {
		if got := typography("fr", text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := typography("en", "a : b"); got != "a : b" {
		t.Errorf("English changed: %q", got)
	}
}

func TestNothingDeclaredBecomesMarkup(t *testing.T) {
	if got := line("<b>`<i>`&"); got != "&lt;b&gt;<code>&lt;i&gt;</code>&amp;" {
		t.Errorf("%s", got)
	}
	if got := escape("a_b*[x]({{<"); got != `a\_b\*\[x\]\(\{\{\<` {
		t.Errorf("%s", got)
	}
}
