package rules

import (
	"slices"
	"strings"
	"unicode"

	"charte/build/diag"
	"charte/build/policy"
)

// prose are the rules that are seen from the words people wrote: bodies and front
// matter, in French and in English. They are found by [wording]s, which know how
// policies put a thing and what makes the same words harmless.
func prose() []Rule {
	out := slices.Concat(proseScope(), proseInformation(), proseReading(), proseBanner(), proseWithdrawal(), proseTransfers(), unfinished())
	for i := range out {
		if len(out[i].Profiles) == 0 && out[i].Severity != diag.Practice {
			out[i].Profiles = european()
		}
	}
	return append(out, promises()...)
}

var (
	edpbTaskforce = Source{Name: "EDPB, report of the Cookie Banner Taskforce (January 2023)", URL: "https://www.edpb.europa.eu/our-work-tools/our-documents/other/report-work-undertaken-cookie-banner-taskforce_en", Flag: Primary, Checked: checked}
	deadEnd       = Source{Name: "EDPB, guidelines 03/2022, dead end; RGAA 4.1, criterion 6.1", URL: languages.URL, Flag: Secondary, Checked: checked}
)

// edpbConsent cites the guidelines on consent under the GDPR.
func edpbConsent(paragraphs string) Source {
	return Source{Name: "EDPB, guidelines 05/2020 on consent, " + paragraphs, URL: edpb052020URL, Flag: Primary, Checked: checked}
}

// taskforceAt cites a paragraph of the taskforce's report.
func taskforceAt(paragraphs string) Source {
	s := edpbTaskforce
	s.Name += ", " + paragraphs
	return s
}

// What sentences speak of, in folded words of either language.
const (
	trackerWords = `cookie|traceur|tracker|pixel|local storage|stockage local|similar technolog|technologies similaires|technologies de suivi|tracking technolog|web beacon|balises? web`
	consentWords = `consentement|\baccord\b|autorisation|consent|permission`
	bannerFR     = `bandeau|banniere|module d|gestionnaire d[eu]s? (?:cookies|traceurs|consentement)|panneau|plateforme de gestion|centre de preferences|bouton|\blien\b|cliqu|outil de (?:gestion|consentement|recueil)`
	bannerEN     = `banner|consent (?:tool|manager)|preference (?:cent|panel)|cookie settings|button|\blink\b|click|our (?:tool|panel)`
	exemptsFR    = `exempt|dispens|(?:consentement|accord)[^.]{0,60} n'est pas (?:necessaire|requis|exige|obligatoire)|n(?:e |')(?:\w+ ){0,2}(?:necessite|requier|demand|exige)\w* (?:pas|aucun)[^.]{0,40}(?:consentement|accord)|(?:depos|utilis|plac|install)\w*[^.]{0,30} sans (?:votre |le |leur )?(?:consentement|accord)|sans (?:votre )?consentement, (?:seule?|nous)|aucun (?:consentement|accord)[^.]{0,30} n'est (?:necessaire|requis|exige|demande|obligatoire)|\bn(?:e |')[^.,;]{0,20}(?:pas|aucun) besoin d[^.,;]{0,20}(?:consentement|accord|autorisation)|(?:non|pas) soumis\w* (?:a|au)[^.]{0,30}consentement`
	exemptsEN    = `exempt|(?:do(?:es)?|is|are) not (?:require|need|subject|necessar)[^.]{0,40}(?:consent|permission)|consent[^.]{0,30} (?:is |are )?not (?:required|necessary|needed)|no (?:prior )?consent (?:is )?(?:required|needed|necessary)|do(?:es)? not ask[^.]{0,30}(?:consent|permission)|(?:set|placed|used|stored)[^.]{0,30} without (?:your |user |prior )?consent`
)

// vendorNames are those that policies name most.
const vendorNames = `google|facebook|\bmeta\b|instagram|youtube|twitter|linkedin|pinterest|tiktok|snapchat|criteo|matomo|hotjar|microsoft|bing|hubspot|adobe|amazon|vimeo|dailymotion|at internet|piano|doubleclick`

// inBody chooses passages of bodies.
func inBody(t text) bool { return t.path == "" }

// inGuide chooses texts of guides, whose readers are customers.
func inGuide(t text) bool { return t.document.Kind == policy.Guide }

// inExempt chooses fields of purposes that need no consent, and of what serves
// them.
func inExempt(t text) bool {
	p, ok := t.purpose()
	return ok && p.Exempt()
}

// inOtherExempt leaves out of those the measuring of an audience, of which
// anonymous figures are a condition.
func inOtherExempt(t text) bool { return inExempt(t) && notOfAudience(t) }

// titling chooses headings, and titles of purposes.
func titling(t text) bool { return t.kind == policy.Heading || t.field("purposes", "title") }

// field tells whether the text is one of the named fields of an item of a list.
func (t text) field(list string, names ...string) bool {
	if !strings.HasPrefix(t.path, list+"[") {
		return false
	}
	return slices.ContainsFunc(names, func(name string) bool { return strings.HasSuffix(t.path, "]."+name) })
}

// aboutTrackers chooses what stands in a cookie policy, and passages elsewhere
// that speak of trackers.
func aboutTrackers(t text) bool {
	return t.document.Kind == policy.CookiePolicy || strings.Contains(t.folded, "cookie") || strings.Contains(t.folded, "trace")
}

// inCookiePolicy chooses what stands in a cookie policy, where consent is consent
// to trackers.
func inCookiePolicy(t text) bool { return t.document.Kind == policy.CookiePolicy }

// withoutControl chooses bodies in which no generated part offers the choices:
// elsewhere, what is said of the browser comes on top of them.
func withoutControl(t text) bool {
	return t.path == "" && !strings.Contains(t.body.Markdown, "{{< choices") && !strings.Contains(t.body.Markdown, "{{< withdraw")
}

// isNamed tells whether what follows is a name, or the beginning of a list.
func isNamed(rest string) bool {
	for _, r := range rest {
		switch {
		case unicode.IsSpace(r) || strings.ContainsRune(`«"“'‘’(,l*`, r) && r != 'l':
			continue
		case r == ':':
			return true
		}
		return unicode.IsUpper(r)
	}
	return false
}

// once keeps the first finding in each file: a procedure of five steps is one.
func once(find func(subject) []finding) func(subject) []finding {
	return func(s subject) []finding {
		seen := map[string]bool{}
		return slices.DeleteFunc(find(s), func(f finding) bool {
			file := f.at.File
			if seen[file] {
				return true
			}
			seen[file] = true
			return false
		})
	}
}
