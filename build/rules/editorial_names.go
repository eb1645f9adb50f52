package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charte/build/catalog"
	"charte/build/diag"
	"charte/build/policy"
)

// undeclared are the rules on names that stand in the words and nowhere else.
func undeclared() []Rule {
	return []Rule{
		{
			ID: "EDT-01", Severity: diag.Practice, Source: house("what the words name is declared"),
			Title: Text{"Tracker that is not declared", "Traceur non déclaré"},
			Why: Text{
				"A tracker that stands only in the words is in no table, is not erased on withdrawal and is not in the banner.",
				"Un traceur qui ne figure que dans le texte n’est dans aucun tableau, n’est pas effacé au retrait et n’est pas dans la bannière.",
			},
			Message: Text{
				"the text names {words}, which is not declared",
				"le texte nomme {words}, qui n’est pas déclaré",
			},
			Hint: Text{
				"declare it under trackers:, or delete the name",
				"déclarez-le sous trackers:, ou supprimez le nom",
			},
			find: undeclaredTrackers,
		},
		{
			ID: "EDT-02", Severity: diag.Practice, Source: house("what the words name is declared"),
			Title: Text{"Service that is not declared", "Service non déclaré"},
			Why: Text{
				"A service that stands only in the words is not held back by the banner, and visitors are not asked about it.",
				"Un service qui ne figure que dans le texte n’est pas retenu par la bannière, et le visiteur n’est pas interrogé à son sujet.",
			},
			Message: Text{
				"the text names {words}, which is not declared",
				"le texte nomme {words}, qui n’est pas déclaré",
			},
			Hint: Text{
				"declare it under services: ({id}), or delete the name",
				"déclarez-le sous services: ({id}), ou supprimez le nom",
			},
			find: undeclaredServices,
		},
	}
}

func undeclaredTrackers(s subject) []finding {
	if _, ok := s.facts.Policy(); !ok {
		return nil
	}
	var out []finding
	seen := map[string]bool{}
	for _, t := range s.texts {
		for _, word := range identifiers(t.words) {
			key := t.document.ID + "." + t.lang + " " + word.name
			if seen[key] || s.declares(word.name) || s.gluedTo(word.name) != "" {
				continue
			}
			seen[key] = true
			f := t.at(word.at, word.at+len(word.name))
			f.on = word.name
			out = append(out, f)
		}
	}
	return out
}

// at is a finding about the words at bytes of the text as it is written.
func (t text) at(start, end int) finding {
	from := len(fold(t.words[:start]))
	return t.finding(from, from+len(fold(t.words[start:end])))
}

// everyday are names of services that are words of a language too: they are told
// from the service by nothing that stands in a sentence.
var everyday = strings.Fields("analytics segment amplitude stripe piano front drift crisp heap iterable convert sentry plausible zoom square drip mixpanel fathom pirsch braze split pendo chili olark tidio user typeform airship adjust branch attraqt batch shopify wordpress drupal opendatasoft")

// callable are the services of the catalogue by the first word of their names,
// folded; begins tells quickly with which two letters none of these words begins.
type callable struct {
	services map[string][]service
	begins   [1 << 16 / 64]uint64
}

func called(by catalog.Catalogue) *callable {
	out := &callable{services: map[string][]service{}}
	for _, known := range by.Services() {
		if name, ok := distinctive(known.Name); ok {
			first, _, _ := strings.Cut(name, " ")
			out.services[first] = append(out.services[first], service{known.ID, name, known.Aliases})
			n := beginningOf(first)
			out.begins[n/64] |= 1 << (n % 64)
		}
	}
	return out
}

// by gives the services whose names begin with a word.
func (c *callable) by(word string) []service {
	if n := beginningOf(word); c.begins[n/64]&(1<<(n%64)) == 0 {
		return nil
	}
	return c.services[word]
}

func beginningOf(word string) int {
	if len(word) == 1 {
		return int(word[0])
	}
	return int(word[0]) | int(word[1])<<8
}

// service is a known service and its folded name.
type service struct {
	id, name string
	aliases  []string
}

// distinctive gives the folded name without what stands in brackets, and whether
// it says on its own which service is meant.
func distinctive(name string) (string, bool) {
	name, _, _ = strings.Cut(name, " (")
	name = strings.TrimSpace(fold(name))
	switch words := strings.Fields(name); {
	case len(words) == 0:
		return "", false
	case len(words) > 1:
		return name, true
	}
	return name, len(name) >= 6 && !slices.Contains(everyday, name)
}

var denial = regexp.MustCompile(`n'utilis|n'emplo|ne (?:recour|fait|font|faisons|charge)\w* |n'a(?:vons)? recours|\bsans\b|do(?:es)? not|don't|no longer|without|never|jamais|plus utilise`)

func undeclaredServices(s subject) []finding {
	if s.reader.called == nil {
		return nil
	}
	var out []finding
	for _, t := range s.texts {
		if t.document.Kind != policy.CookiePolicy || strings.HasPrefix(t.path, "services[") || strings.HasPrefix(t.path, "trackers[") || strings.HasPrefix(t.path, "browsers[") || strings.HasPrefix(t.path, "links[") {
			continue
		}
		out = append(out, s.undeclaredIn(t)...)
	}
	return out
}

func (s subject) undeclaredIn(t text) []finding {
	var out []finding
	seen := map[string]bool{}
	for start, word := range wordsOf(t.folded) {
		for _, known := range s.reader.called.by(word) {
			end := start + len(known.name)
			if seen[known.id] || !strings.HasPrefix(t.folded[start:], known.name) || !ends(t.folded, end) || s.declared(known) || !capital(t.original(start, end)) {
				continue
			}
			if denial.MatchString(t.sentence(start, end)) {
				continue
			}
			seen[known.id] = true
			f := t.finding(start, end)
			f.on = known.id
			f.fill = append(f.fill, "id", known.id)
			out = append(out, f)
		}
	}
	return out
}

// declared tells whether some document declares a service by its id, an alias or
// a name that holds its own, or names it as the provider of a tracker; the
// product itself is one too.
func (s subject) declared(known service) bool {
	if strings.Contains(fold(s.facts.Name+" "+s.facts.Controller.Name), known.name) {
		return true
	}
	for _, d := range s.facts.Documents {
		for _, t := range d.Trackers {
			if strings.Contains(fold(t.Provider), known.name) {
				return true
			}
		}
		for _, declared := range d.Services {
			if declared.ID == known.id || slices.Contains(known.aliases, declared.ID) || strings.Contains(fold(declared.Name), known.name) {
				return true
			}
		}
	}
	return false
}

// wordsOf gives the words of a folded text by the byte at which they begin.
func wordsOf(folded string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		start := -1
		for i := 0; i < len(folded); {
			inside, n := isLetter(folded[i]) || '0' <= folded[i] && folded[i] <= '9', 1
			if folded[i] >= utf8.RuneSelf {
				var r rune
				r, n = utf8.DecodeRuneInString(folded[i:])
				inside = unicode.IsLetter(r) || unicode.IsDigit(r)
			}
			if inside && start < 0 {
				start = i
			} else if !inside && start >= 0 {
				if !yield(start, folded[start:i]) {
					return
				}
				start = -1
			}
			i += n
		}
		if start >= 0 {
			yield(start, folded[start:])
		}
	}
}

// ends tells whether a word ends at a byte.
func ends(folded string, at int) bool {
	if at >= len(folded) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(folded[at:])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_'
}

// capital tells whether words are written as a name is.
func capital(words string) bool {
	for _, r := range words {
		return unicode.IsUpper(r)
	}
	return false
}
