package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charte/build/diag"
)

// familyTitles are what the families of rules are about, in the order of a list.
var familyTitles = []struct {
	prefix string
	title  Text
}{
	{"SCO", Text{"What is declared, and as what", "Ce qui se déclare, et à quel titre"}},
	{"AUD", Text{"Measuring an audience without consent (France)", "Mesurer l’audience sans consentement (France)"}},
	{"INF", Text{"What the page tells", "Ce que dit la page"}},
	{"BAN", Text{"The banner", "La bannière"}},
	{"RET", Text{"Changing one’s mind", "Changer d’avis"}},
	{"DUR", Text{"Durations", "Les durées"}},
	{"PRF", Text{"Proof", "La preuve"}},
	{"TRF", Text{"Data that leave Europe", "Les données qui quittent l’Europe"}},
	{"DOC", Text{"The other legal documents", "Les autres documents juridiques"}},
	{"TEC", Text{"Techniques", "Les techniques"}},
	{"GPC", Text{"The browser’s signal", "Le signal du navigateur"}},
	{"DE", Text{"Germany", "Allemagne"}},
	{"ES", Text{"Spain", "Espagne"}},
	{"IT", Text{"Italy", "Italie"}},
	{"IE", Text{"Ireland", "Irlande"}},
	{"UK", Text{"United Kingdom", "Royaume-Uni"}},
	{"US", Text{"California", "Californie"}},
	{"EUX", Text{"What is being prepared", "Ce qui se prépare"}},
	{"A11", Text{"Who can read and operate the pages", "Qui peut lire et manier les pages"}},
	{"EDT", Text{"What a careful reader stumbles over", "Ce sur quoi bute un lecteur attentif"}},
	{"TRA", Text{"Translations", "Les traductions"}},
	{"VER", Text{"Versions", "Les versions"}},
	{"IGN", Text{"Accepted findings", "Les constats acceptés"}},
}

// place is that of a rule's family in a list.
func place(id string) int {
	prefix, _, _ := strings.Cut(id, "-")
	for i, f := range familyTitles {
		if f.prefix == prefix {
			return i
		}
	}
	return len(familyTitles)
}

// listed are all rules in the order of a list: by family, then by id.
func listed() []Rule {
	all := All()
	slices.SortStableFunc(all, func(a, b Rule) int { return cmp.Or(place(a.ID)-place(b.ID), cmp.Compare(a.ID, b.ID)) })
	return all
}

// listing writes a list of rules in one language.
type listing struct {
	strings.Builder
	lang string
}

func (l *listing) say(en, fr string, fill ...any) {
	fmt.Fprintf(l, Text{en, fr}.In(l.lang)+"\n\n", fill...)
}

// Markdown gives the list of all rules, of those that charte's construction keeps
// and of those that nothing here shows, as a page of documentation. It is in
// French for "fr" and in English for everything else.
func Markdown(lang string) []byte {
	l := &listing{lang: lang}
	l.say("# The rules", "# Les règles")
	l.say(
		"What `charte check` looks for, made from the rules themselves. A finding is an observation and the text that it engages, never a verdict. "+
			"`charte explain INF-07` shows one rule; `ignore:` in a document accepts a finding, with a reason and a last day.",
		"Ce que recherche `charte check`, établi d’après les règles elles-mêmes. Un constat est une observation et le texte qu’elle met en jeu, jamais un verdict. "+
			"`charte explain INF-07` montre une règle ; `ignore:`, dans un document, accepte un constat, avec un motif et un dernier jour.")
	l.say(
		"Each source says how it was read: **P** the text itself; **S** a document that quotes or paraphrases it; **U** neither, to be verified, and then never with the weight of law. "+
			"Rules of charte’s own have no other source.",
		"Chaque source dit comment elle a été lue : **P**, le texte lui-même ; **S**, un document qui le cite ou le résume ; **U**, ni l’un ni l’autre, à vérifier, et jamais alors avec le poids de la loi. "+
			"Les règles propres à charte n’ont pas d’autre source.")
	l.counts()
	l.rules()
	l.held()
	l.unseen()
	return []byte(strings.TrimRight(l.String(), "\n") + "\n")
}

// severities are how much rules weigh, in words.
var severities = []struct {
	diag.Severity
	name Text
}{
	{diag.Law, Text{"law", "loi"}}, {diag.Guideline, Text{"guideline", "recommandation"}}, {diag.Practice, Text{"practice", "conseil"}},
}

