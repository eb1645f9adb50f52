package rules

import (
	"regexp"
	"strings"

	"charte/build/policy"
)

// claim is what a passage says of a family of trackers.
type claim struct {
	about  string
	exempt bool
	text   text
	// start and end are where in folded it says so.
	start, end int
}

const (
	claimsConsent = `n(?:e |')(?:est|sont) pas (?:strictement |absolument )?(?:necessaires?|indispensables?|essentiels?)|(?:is|are) not (?:strictly )?(?:necessary|essential)`
	claimsExempt  = `n(?:e |')(?:necessite|requier|demand|exige)\w* (?:pas|aucun)[^.]{0,30}(?:consentement|accord)|(?:est|sont) (?:exempte|dispense)\w*|(?:est|sont) strictement necessaires?|(?:do(?:es)? not (?:require|need)) [^.]{0,20}consent|(?:is|are) (?:exempt|strictly necessary)`
)

var conditional = regexp.MustCompile(`\bsauf\b|lorsque|\bsi\b|sous reserve|certains|a condition|unless|\bif\b|where|some of|provided|\bwhen\b`)

// kindsOfTrackers are what policies call trackers by, in both languages.
var kindsOfTrackers = []struct {
	is   *pattern
	name Text
}{
	{lazily(`(?:\bboutons?|partage|plug-?ins?|cookies)[^.]{0,20}(?:de |des |sur les )?reseaux sociaux|social (?:media|network|button|plug-?in|sharing)`), Text{"social networks", "les réseaux sociaux"}},
	{lazily(`cookies? (?:dits? )?(?:de )?(?:publicit\w+|marketing|ciblage)|(?:advertising|marketing|targeting) cookies?`), Text{"advertising", "la publicité"}},
	{lazily(`cookies? (?:dits? )?["« ]*(?:fonctionnels|de fonctionnalite)|functional(?:ity)? cookies?`), Text{"functional cookies", "les cookies fonctionnels"}},
}

// contradictions are claims against the declaration, and against one another in
// the same body.
func contradictions() func(subject) []finding {
	verdicts := []wording{fr("", claimsConsent), fr("", claimsExempt), en("", claimsConsent), en("", claimsExempt)}
	return func(s subject) []finding {
		var out []finding
		said := map[string]claim{}
		for _, t := range s.texts {
			if t.path != "" || t.without(verdicts) {
				continue
			}
			for _, c := range s.claims(t, verdicts) {
				key := t.document.ID + "." + t.lang + " " + c.about
				first, twice := said[key]
				if !twice {
					said[key] = c
				}
				if twice && first.exempt != c.exempt || s.belies(c) {
					f := t.finding(c.start, c.end)
					f.fill = append(f.fill, "subject", c.about)
					out = append(out, f)
				}
			}
		}
		return out
	}
}

// mixedTitles put what is exempt and what is not side by side.
func mixedTitles() func(subject) []finding {
	find := wordings(
		fr("necess", `(?:strictement )?necessaires\b[^.:]{0,60}(?:/|\bet\b|\bou\b)\s*(?:les )?(?:cookies |traceurs )?(?:fonctionnels|de fonctionnalite)`).in(titling),
		en("necess essential", `(?:strictly )?(?:necessary|essential)\b[^.:]{0,60}(?:/|\band\b|\bor\b)\s*functional(?:ity)?\b`).in(titling),
	)
	return func(s subject) []finding {
		found := find(s)
		for i := range found {
			found[i].fill = append(found[i].fill, "subject", Text{"some need consent, the others do not", "les uns demandent un consentement, les autres non"}.In(s.Lang))
		}
		return found
	}
}

// claims are what the sentences of a passage say of families, services and
// trackers, where they say it without a condition.
func (s subject) claims(t text, verdicts []wording) []claim {
	var out []claim
	for i := range verdicts {
		w := &verdicts[i]
		if (w.lang == "fr") != (t.lang == "fr") { // other languages are read as English is
			continue
		}
		for _, m := range t.claimed(w) {
			sentence := t.sentence(m[0], m[1])
			about := s.subjects(sentence)
			if len(about) == 0 || conditional.MatchString(sentence) {
				continue
			}
			for _, one := range about {
				out = append(out, claim{one, w.says.expression == claimsExempt, t, m[0], m[1]})
			}
		}
	}
	return out
}

// claimed gives the places of folded where a passage passes a verdict.
func (r *reading) claimed(verdict *wording) [][2]int {
	var out [][2]int
	for _, h := range r.parts(verdict) {
		for _, m := range verdict.says.search().FindAllStringIndex(r.folded[h.from:h.to], -1) {
			out = append(out, [2]int{h.from + m[0], h.from + m[1]})
		}
	}
	return out
}

// subjects are the families, declared services and trackers that a folded
// sentence names.
func (s subject) subjects(sentence string) []string {
	var out []string
	for _, f := range kindsOfTrackers {
		if f.is.matches(sentence) {
			out = append(out, f.name.In(s.Lang))
		}
	}
	for _, d := range s.facts.Documents {
		for _, service := range d.Services {
			if name, ok := distinctive(service.Name); ok && strings.Contains(sentence, name) {
				out = append(out, service.Name)
			}
		}
		for _, word := range identifiers(sentence) {
			if s.tracker(d, word.name).Name != "" {
				out = append(out, word.name)
			}
		}
	}
	return out
}

// tracker is the declared one of a folded name.
func (s subject) tracker(d policy.Document, name string) policy.Tracker {
	for _, t := range d.Trackers {
		if t.Name = fold(t.Name); t.Matches(name) {
			return t
		}
	}
	return policy.Tracker{}
}

// belies tells whether the declaration says otherwise than a claim.
func (s subject) belies(c claim) bool {
	d, _ := s.facts.Policy()
	for _, kind := range kindsOfTrackers {
		for _, p := range d.Purposes {
			if kind.name.In(s.Lang) == c.about && kind.is.matches(fold(p.Title)) && p.Exempt() != c.exempt {
				return true
			}
		}
	}
	purpose := s.tracker(d, fold(c.about)).Purpose
	for _, service := range d.Services {
		if service.Name == c.about {
			purpose = service.Purpose
		}
	}
	p, ok := d.Purpose(purpose)
	return ok && p.Exempt() != c.exempt
}
