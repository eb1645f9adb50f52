package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charte/build/diag"
	"charte/build/policy"
)

// longestLabel is how many letters fit on the buttons of the banner beside one
// another, on two lines of the narrowest.
const longestLabel = 40

// labelRules are about the words on the banner's controls.
func labelRules() []Rule {
	return append(controlRules(), pairRules()...)
}

func controlRules() []Rule {
	return []Rule{
		{
			ID: "BAN-02", Severity: diag.Law, Profiles: european(), Source: Source{Name: taskforceReport("§ 8").Name + "; CNIL, deliberation 2020-091, § 30", URL: taskforceReport("").URL, Flag: Primary, Checked: checked},
			Title: Text{"Refusing stands beside accepting", "Refuser figure à côté d’accepter"},
			Why: Text{
				"Wherever a banner offers to accept, it offers to refuse as well. A button without words offers nothing: nobody can tell what it does.",
				"Partout où une bannière propose d’accepter, elle propose aussi de refuser. Un bouton sans mots ne propose rien : personne ne sait ce qu’il fait.",
			},
			Message: Text{"the button that refuses has no words", "le bouton qui refuse ne porte aucun mot"},
			Hint:    Text{"write what refusing is called, for example “Reject all”", "écrivez comment on refuse, par exemple « Tout refuser »"},
			find:    blank("refuse"),
		},
		{
			ID: "BAN-09", Severity: diag.Law, Profiles: european(), Source: cnilGuidelines("§ 19"),
			Title: Text{"A choice purpose by purpose", "Un choix finalité par finalité"},
			Why: Text{
				"Consent is given for each purpose. Where one switch lets in several, or where the button that opens the choices in detail says nothing, nobody can accept one and refuse the other.",
				"On consent finalité par finalité. Si un même interrupteur en commande plusieurs, ou si le bouton qui ouvre le détail des choix ne porte aucun mot, personne ne peut accepter l’une et refuser l’autre.",
			},
			Message: Text{
				"“{words}” is another purpose than {purpose}, under the same switch",
				"« {words} » est une finalité distincte de « {purpose} », sous le même interrupteur",
			},
			Hint: Text{
				"declare a purpose of its own, with the services and trackers that serve it",
				"déclarez une finalité distincte, avec les services et les traceurs qui la servent",
			},
			find: bundled(aims()),
		},
		{
			ID:      "BAN-09",
			Message: Text{"the button that opens or keeps the choices in detail has no words", "le bouton qui ouvre ou enregistre le détail des choix ne porte aucun mot"},
			Hint:    Text{"write for example “Customise” and “Save my choices”", "écrivez par exemple « Personnaliser » et « Enregistrer mes choix »"},
			find:    both(blank("customise"), blank("save")),
		},
	}
}