func (l *listing) weight(s diag.Severity) string {
	for _, one := range severities {
		if one.Severity == s {
			return one.name.In(l.lang)
		}
	}
	return string(s)
}

// counts is a table of rules by weight and by how their source was read.
func (l *listing) counts() {
	flags := []Flag{Primary, Secondary, Unverified, House}
	n := map[diag.Severity]map[Flag]int{}
	total := map[Flag]int{}
	for _, r := range All() {
		if n[r.Severity] == nil {
			n[r.Severity] = map[Flag]int{}
		}
		n[r.Severity][r.Source.Flag]++
		total[r.Source.Flag]++
	}
	l.WriteString("| | P | S | U | charte | |\n|---|--:|--:|--:|--:|--:|\n")
	row := func(name string, count map[Flag]int) {
		l.WriteString("| " + name + " |")
		sum := 0
		for _, f := range flags {
			sum += count[f]
			fmt.Fprintf(l, " %d |", count[f])
		}
		fmt.Fprintf(l, " %d |\n", sum)
	}
	for _, s := range severities {
		row(s.name.In(l.lang), n[s.Severity])
	}
	row(Text{"rules", "règles"}.In(l.lang), total)
	l.say("\n%d more are kept by charte’s own construction, and %d are out of its sight.",
		"\n%d autres sont tenues par la construction même de charte, et %d échappent à sa vue.", len(Held()), len(OutOfSight()))
}

func (l *listing) rules() {
	family := -1
	for _, r := range listed() {
		if at := place(r.ID); at != family {
			family = at
			l.family(at)
		}
		l.heading(r.ID, r.Title)
		l.facts(r.Severity, r.Profiles)
		if r.Why != (Text{}) {
			l.say(r.Why.EN, r.Why.FR)
		}
		l.source(r.Source)
	}
}

func (l *listing) family(at int) {
	if at < len(familyTitles) {
		l.say("## "+familyTitles[at].title.EN, "## "+familyTitles[at].title.FR)
		return
	}
	l.say("## Others", "## Autres")
}

func (l *listing) heading(id string, title Text) {
	if title == (Text{}) {
		l.say("### "+id, "### "+id)
		return
	}
	l.say("### "+id+" · "+title.EN, "### "+id+" · "+title.FR)
}

// facts are the weight of a rule and, where it is not looked for everywhere, where.
func (l *listing) facts(s diag.Severity, profiles []Profile) {
	line := "**" + l.weight(s) + "**"
	if len(profiles) > 0 {
		var names []string
		for _, p := range profiles {
			names = append(names, "`"+string(p)+"`")
		}
		line += " · " + strings.Join(names, ", ")
	}
	l.WriteString(line + "\n\n")
}

func (l *listing) source(s Source) {
	if s.Flag == House {
		l.say("Source: charte.", "Source : charte.")
		return
	}
	name := s.In(l.lang)
	if s.URL != "" {
		name = "[" + name + "](" + s.URL + ")"
	}
	l.say("Source: "+name+" ("+string(s.Flag)+", "+s.Checked.String()+").", "Source : "+name+" ("+string(s.Flag)+", "+s.Checked.String()+").")
}

func (l *listing) held() {
	l.say("## What charte’s construction keeps", "## Ce que tient la construction de charte")
	l.say(
		"No declaration can break these rules. Each names the test that shows it, and holds as long as nobody replaces the banner’s program.",
		"Aucune déclaration ne peut enfreindre ces règles. Chacune nomme le test qui le montre, et vaut tant que personne ne remplace le programme de la bannière.")
	for _, a := range Held() {
		l.heading(a.ID, a.Title)
		l.facts(a.Severity, a.Profiles)
		l.say(a.By.EN, a.By.FR)
		l.say("Test: `"+a.Test+"`.", "Test : `"+a.Test+"`.")
		l.source(a.Source)
	}
}

func (l *listing) unseen() {
	l.say("## What nothing here shows", "## Ce que rien ne montre ici")
	for _, u := range OutOfSight() {
		l.heading(u.ID, u.Title)
		l.facts(u.Severity, nil)
		l.say(u.Because.EN, u.Because.FR)
		l.source(u.Source)
	}
}
