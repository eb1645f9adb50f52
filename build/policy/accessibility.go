package policy

import (
	"strconv"
	"strings"

	"charte/build/diag"
)

// Accessibility is what a statement says of how far people with disabilities can
// use the product; empty fields are not known. The facts are those of the French
// model (accessibilite.numerique.gouv.fr, "Déclaration d’accessibilité", as the
// site's own repository holds it, read 2026-11-22), which goes back to
// Implementing Decision (EU) 2018/1523.
type Accessibility struct {
	// Duties are the texts by which the product has to be accessible.
	Duties []Duty `yaml:"duties" enum:"art-47,eaa,none"`
	Status Status `yaml:"status" enum:"full,partial,none,not-assessed"`
	// Standard is what it was held against, StandardVersion which edition of that.
	Standard        string `yaml:"standard" enum:"rgaa,en-301-549,wcag"`
	StandardVersion string `yaml:"standard-version"`
	// Share is the part of the criteria that are met.
	Share Share `yaml:"share"`
	// Assessed is the day of the evaluation, Assessor who made it, or [Self].
	Assessed Date   `yaml:"assessed"`
	Assessor string `yaml:"assessor"`
	Report   URL    `yaml:"report"`
	// Exceptions are what is not accessible.
	Exceptions []Exception `yaml:"exceptions"`
	// Technologies are those on which the product rests, Environment the browsers
	// and assistive technologies of the tests, Tools those that helped, Pages the
	// ones that were looked at.
	Technologies []string `yaml:"technologies"`
	Environment  []string `yaml:"environment"`
	Tools        []string `yaml:"tools"`
	Pages        []string `yaml:"pages" words:"true"`
	// Scheme is the plan over several years, Plan that of this year (French law
	// 2005-102, art. 47).
	Scheme URL `yaml:"scheme"`
	Plan   URL `yaml:"plan"`
}

// Self is what Accessibility.Assessor holds where the publisher made the
// evaluation.
const Self = "self"

// Duty is a text by which a service has to be accessible.
type Duty string

const (
	// Article47: French law 2005-102, art. 47, I: public bodies, those near them, and
	// companies with a turnover in France of at least 250 million euros (RGAA,
	// "Champ d’application", read 2026-11-22).
	Article47 Duty = "art-47"
	// EAA: directive (EU) 2019/882, for the services that it lists, since 28 June
	// 2025; small companies that provide services are left out.
	EAA Duty = "eaa"
	// NoDuty: no text obliges; the statement is made of one's own accord.
	NoDuty Duty = None
)

// Status is how far a service conforms.
type Status string

// In the RGAA's own words all criteria, half of them at least, or fewer; a service
// without a valid evaluation counts as not conforming.
const (
	Conforms       Status = "full"
	ConformsPartly Status = "partial"
	DoesNotConform Status = "none"
	NotAssessed    Status = "not-assessed"
)

// Evaluated tells whether the status comes of an evaluation.
func (s Status) Evaluated() bool { return s != "" && s != NotAssessed }

// RGAA is the standard whose statuses follow from a share.
const RGAA = "rgaa"

// Exception is something that is not accessible.
type Exception struct {
	ID    string `yaml:"id" required:"true"`
	Title string `yaml:"title" words:"true" required:"true"`
	// Reason tells a fault from what nobody is obliged to mend.
	Reason Reason `yaml:"reason" enum:"fault,burden,exempt"`
	// Why explains it, and has to where the reason is a burden.
	Why string `yaml:"why" words:"true"`
	// Instead is another way to the same.
	Instead string `yaml:"instead" words:"true"`
}

// Reason is why something is not accessible.
type Reason string

// The reasons, in the order of the French model.
const (
	// Fault: it does not meet the standard; the default.
	Fault Reason = "fault"
	// Burden: mending it would be a disproportionate burden.
	Burden Reason = "burden"
	// ExemptContent: the law does not reach it.
	ExemptContent Reason = "exempt"
)

// Reasons are all of them.
func Reasons() []Reason { return []Reason{Fault, Burden, ExemptContent} }

// Share is a percentage of up to two decimals, written "82" or "82.76"; empty
// where it is not stated.
type Share string

// UnmarshalText reads a percentage, with a point or a comma, and with or without
// its sign. The error is a [diag.Mistake].
func (s *Share) UnmarshalText(text []byte) error {
	plain := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(string(text)), "%"))
	plain = strings.Replace(plain, ",", ".", 1)
	n, err := strconv.ParseFloat(plain, 64)
	if err != nil || n < 0 || n > 100 || strings.ContainsAny(plain, "eExX+-_nN") {
		return diag.Mistake{
			Message: diag.Say("%q is not a percentage", "%q n’est pas un pourcentage", string(text)),
			Hint:    diag.Say("write a number from 0 to 100, for example 82.76", "écrivez un nombre de 0 à 100, par exemple 82.76"),
		}
	}
	*s = Share(strconv.FormatFloat(n, 'f', -1, 64))
	return nil
}

// Form of a percentage.
func (Share) Form() Form {
	return Form{Pattern: `^(100|[0-9]{1,2}([.,][0-9]+)?) ?%?$`, Examples: []string{"82", "82.76"}}
}

// Percent is the number; false where it is not stated.
func (s Share) Percent() (float64, bool) {
	n, err := strconv.ParseFloat(string(s), 64)
	return n, err == nil
}

// Status is the one that a share stands for in the RGAA.
func (s Share) Status() Status {
	switch n, stated := s.Percent(); {
	case !stated:
		return ""
	case n == 100:
		return Conforms
	case n >= 50:
		return ConformsPartly
	}
	return DoesNotConform
}