func pairRules() []Rule {
	return []Rule{
		{
			ID: "BAN-05", Severity: diag.Guideline, Profiles: european(), Source: cnilRecommendation("§ 34"),
			Title: Text{"Both answers look alike", "Les deux réponses se ressemblent"},
			Why: Text{
				"Accepting and refusing are offered with the same size, legibility and emphasis. The banner draws both alike; words that are much longer, in capitals or with an exclamation mark set one of them apart again.",
				"Accepter et refuser se présentent avec la même taille, la même lisibilité et la même mise en valeur. La bannière dessine les deux à l’identique ; des mots bien plus longs, en capitales ou suivis d’un point d’exclamation suffisent à les distinguer de nouveau.",
			},
			Message: Text{
				"“{accept}” and “{refuse}” cannot look alike: one is much longer, or stressed",
				"« {accept} » et « {refuse} » ne peuvent pas se ressembler : l’un est bien plus long, ou mis en valeur",
			},
			Hint: Text{
				"write two labels of like length, in small letters",
				"écrivez deux libellés de longueur voisine, en minuscules",
			},
			find: unequal,
		},
		{
			ID: "BAN-13", Severity: diag.Guideline, Profiles: european(), Source: Source{Name: "CNIL, recommendation 2020-092 (consolidated in January 2026), art. 2 (2.4); EDPB, guidelines 03/2022, emotional steering and ambiguous wording", URL: cnil2020092, Flag: Secondary, Checked: checked},
			Title: Text{"Plain and neutral labels", "Des libellés clairs et neutres"},
			Why: Text{
				"A visitor has to understand from the label alone that one button agrees and the other refuses. “OK” or “I understand” agree to nothing that can be named, and words that shame those who refuse are no free choice.",
				"Le libellé seul doit faire comprendre que l’un des boutons accepte et que l’autre refuse. « OK » ou « J’ai compris » n’acceptent rien de précis, et des mots qui culpabilisent ceux qui refusent ne laissent pas un libre choix.",
			},
			Message: Text{
				"“{label}” does not say plainly and neutrally what the button does",
				"« {label} » ne dit pas de façon claire et neutre ce que fait le bouton",
			},
			Hint: Text{
				"write for example “Accept all” and “Reject all”",
				"écrivez par exemple « Tout accepter » et « Tout refuser »",
			},
			find: both(sameWords, unclearLabels()),
		},
		{
			ID: "BAN-20", Severity: diag.Practice, Source: house("two labels that are built alike compare themselves"),
			Title: Text{"Labels built alike", "Des libellés parallèles"},
			Why: Text{
				"“Accept the chat” beside “Refuse” leaves open what is refused. The same words for both leave only one difference, the one that matters.",
				"« Accepter le chat » à côté de « Refuser » laisse deviner ce qu’on refuse. Les mêmes mots de part et d’autre ne laissent qu’une différence, celle qui compte.",
			},
			Message: Text{
				"“{accept}” and “{refuse}” are not built alike",
				"« {accept} » et « {refuse} » ne sont pas construits de la même façon",
			},
			Hint: Text{
				"change nothing but the verb, as in “Accept the chat” and “Refuse the chat”",
				"ne changez que le verbe, comme dans « Accepter le chat » et « Refuser le chat »",
			},
			find: unlike,
		},
	}
}

// bannerWord gives what a control of the banner says in an edition: the product's
// own label, or the word of the interface. It is false where that is not known,
// or where a translation repeats the authoritative language.
func (s subject) bannerWord(e policy.Edition, key string) (text, bool) {
	h, again := s.heard[spoken{key, e.Lang}]
	if !again {
		h.text, h.own = s.hear(e, key)
		if s.heard != nil {
			s.heard[spoken{key, e.Lang}] = h
		}
	}
	return h.text, h.own
}

// uttered is what a control of the banner says, and whether it is said here.
type uttered struct {
	text
	own bool
}

func (s subject) hear(e policy.Edition, key string) (text, bool) {
	d, ok := e.Policy()
	if !ok || !d.OffersChoice() {
		return text{}, false
	}
	at := &setting{document: d, lang: e.Lang}
	if own := ownLabel(d.Banner.Labels, key); own != "" {
		path := "banner.labels." + key
		return s.reader.read(text{setting: at, words: own, path: path}), !slices.Contains(d.Missing, path)
	}
	key = "banner." + key
	words := s.Words[e.Lang]
	if !words.Has(key) {
		return text{}, false
	}
	at.document.Origin = policy.Origin{"": {File: &policy.File{Name: "i18n/" + e.Lang + ".yaml"}}}
	return s.reader.read(text{setting: at, words: words.Get(key, "product", e.Name), path: key}), true
}

func ownLabel(l policy.Labels, key string) string {
	switch key {
	case "title":
		return l.Title
	case "text":
		return l.Text
	case "accept":
		return l.Accept
	case "refuse":
		return l.Refuse
	case "customise":
		return l.Customise
	case "save":
		return l.Save
	case "open":
		return l.Open
	}
	return ""
}

