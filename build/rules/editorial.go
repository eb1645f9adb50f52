package rules

import (
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// editorial is the family EDT: what a careful reader stumbles over. EDT-07 is
// BAN-21 and EDT-10 is INF-22, which are told there.
func editorial() []Rule { return slices.Concat(undeclared(), consistency(), form()) }

// consistency are the rules on what does not go together.
func consistency() []Rule {
	return []Rule{
		{
			ID: "EDT-03", Severity: diag.Practice, Source: house("a list holds items, each once, and words stand apart"),
			Title: Text{"Slip of the pen", "Faute de saisie"},
			Why: Text{
				"An empty item, the same item twice or two words run together tell a reader that nobody read the page again, and may hide a name that matters.",
				"Un élément vide, un élément répété ou deux mots collés disent au lecteur que personne n’a relu la page, et peuvent masquer un nom important.",
			},
			Message: Text{"{fault}", "{fault}"},
			Hint:    Text{"{mend}", "{mend}"},
			find:    slips,
		},
		{
			ID: "EDT-05", Severity: diag.Practice, Source: house("a purpose stands once"),
			Title: Text{"Purpose declared twice", "Finalité déclarée deux fois"},
			Why: Text{
				"Two purposes of nearly the same name make readers wonder what sets them apart, and may ask twice for one consent.",
				"Deux finalités de nom presque identique font chercher ce qui les distingue, et risquent de faire demander deux fois le même consentement.",
			},
			Message: Text{
				"“{words}” is much the same as “{other}”",
				"« {words} » fait double emploi avec « {other} »",
			},
			Hint: Text{
				"join the two, or give each a title that says what is its own",
				"réunissez-les, ou donnez à chacune un intitulé qui dise ce qui lui est propre",
			},
			find: samePurposes,
		},
		{
			ID: "EDT-06", Severity: diag.Practice, Source: house("a choice is kept where there is one"),
			Title: Text{"Choice without a question", "Choix sans question"},
			Why: Text{
				"A tracker that keeps a choice makes sense where something is asked. Where nothing is, it is of no use, or something that asks was left out of the declaration.",
				"Un traceur qui conserve un choix n’a de sens que si une question est posée. S’il n’y en a pas, ou bien il ne sert à rien, ou bien la déclaration omet ce qui demande un consentement.",
			},
			Message: Text{
				"{tracker} keeps a choice, while nothing that is declared offers one",
				"{tracker} conserve un choix, alors que rien de ce qui est déclaré n’en propose",
			},
			Hint: Text{
				"declare what visitors choose about, or remove the tracker",
				"déclarez ce sur quoi porte le choix, ou retirez le traceur",
			},
			find: idleChoice,
		},
		{
			ID: "EDT-08", Severity: diag.Practice, Source: house("one tracker has one status on the whole page"),
			Title: Text{"Contradictory statements", "Affirmations contraires"},
			Why: Text{
				"The page says of the same trackers here that they need consent, and there that they do not.",
				"La page dit ici que des traceurs demandent un consentement, et là que les mêmes s’en passent.",
			},
			Message: Text{
				"“{words}” contradicts what is said elsewhere ({subject})",
				"« {words} » contredit ce qui est dit ailleurs ({subject})",
			},
			Hint: Text{
				"decide which of the two is true, and say it once",
				"décidez laquelle des deux affirmations est vraie, et dites-la une fois",
			},
			find: both(mixedTitles(), contradictions()),
		},
	}
}

// form are the rules on how a text is written down.
func form() []Rule {
	return []Rule{
		{
			ID: "EDT-09", Severity: diag.Practice, Source: house("an address that a reader is to follow is a link"),
			Title: Text{"Address that is no link", "Adresse qui n’est pas un lien"},
			Why: Text{
				"An address without https:// is not a link everywhere: the reader has to copy it.",
				"Une adresse sans https:// n’est pas partout un lien : le lecteur doit la recopier.",
			},
			Message: Text{
				"the address “{words}” has no https://",
				"l’adresse « {words} » est écrite sans https://",
			},
			Hint: Text{
				"write <https://{words}>, or better a link on words: [the page’s name](https://{words})",
				"écrivez <https://{words}>, ou mieux un lien sur des mots : [nom de la page](https://{words})",
			},
			find: bareAddresses,
		},
		{
			ID: "EDT-11", Severity: diag.Practice, Source: house("what an editor escaped is not shown as it was meant"),
			Title: Text{"Damaged by an editor", "Abîmé par un éditeur"},
			Why: Text{
				"Some web editors put a backslash before marks that they do not know. The page then shows the mark instead of what it stands for.",
				"Certains éditeurs en ligne mettent une barre oblique inverse devant les marques qu’ils ne connaissent pas. La page montre alors la marque au lieu de ce qu’elle signifie.",
			},
			Message: Text{
				"an editor damaged “{words}”",
				"un éditeur a abîmé « {words} »",
			},
			Hint: Text{
				"write a plain paragraph instead: web editors keep paragraphs, headings, lists, links and emphasis",
				"écrivez plutôt un simple paragraphe : les éditeurs en ligne gardent paragraphes, titres, listes, liens, gras et italiques",
			},
			find: lines(`\`, damaged),
		},
		{
			ID: "EDT-12", Severity: diag.Practice, Source: house("facts on trackers stand once, in the front matter"),
			Title: Text{"Table of trackers in the text", "Tableau de traceurs dans le texte"},
			Why: Text{
				"The banner, the checks and the other languages do not see a table typed into the text, and web editors break it.",
				"La bannière, les contrôles et les autres langues ne voient pas un tableau tapé dans le texte, et les éditeurs en ligne le cassent.",
			},
			Message: Text{
				"a table stands in the text: “{words}”",
				"un tableau figure dans le texte : « {words} »",
			},
			Hint: Text{
				"declare its rows under trackers: in the front matter, and place the table with {{< trackers >}}",
				"déclarez ses lignes sous trackers: dans l’en-tête, et placez le tableau par {{< trackers >}}",
			},
			find: lines("|", tableHead),
		},
	}
}

// similar tells whether titles of such roots name much the same: at least three quarters of
// their words are one another's, and neither denies what the other says.
func similar(left, right map[string]bool) bool {
	common := 0
	for word := range left {
		if right[word] {
			common++
		}
	}
	all := len(left) + len(right) - common
	return common > 0 && 4*common >= 3*all && left["non"] == right["non"]
}

// rootLetters is how much of a word is compared: sécurité and sécurisation begin
// alike.
const rootLetters = 5

var fillers = strings.Fields("cookies cookie traceurs traceur trackers tracker technologies les des vos votre nos notre pour avec sur par the your our for with and from use")

// roots are the beginnings of the words of a title that carry its sense.
func roots(title string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.FieldsFunc(fold(title), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(word) < 3 || slices.Contains(fillers, word) {
			continue
		}
		if word == "not" || word == "without" || word == "sans" {
			word = "non"
		}
		out[word[:min(len(word), rootLetters)]] = true
	}
	return out
}

func samePurposes(s subject) []finding {
	var out []finding
	type entitled struct {
		text
		roots map[string]bool
	}
	var seen []entitled
	for _, t := range s.texts {
		if !t.field("purposes", "title") {
			continue
		}
		mine := roots(t.words)
		if other := named(&t.document, t, mine); other != "" {
			f := t.finding(0, len(t.folded))
			f.fill = append(f.fill, "other", other)
			out = append(out, f)
			continue
		}
		for _, other := range seen {
			if other.document.ID == t.document.ID && other.lang == t.lang && similar(other.roots, mine) {
				f := t.finding(0, len(t.folded))
				f.fill = append(f.fill, "other", other.words)
				out = append(out, f)
				break
			}
		}
		seen = append(seen, entitled{t, mine})
	}
	return out
}

// named gives what another purpose's list of uses says of the only thing that a
// title of such roots names: "sécurisation des connexions" of the purpose Sécurité.
func named(d *policy.Document, title text, mine map[string]bool) string {
	if len(mine) != 1 {
		return ""
	}
	for _, p := range d.Purposes {
		uses := p.Uses
		if listed := strings.FieldsFunc(p.Summary, func(r rune) bool { return r == ',' || r == ';' }); len(listed) > 2 {
			uses = append(slices.Clone(uses), listed...)
		}
		for _, use := range uses {
			first, _, _ := strings.Cut(strings.Join(wordsOnly(use), " "), " ")
			if p.ID != idOf(title.path) && first != "" && mine[first[:min(len(first), rootLetters)]] {
				return strings.Trim(use, " .")
			}
		}
	}
	return ""
}

// wordsOnly are the words of a phrase without articles.
func wordsOnly(phrase string) []string {
	return strings.FieldsFunc(articles.ReplaceAllString(fold(phrase), ""), func(r rune) bool { return r < 'a' || r > 'z' })
}

var articles = regexp.MustCompile(`^\s*(?:l'|la |le |les |un |une |des |the |an? )`)

func idleChoice(s subject) []finding {
	d, ok := s.facts.Policy()
	if !ok || d.Asks() || d.OffersOnRequest() || d.OffersOptOut() {
		return nil
	}
	var out []finding
	for _, t := range d.Trackers {
		if p, _ := d.Purpose(t.Purpose); p.Exemption == policy.ChoiceMemory {
			out = append(out, finding{document: d, path: "trackers[" + t.Name + "]", on: t.Name, fill: []string{"tracker", t.Name}})
		}
	}
	return out
}

var (
	damaged   = regexp.MustCompile(`\\\[!\w+\]|\\?\*\\\[[^\]]+\]:`)
	tableHead = regexp.MustCompile(`(?i)^\s*\|.*\b(?:cookies?|traceurs?|trackers?|nom|name|durée|duration|expiry|finalité|purpose)\b.*\|`)
)

// lines finds the first place in each body where a line of Markdown that holds a
// mark has a form.
func lines(mark string, form *regexp.Regexp) func(subject) []finding {
	return func(s subject) []finding {
		var out []finding
		for _, d := range s.written() {
			if !strings.Contains(d.Body.Markdown, mark) {
				continue
			}
			at := 0
			for line := range strings.Lines(d.Body.Markdown) {
				if m := form.FindStringIndex(line); strings.Contains(line, mark) && m != nil {
					words := strings.TrimSpace(line[m[0]:m[1]])
					f := finding{document: d, words: words, fill: []string{"words", quoted(words)}}
					f.at = d.Body.At(at + m[0])
					out = append(out, f)
					break
				}
				at += len(line)
			}
		}
		return out
	}
}

// written are the documents and home pages whose body is their own, not the
// original's.
func (s subject) written() []policy.Document {
	var out []policy.Document
	for _, e := range s.Editions {
		home := policy.Document{ID: "_index", Lang: e.Lang, Origin: e.Origin, Body: e.Body}
		for _, d := range append([]policy.Document{home}, e.Documents...) {
			if d.Body.Lang == d.Lang && !d.Body.Empty() {
				out = append(out, d)
			}
		}
	}
	return out
}
