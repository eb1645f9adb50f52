package banner_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"charte/build/policy"
)

// spoken are the languages in which there is a banner: the official ones of the
// European Union, and some of their neighbours.
var spoken = strings.Fields("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv ar ca is nb tr uk")

// forBanner are the words that the banner needs; pages need others too.
var forBanner = regexp.MustCompile(`^(language|banner|duration|list)\.|^part\.choice-why$|^exemption\.[a-z-]+\.(title|text)$`)

// counted is a key of which there is one for each form that a number takes.
var counted = regexp.MustCompile(`^(.+)\.(zero|one|two|few|many|other)$`)

// same are the words that a language rightly shares with English.
var same = map[string][]string{
	"language.dir":          spoken,
	"list.comma":            spoken,
	"duration.week.one":     {"nl"},
	"duration.minute.one":   {"fr"},
	"duration.minute.other": {"fr"},
	"banner.trackers.one":   {"nl"},
	"banner.trackers.other": {"nl"},
}

// longest is how many letters the labels of accepting and refusing may have, so
// that both stand side by side on a phone.
const longest = 30

// needed are the keys that a language has to have: those of English, with a form
// for each category of a whole number that banners show.
func needed(english, w policy.Words) []string {
	keys := map[string]bool{}
	for key := range english.Text {
		if !forBanner.MatchString(key) {
			continue
		}
		m := counted.FindStringSubmatch(key)
		if m == nil {
			keys[key] = true
			continue
		}
		keys[m[1]+".other"] = true // what Count falls back on
		for n := range 201 {
			keys[m[1]+"."+w.Category(n)] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

func TestLanguagesHaveTheWordsOfTheBanner(t *testing.T) {
	all := words(t)
	for _, lang := range spoken {
		w, known := all[lang]
		if !known {
			t.Errorf("there is no i18n/%s.yaml", lang)
			continue
		}
		keys := needed(all["en"], w)
		for _, key := range keys {
			if strings.TrimSpace(w.Text[key]) == "" {
				t.Errorf("i18n/%s.yaml lacks %s, which banners need", lang, key)
			}
		}
		if w.Has("page.skip") {
			continue // the words of pages are there too
		}
		for key := range w.Text {
			if !slices.Contains(keys, key) {
				t.Errorf("i18n/%s.yaml has %s, which banners do not need", lang, key)
			}
		}
	}
}

// general is the English key that says the same: languages differ in the forms
// of a number.
func general(key string) string { return counted.ReplaceAllString(key, "$1.other") }

func TestLanguagesHaveTheSamePlaceholders(t *testing.T) {
	all := words(t)
	for _, lang := range spoken {
		w := all[lang]
		for _, key := range needed(all["en"], w) {
			got, want := policy.Placeholders(w.Text[key]), policy.Placeholders(all["en"].Text[general(key)])
			inWords := strings.HasSuffix(key, ".one") || strings.HasSuffix(key, ".two")
			if len(got) == 0 && inWords && saysOneNumber(w, key) {
				continue // as in Arabic, whose noun tells by itself
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s holds %q in %s and %q in English", key, got, lang, want)
			}
		}
	}
}

// saysOneNumber tells whether a single number takes the form: in Lithuanian 21
// takes that of 1, so the number has to be written.
func saysOneNumber(w policy.Words, key string) bool {
	numbers := 0
	for n := range 201 {
		if strings.HasSuffix(key, "."+w.Category(n)) {
			numbers++
		}
	}
	return numbers == 1
}

func TestLanguagesLeaveNothingInEnglish(t *testing.T) {
	all := words(t)
	for _, lang := range spoken {
		if lang == "en" {
			continue
		}
		for _, key := range needed(all["en"], all[lang]) {
			word := all[lang].Text[key]
			if word == all["en"].Text[general(key)] && !slices.Contains(same[key], lang) {
				t.Errorf("%s is %q in %s, as in English", key, word, lang)
			}
		}
	}
}

// spacing is what a translation easily gets wrong: French spaces elsewhere than
// in French, straight quotes, a space too many.
var spacing = regexp.MustCompile(`[\x{A0}\x{202F}]|\S [:;!?»]|« |  |["']|^\s|\s$`)

// loose is a space that French does not let a line break at.
var loose = regexp.MustCompile(` [:;!?»]|« |["']|  `)

// verbatim is shown letter by letter.
var verbatim = regexp.MustCompile("`[^`]*`")

func TestFrenchKeepsItsTypography(t *testing.T) {
	for key, word := range words(t)["fr"].Text {
		if loose.MatchString(verbatim.ReplaceAllString(word, "`…`")) {
			t.Errorf("%s has a space that breaks, or a straight quote: %q", key, word)
		}
	}
}

func TestLanguagesKeepTheirTypography(t *testing.T) {
	all := words(t)
	for _, lang := range spoken {
		if lang == "en" || lang == "fr" {
			continue
		}
		for key, word := range all[lang].Text {
			if !strings.HasPrefix(key, "list.") && spacing.MatchString(word) {
				t.Errorf("%s has a wrong space or quote in %s: %q", key, lang, word)
			}
		}
		if dir := all[lang].Text["language.dir"]; (dir == "rtl") != (lang == "ar") {
			t.Errorf("%s is written %s", lang, dir)
		}
	}
}

func TestLanguagesLabelBothAnswersAlike(t *testing.T) {
	all := words(t)
	for _, lang := range spoken {
		accept, refuse := all[lang].Text["banner.accept"], all[lang].Text["banner.refuse"]
		a, r := utf8.RuneCountInString(accept), utf8.RuneCountInString(refuse)
		if a > longest || r > longest {
			t.Errorf("%s: %q or %q has more than %d letters", lang, accept, refuse, longest)
		}
		if a > 2*r || r > 2*a {
			t.Errorf("%s: %q and %q are not of like length", lang, accept, refuse)
		}
		if n := len(strings.Fields(accept)) - len(strings.Fields(refuse)); n < -1 || n > 1 {
			t.Errorf("%s: %q and %q are not built alike", lang, accept, refuse)
		}
	}
}

// wordy is a product that makes the banner say all it can say.
func wordy(lang string) policy.Product {
	p := benchmark()
	p.Editions[0].Lang = lang
	d := &p.Editions[0].Documents[0]
	d.Lang = lang
	d.Banner.Labels = policy.Labels{}
	d.Purposes[1].IfRefused = "…"
	d.Purposes[3].Gate = policy.OnRequest
	for _, e := range []policy.Exemption{
		policy.Transmission, policy.Authentication, policy.Cart, policy.Interface,
		policy.LoadBalancing, policy.Paywall, policy.Audience,
	} {
		d.Purposes = append(d.Purposes, policy.Purpose{ID: string(e), Exemption: e})
	}
	d.Purposes[0] = policy.Purpose{ID: "necessary", Exemption: policy.ChoiceMemory}
	d.Trackers[1].Place = policy.OnService
	d.Trackers[3].HTTPOnly = true
	for i, until := range []policy.Until{policy.SessionEnd, policy.Deleted, policy.NotStated} {
		d.Trackers[i].Duration = policy.Duration{Until: until}
	}
	d.Trackers[4].Duration = policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: 13, Days: 8, Seconds: 3 * 3600}}
	return p
}

func TestLanguagesMakeABanner(t *testing.T) {
	for _, lang := range spoken {
		s := compile(t, wordy(lang))[1]
		if _, lacking, found := strings.Cut(string(s.Code), "⟨"); found {
			key, _, _ := strings.Cut(lacking, "⟩")
			t.Errorf("the banner in %s says %s, which i18n/%s.yaml lacks", lang, key, lang)
		}
		t.Logf("%-3s %6d bytes, %5d as brotli", lang, len(s.Code), compressed(t, s.Code))
	}
}

// Where a service loads before the choice, the banner does not say that what is
// rejected is not loaded; elsewhere, it does not say that something loads early.
func TestLanguagesSayWhatLoadsEarly(t *testing.T) {
	all := words(t)
	for _, lang := range []string{"fr", "de", "ar"} {
		basic, advanced := wordy(lang), wordy(lang)
		advanced.Editions[0].Documents[0].Services[2].Mode = policy.Advanced
		for _, c := range []struct {
			p            policy.Product
			says, silent []string
		}{
			{basic, []string{"text", "detail-text"}, []string{"text-early", "detail-text-early", "early"}},
			{advanced, []string{"text-early", "detail-text-early", "early"}, []string{"text", "detail-text"}},
		} {
			code := string(compile(t, c.p)[1].Code)
			for _, key := range c.says {
				if text := all[lang].Get("banner."+key, "product", "Benchmark"); !strings.Contains(code, text) {
					t.Errorf("%s: the banner does not say %s, %q", lang, key, text)
				}
			}
			for _, key := range c.silent {
				if text := all[lang].Get("banner."+key, "product", "Benchmark"); strings.Contains(code, text) {
					t.Errorf("%s: the banner says %s, %q", lang, key, text)
				}
			}
		}
	}
}

// A service that brings the banner loads whatever is chosen, and is named.
func TestLanguagesNameWhatBringsTheBanner(t *testing.T) {
	all := words(t)
	for _, lang := range []string{"fr", "de", "ar"} {
		p := wordy(lang)
		d := &p.Editions[0].Documents[0]
		named := policy.Fill(all[lang].Text["banner.through"], "name", "Google Ads")
		for through, says := range map[string]bool{"": false, "session": false, "google-ads": true} {
			d.Banner.Through = through // the session is exempt: nobody can refuse it
			if code := string(compile(t, p)[1].Code); strings.Contains(code, named) != says {
				t.Errorf("%s: a banner through %q says %q: %v, want %v", lang, through, named, !says, says)
			}
		}
	}
}

// The product's own text stands, whatever loads early.
func TestOwnTextOutranksTheOneForWhatLoadsEarly(t *testing.T) {
	p := benchmark()
	d := &p.Editions[0].Documents[0]
	d.Services[2].Mode = policy.Advanced
	if code := string(compile(t, p)[1].Code); !strings.Contains(code, d.Banner.Labels.Text) || strings.Contains(code, words(t)["en"].Get("banner.text-early", "product", "Benchmark")) {
		t.Error("the standard text replaces the product's own")
	}
}

// months8 says 0, 1, 2, 3, 5, 11, 21 and 101 months, where the plural rules of
// languages part, as their grammars do.
var months8 = map[string]string{
	"ar": "0 شهر, شهر واحد, شهران, 3 أشهر, 5 أشهر, 11 شهرًا, 21 شهرًا, 101 شهر",
	"cs": "0 měsíců, 1 měsíc, 2 měsíce, 3 měsíce, 5 měsíců, 11 měsíců, 21 měsíců, 101 měsíců",
	"de": "0 Monate, 1 Monat, 2 Monate, 3 Monate, 5 Monate, 11 Monate, 21 Monate, 101 Monate",
	"ga": "0 mí, 1 mhí, 2 mhí, 3 mhí, 5 mhí, 11 mí, 21 mí, 101 mí",
	"hr": "0 mjeseci, 1 mjesec, 2 mjeseca, 3 mjeseca, 5 mjeseci, 11 mjeseci, 21 mjesec, 101 mjesec",
	"is": "0 mánuðir, 1 mánuður, 2 mánuðir, 3 mánuðir, 5 mánuðir, 11 mánuðir, 21 mánuður, 101 mánuður",
	"lt": "0 mėnesių, 1 mėnuo, 2 mėnesiai, 3 mėnesiai, 5 mėnesiai, 11 mėnesių, 21 mėnuo, 101 mėnuo",
	"lv": "0 mēnešu, 1 mēnesis, 2 mēneši, 3 mēneši, 5 mēneši, 11 mēnešu, 21 mēnesis, 101 mēnesis",
	"mt": "0 xhur, 1 xahar, xahrejn, 3 xhur, 5 xhur, 11-il xahar, 21 xahar, 101 xahar",
	"pl": "0 miesięcy, 1 miesiąc, 2 miesiące, 3 miesiące, 5 miesięcy, 11 miesięcy, 21 miesięcy, 101 miesięcy",
	"ro": "0 luni, 1 lună, 2 luni, 3 luni, 5 luni, 11 luni, 21 de luni, 101 luni",
	"sk": "0 mesiacov, 1 mesiac, 2 mesiace, 3 mesiace, 5 mesiacov, 11 mesiacov, 21 mesiacov, 101 mesiacov",
	"sl": "0 mesecev, 1 mesec, 2 meseca, 3 meseci, 5 mesecev, 11 mesecev, 21 mesecev, 101 mesec",
	"uk": "0 місяців, 1 місяць, 2 місяці, 3 місяці, 5 місяців, 11 місяців, 21 місяць, 101 місяць",
}

func TestLanguagesCount(t *testing.T) {
	all := words(t)
	for lang, want := range months8 {
		var got []string
		for _, n := range []int{0, 1, 2, 3, 5, 11, 21, 101} {
			got = append(got, all[lang].Count("duration.month", n))
		}
		if text := strings.Join(got, ", "); text != want {
			t.Errorf("%s says %s, want %s", lang, text, want)
		}
	}
}

// Every category that a language has for whole numbers below 2,000 has its form,
// of trackers and of each unit of time: Count never falls back.
func TestLanguagesHaveEveryForm(t *testing.T) {
	all := words(t)
	for _, lang := range spoken {
		for _, key := range strings.Fields("banner.trackers duration.year duration.month duration.week duration.day duration.hour duration.minute duration.second") {
			for n := range 2000 {
				if form := key + "." + all[lang].Category(n); !all[lang].Has(form) {
					t.Errorf("i18n/%s.yaml lacks %s, which %d takes", lang, form, n)
					break
				}
			}
		}
	}
}
