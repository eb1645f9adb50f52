package rules

import (
	"regexp"
	"strings"
)

// aim is something that trackers are used for and that is a purpose of its own.
type aim struct {
	// fr and en are words that speak of it; its own match is that of the purpose
	// which may hold it.
	says []wording
	own  *regexp.Regexp
	// in tells in which fields it counts.
	in func(text) bool
}

const notSo = `\b(?:aucun|aucune|ni|sans|pas de|jamais|no|not|never|without|nor)\b`

// aims are those that are often found under the switch of another purpose.
func aims() []aim {
	return []aim{
		{
			says: []wording{
				fr("publicit marketing reciblage retargeting prospection", `(?:\w+ ){0,2}(?:publicit\w+|marketing|reciblage|retargeting|prospection)(?: (?:ou|et) (?:publicit\w+|marketing))?`).but(notSo),
				en("advert marketing retargeting remarketing", `(?:\w+ ){0,2}(?:advert\w+|marketing|retargeting|remarketing)(?: (?:or|and) (?:advert\w+|marketing))?`).but(notSo),
			},
			own: regexp.MustCompile(`publicit|marketing|advert|\bads?\b|prospection|cibl|target|promotion|communication commerciale`),
			in: func(t text) bool {
				return strings.HasPrefix(t.path, "purposes[") && !strings.HasSuffix(t.path, ".if-refused")
			},
		},
		{
			says: []wording{
				fr("campagne automatique proactiv", `campagnes? de messages(?: automatiques)?[^.]{0,40}|messages? automatiques?[^.]{0,40}|[^.]{0,30}proactive(?:ment|s)?\b|vous adresser de lui-meme[^.]{0,40}`).but(notSo),
				en("campaign automatic proactiv accord", `message campaigns?|automatic messages?[^.]{0,40}|[^.]{0,30}proactive(?:ly)?\b|[^.]{0,40}of its own accord[^.]{0,30}`).but(notSo),
			},
			own: regexp.MustCompile(`campagne|proacti|campaign|marketing|message`),
			in:  func(t text) bool { return !strings.HasSuffix(t.path, ".if-refused") },
		},
	}
}

// bundled finds purposes that ask for consent and let in something else as well,
// by what is said of them and of their trackers.
func bundled(all []aim) func(subject) []finding {
	return func(s subject) []finding { return s.bundled(all) }
}

func (s subject) bundled(all []aim) []finding {
	var out []finding
	for _, t := range s.texts {
		p, ok := t.purpose()
		if !ok || p.Exempt() || strings.HasPrefix(t.path, "services[") {
			continue
		}
		for _, a := range all {
			if !a.in(t) {
				continue
			}
			found := t.matches(a.says)
			if len(found) == 0 || a.own.MatchString(fold(p.ID+" "+p.Title)) {
				continue
			}
			for _, f := range found {
				f.fill = []string{"words", f.words, "purpose", title(p)}
				out = append(out, f)
			}
		}
	}
	return out
}
