package verify

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"

	"charte/build/diag"
)

// banners: a product where there is something to choose has a script with all
// languages and one a language, and each knows the cookie of the choice and every
// declared tracker.
func (i inspection) banners(d declaration) {
	if d.Choice == nil {
		return
	}
	names := []string{"live/" + d.Product.ID + ".js"}
	for _, lang := range i.languages {
		names = append(names, "live/"+d.Product.ID+"."+lang+".js")
	}
	for _, name := range names {
		f, ok := i.files[name]
		if !ok {
			i.say("banner", whole(name), diag.Say("there is no such banner%s, and %s declares something to choose", "cette bannière n’existe pas%s, et %s déclare un choix", i.answered(name), d.path), none)
			continue
		}
		i.counts.Scripts++
		script := string(f.body)
		i.addressesOf(f)
		if !holds(script, d.Choice.Revision) {
			i.say("banner", whole(name), diag.Say("this banner is not of the declared revision, %q: it asks for something else", "cette bannière n’est pas de la révision déclarée, %q : elle demande autre chose", d.Choice.Revision), none)
		}
		if !holds(script, d.Choice.Key) {
			i.say("banner", whole(name), diag.Say("this banner does not know the cookie of the choice, %q", "cette bannière ne connaît pas le cookie qui garde le choix, %q", d.Choice.Key), none)
		}
		for _, t := range d.Trackers {
			if !holds(script, t.Name) {
				i.say("banner", whole(name), diag.Say("this banner does not know %q, which %s declares", "cette bannière ne connaît pas %q, que %s déclare", t.Name, d.path), none)
			}
		}
	}
	i.shownTexts(d)
}

// shownTexts: what a banner shows names every tracker too.
func (i inspection) shownTexts(d declaration) {
	for _, lang := range i.languages {
		name := "live/" + d.Product.ID + "." + lang + ".txt"
		f, ok := i.files[name]
		if !ok {
			if d.Banner != nil && d.Banner.Asks {
				i.say("banner", whole(name), diag.Say("the words that this banner shows are not published%s", "le texte que montre cette bannière n’est pas en ligne%s", i.answered(name)), none)
			}
			continue
		}
		i.shownBy(f, d.Product.ID, lang)
		for _, t := range d.Trackers {
			if !strings.Contains(string(f.body), t.Name) {
				i.say("banner", whole(name), diag.Say("the words that the banner shows do not name %q, which %s declares", "le texte que montre la bannière ne nomme pas %q, que %s déclare", t.Name, d.path), none)
			}
		}
		if words := spilt.FindString(string(f.body)) + unfilled.FindString(string(f.body)); words != "" {
			i.say("leftover", placeOf(f, words), diag.Say("this text was not filled in: %q", "ce texte n’a pas été complété : %q", words), none)
		}
	}
}

// fewAsked is the beginning of the digest of the words shown that receipts hold, in
// characters of base64url (docs/banner.md, "Receipts").
const fewAsked = 5

// shownBy: a banner names the words that it shows by the beginning of their SHA-256
// and the language, so that a receipt leads to them.
func (i inspection) shownBy(f *file, product, lang string) {
	sum := sha256.Sum256(f.body)
	mark := base64.RawURLEncoding.EncodeToString(sum[:])[:fewAsked] + lang
	for _, name := range []string{"live/" + product + ".js", "live/" + product + "." + lang + ".js"} {
		if script, ok := i.files[name]; ok && !holds(string(script.body), mark) {
			i.say("banner", whole(f.path), diag.Say("these are not the words that %s shows: their mark would be %q", "ce n’est pas le texte que montre %s : sa marque serait %q", name, mark), none)
		}
	}
}

// addressesOf follows every whole address of the site that a text names.
func (i inspection) addressesOf(f *file) {
	for _, address := range anyAddress.FindAllString(string(f.body), -1) {
		address = strings.TrimRight(address, ".,;`")
		if t, err := i.lead(f.path, address); err == nil && t.own {
			i.counts.Links++
			i.arrive(f.path, reference{use: named, address: address, in: f}, t)
		}
	}
}

