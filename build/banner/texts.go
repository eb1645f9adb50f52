package banner

import (
	"cmp"

	"charte/build/policy"
)

// textsOf are the banner's words in one language: the product's own labels where
// it has some, the standard words elsewhere.
func textsOf(product string, e edition, baseURL string) Texts {
	d, l := e.document, e.document.Banner.Labels
	say := func(key string) string { return e.words.Get("banner."+key, "product", e.name) }
	t := Texts{
		Lang: e.words.Lang, Policy: policyAddress(product, e, baseURL), PolicyTitle: d.Title,
		Title: cmp.Or(l.Title, say("title")), Text: cmp.Or(l.Text, say("text")), New: say("new"),
		Accept: cmp.Or(l.Accept, say("accept")), Refuse: cmp.Or(l.Refuse, say("refuse")),
		Customise: cmp.Or(l.Customise, say("customise")), Save: cmp.Or(l.Save, say("save")), Close: say("close"),
		DetailTitle: say("detail-title"), DetailText: say("detail-text"), Always: say("always"), Saved: say("saved"),
		FrameText: say("frame-text"), FrameOnce: say("frame-once"), FrameAlways: say("frame-always"),
		StuckTitle: say("stuck-title"), StuckText: say("stuck-text"), StuckServer: say("stuck-server"),
		StuckService: say("stuck-service"), StuckRemains: say("stuck-remains"),
	}
	if dir := e.words.Text["language.dir"]; dir != "ltr" {
		t.Dir = dir
	}
	f := featuresOf([]edition{e})
	if f.signal {
		t.Signal = say("signal")
	}
	if f.request {
		t.Request, t.Launch = say("request"), say("launch")
	}
	for _, p := range shown(d) {
		t.Purposes = append(t.Purposes, purposeTexts(e, p))
	}
	return t
}

// policyAddress is the address of the page; scripts stand one folder below the
// site's own.
func policyAddress(product string, e edition, baseURL string) string {
	base := "../"
	if baseURL != "" {
		base = baseURL + "/"
	}
	return base + e.words.Lang + "/" + product + "/" + e.document.ID + "/"
}

func purposeTexts(e edition, p policy.Purpose) PurposeTexts {
	words := e.words
	t := PurposeTexts{Title: p.Title, Summary: p.Summary, Refused: p.IfRefused}
	if p.Exempt() {
		// Only what is exempt may go without words of its own.
		t.Title = cmp.Or(t.Title, words.Get("exemption."+string(p.Exemption)+".title"))
		t.Summary = cmp.Or(t.Summary, words.Get("exemption."+string(p.Exemption)+".text"))
	}
	t.Title = cmp.Or(t.Title, p.ID)
	own := e.ownTrackers(p)
	count := len(own)
	t.Trackers = trackerTexts(own, words)
	for _, u := range e.unitsOf(p) {
		s, _ := e.document.Service(u.ID)
		t.Units = append(t.Units, UnitTexts{Note: s.Note, Trackers: trackerTexts(u.Trackers, words)})
		count += len(u.Trackers)
	}
	if count > 0 {
		t.Count = words.Count("banner.trackers", count)
	}
	return t
}

func trackerTexts(trackers []policy.Tracker, words policy.Words) []TrackerTexts {
	var out []TrackerTexts
	for _, t := range trackers {
		out = append(out, TrackerTexts{Why: t.Why, Duration: words.Duration(t.Duration)})
	}
	return out
}