// own tells whether the product wrote the text, not the interface.
func (t text) own() bool { return strings.HasPrefix(t.path, "banner.labels.") }

// empty tells whether there is nothing to read.
func (t text) empty() bool {
	return !strings.ContainsFunc(t.words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// whole is a finding about all of a text.
func (t text) whole(fill ...string) finding {
	f := t.finding(0, len(t.folded))
	f.fill = fill
	return f
}

// blank finds a control of the banner that says nothing.
func blank(key string) func(subject) []finding {
	return func(s subject) []finding {
		var out []finding
		for _, e := range s.Editions {
			if t, ok := s.bannerWord(e, key); ok && t.empty() {
				out = append(out, t.whole())
			}
		}
		return out
	}
}

// pair is what the two answers are called in one language.
type pair struct{ accept, refuse text }

// pairs are those of all languages in which the banner asks something.
func (s subject) pairs() []pair {
	var out []pair
	for _, e := range s.Editions {
		accept, known := s.bannerWord(e, "accept")
		refuse, too := s.bannerWord(e, "refuse")
		if known && too && !accept.empty() && !refuse.empty() {
			out = append(out, pair{accept, refuse})
		}
	}
	return out
}

// finding is one about both labels, at the one that the product wrote.
func (p pair) finding() finding {
	at := p.accept
	if !at.own() && p.refuse.own() {
		at = p.refuse
	}
	return at.whole("accept", p.accept.words, "refuse", p.refuse.words)
}

func unequal(s subject) []finding {
	var out []finding
	for _, p := range s.pairs() {
		a, r := utf8.RuneCountInString(p.accept.words), utf8.RuneCountInString(p.refuse.words)
		long, short := max(a, r), min(a, r)
		apart := long > 2*short && long-short > 12
		if long > longestLabel || apart || stressed(p.accept.words) != stressed(p.refuse.words) {
			out = append(out, p.finding())
		}
	}
	return out
}

// stressed tells whether a label is louder than plain words: in capitals, with an
// exclamation mark, or with a pictogram.
func stressed(label string) bool {
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, label)
	capitals := utf8.RuneCountInString(letters) > 2 && strings.ToUpper(letters) == letters && strings.ToLower(letters) != letters
	return capitals || strings.ContainsFunc(label, func(r rune) bool { return r == '!' || unicode.Is(unicode.So, r) })
}

func sameWords(s subject) []finding {
	var out []finding
	for _, p := range s.pairs() {
		if p.accept.folded == p.refuse.folded {
			f := p.finding()
			f.message = Text{
				"accepting and refusing carry the same label, “{accept}”",
				"accepter et refuser portent le même libellé, « {accept} »",
			}
			out = append(out, f)
		}
	}
	for _, f := range blank("accept")(s) {
		f.message = Text{"the button that accepts has no words", "le bouton qui accepte ne porte aucun mot"}
		out = append(out, f)
	}
	return out
}

// unlike finds labels of which one says more than the other. Only words of the
// product are judged: other languages build both in ways of their own.
func unlike(s subject) []finding {
	var out []finding
	for _, p := range s.pairs() {
		if (p.accept.own() || p.refuse.own()) && !parallel(p.accept.folded, p.refuse.folded) {
			out = append(out, p.finding())
		}
	}
	return out
}

var elisions = strings.NewReplacer("j'", "je ", "n'", "ne ", "l'", "le ", "d'", "de ", "don't", "do not", "!", " ", ".", " ", "?", " ")

// parallel tells whether two folded labels differ in hardly more than the verb.
func parallel(a, b string) bool {
	if a == b { // which is worse, and found elsewhere
		return true
	}
	one, two := strings.Fields(elisions.Replace(a)), strings.Fields(elisions.Replace(b))
	if len(one) == 1 && len(two) == 1 {
		return true
	}
	shared := slices.ContainsFunc(one, func(word string) bool { return slices.Contains(two, word) })
	return shared && max(len(one), len(two))-min(len(one), len(two)) <= 2
}