// holds tells whether a script has a text among its strings: between quotation
// marks of any kind, with what has to be escaped in them.
func holds(script, text string) bool {
	for _, quote := range []string{`"`, `'`, "`"} {
		escaped := strings.NewReplacer(`\`, `\\`, quote, `\`+quote).Replace(text)
		if strings.Contains(script, quote+escaped+quote) {
			return true
		}
	}
	return false
}

// table: trackers.csv says the same as the declaration, a line a tracker.
func (i inspection) table(d declaration) {
	name := strings.TrimSuffix(d.path, "policy.json") + "trackers.csv"
	f, ok := i.files[name]
	if !ok {
		i.say("table", whole(name), diag.Say("%s has no table beside it%s", "%s n’est pas accompagné de son tableau%s", d.path, i.answered(name)), none)
		return
	}
	lines, err := csv.NewReader(strings.NewReader(string(f.body))).ReadAll()
	if err != nil || len(lines) == 0 {
		i.say("table", whole(name), diag.Say("this is no table of values parted by commas", "ce fichier n’est pas un tableau de valeurs séparées par des virgules"), none)
		return
	}
	var there, declared []string
	for _, line := range lines[1:] {
		there = append(there, strings.Join(cells(lines[0], line, "name", "kind", "purpose", "duration"), " · "))
	}
	for _, t := range d.Trackers {
		declared = append(declared, strings.Join([]string{t.Name, t.Kind, t.Purpose, t.lasts()}, " · "))
	}
	for _, line := range less(declared, there) {
		i.say("table", whole(name), diag.Say("this table lacks a tracker of %s: %s", "il manque à ce tableau un traceur de %s : %s", d.path, line), none)
	}
	for _, line := range less(there, declared) {
		i.say("table", whole(name), diag.Say("this table has a tracker that %s does not declare: %s", "ce tableau mentionne un traceur que %s ne déclare pas : %s", d.path, line), none)
	}
}

// cells are those of some columns, "" for one that is not there. An apostrophe that
// keeps a spreadsheet from reckoning is no part of the value.
func cells(header, line []string, columns ...string) []string {
	var out []string
	for _, c := range columns {
		n := slices.Index(header, c)
		if n < 0 || n >= len(line) {
			out = append(out, "")
			continue
		}
		value := line[n]
		if len(value) > 1 && value[0] == '\'' && strings.ContainsRune("=+-@", rune(value[1])) {
			value = value[1:]
		}
		out = append(out, value)
	}
	return out
}

// less gives the texts of a that b lacks, each as often as it lacks it.
func less(a, b []string) []string {
	left := map[string]int{}
	for _, s := range b {
		left[s]++
	}
	var out []string
	for _, s := range a {
		if left[s]--; left[s] < 0 {
			out = append(out, s)
		}
	}
	return out
}

// data: every file of JSON is one, and the addresses of the site that it names are
// there.
func (i inspection) data() {
	for _, name := range i.under(func(name string) bool { return strings.HasSuffix(name, ".json") }) {
		var content any
		if err := json.Unmarshal(i.files[name].body, &content); err != nil {
			i.say("json", whole(name), diag.Say("this is no JSON: %s", "ce fichier n’est pas du JSON : %s", err.Error()), none)
			continue
		}
		if !isJSONFeed(i.files[name]) {
			i.addressesIn(name, content)
		}
	}
	for _, name := range i.under(func(name string) bool { return strings.HasSuffix(name, ".tpl") }) {
		i.addressesOf(i.files[name])
	}
	if f, ok := i.files[".well-known/gpc.json"]; ok {
		i.support(f, "")
	}
}

// addressesIn follows every whole address of the site that a value of JSON holds.
func (i inspection) addressesIn(name string, content any) {
	switch v := content.(type) {
	case map[string]any:
		for _, inner := range v {
			i.addressesIn(name, inner)
		}
	case []any:
		for _, inner := range v {
			i.addressesIn(name, inner)
		}
	case string:
		if !strings.HasPrefix(v, "http://") && !strings.HasPrefix(v, "https://") || strings.ContainsAny(v, " *{}<>\n") {
			return
		}
		t, err := i.lead(name, v)
		if err == nil && t.own {
			i.counts.Links++
			i.arrive(name, reference{use: named, address: v, in: i.files[name]}, t)
		}
	}
}
