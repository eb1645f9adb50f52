package policy

import (
	"regexp"
	"strconv"
	"strings"

	"charte/build/diag"
)

// Duration is how long something is kept: a span, the browser session, until
// somebody deletes it, or (the zero Duration) not stated.
type Duration struct {
	Until Until
	// Span is set where Until is Elapsed; each unit counts for itself, so that
	// "13 months" stays thirteen months.
	Span Span
}

// Until is what ends a duration.
type Until string

const (
	// NotStated: the source gives no duration.
	NotStated Until = ""
	// Elapsed: the span is over.
	Elapsed Until = "elapsed"
	// SessionEnd: the browser is closed.
	SessionEnd Until = "session"
	// Deleted: somebody deletes it; there is no expiry.
	Deleted Until = "deleted"
)

// Span is an ISO 8601 duration, one number a unit.
type Span struct{ Years, Months, Weeks, Days, Hours, Minutes, Seconds int }

// Part is one number of a Span with its unit: "year", "month", "week", "day",
// "hour", "minute" or "second".
type Part struct {
	N    int
	Unit string
}

// Parts are the numbers that are not zero, longest unit first.
func (s Span) Parts() []Part {
	all := []Part{
		{s.Years, "year"}, {s.Months, "month"}, {s.Weeks, "week"}, {s.Days, "day"},
		{s.Hours, "hour"}, {s.Minutes, "minute"}, {s.Seconds, "second"},
	}
	var out []Part
	for _, p := range all {
		if p.N > 0 {
			out = append(out, p)
		}
	}
	return out
}

const day = 24 * 60 * 60

// TotalSeconds takes a year for 365 days and a month for a twelfth of it.
func (s Span) TotalSeconds() int64 {
	total := int64(s.Years)*365*day + int64(s.Months)*365*day/12
	total += int64(s.Weeks)*7*day + int64(s.Days)*day
	return total + int64(s.Hours)*3600 + int64(s.Minutes)*60 + int64(s.Seconds)
}

// maxCount bounds one number of a span, so that sums cannot overflow.
const maxCount = 1_000_000

var (
	isoPattern  = regexp.MustCompile(`^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$`)
	partPattern = regexp.MustCompile(`^(\d+)\s*(\pL+)$`)
	joinPattern = regexp.MustCompile(`\s*(?:,|\bet\b|\band\b)\s*|(\pL)\s+(\d)`)
)

// units are the words in which people write a duration, in French and English.
var units = map[string]string{
	"an": "Y", "ans": "Y", "année": "Y", "années": "Y", "year": "Y", "years": "Y", "y": "Y",
	"mois": "M", "month": "M", "months": "M",
	"semaine": "W", "semaines": "W", "week": "W", "weeks": "W",
	"jour": "D", "jours": "D", "j": "D", "day": "D", "days": "D", "d": "D",
	"heure": "h", "heures": "h", "hour": "h", "hours": "h", "h": "h",
	"minute": "m", "minutes": "m", "min": "m",
	"seconde": "s", "secondes": "s", "second": "s", "seconds": "s", "s": "s",
}

var endings = map[string]Until{
	"session": SessionEnd, "session du navigateur": SessionEnd, "browser session": SessionEnd,
	"until deleted": Deleted, "until erased": Deleted, "persistent": Deleted,
	"jusqu'à suppression": Deleted, "jusqu’à suppression": Deleted,
	"jusqu'à effacement": Deleted, "jusqu’à effacement": Deleted, "persistant": Deleted,
	"not stated": NotStated, "non précisée": NotStated,
}

// ParseDuration reads "13 months", "6 mois", "1 an et 6 mois", "session",
// "until deleted", "not stated" or ISO 8601 ("P13M"). The error is a [diag.Mistake].
func ParseDuration(text string) (Duration, error) {
	s := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if until, ok := endings[s]; ok {
		return Duration{Until: until}, nil
	}
	span, ok := parseISO(strings.ToUpper(s))
	if !ok {
		span, ok = parseWords(s)
	}
	if !ok || len(span.Parts()) == 0 {
		return Duration{}, diag.Mistake{
			Message: diag.Say("%q is not a duration", "%q n’est pas une durée", text),
			Hint: diag.Say(
				"write for example \"13 months\", \"30 minutes\", \"session\", \"until deleted\" or \"P6M\"",
				"écrivez par exemple « 13 mois », « 30 minutes », « session », « jusqu’à effacement » ou « P6M »"),
		}
	}
	return Duration{Until: Elapsed, Span: span}, nil
}

func parseISO(s string) (Span, bool) {
	m := isoPattern.FindStringSubmatch(s)
	if m == nil || strings.HasSuffix(s, "T") {
		return Span{}, false
	}
	var n [7]int
	for i := range n {
		if m[i+1] == "" {
			continue
		}
		v, ok := count(m[i+1])
		if !ok {
			return Span{}, false
		}
		n[i] = v
	}
	return Span{n[0], n[1], n[2], n[3], n[4], n[5], n[6]}, true
}

func parseWords(s string) (Span, bool) {
	var span Span
	fields := strings.Split(joinPattern.ReplaceAllString(s, "$1;$2"), ";")
	for _, field := range fields {
		m := partPattern.FindStringSubmatch(strings.TrimSpace(field))
		if m == nil {
			return Span{}, false
		}
		n, ok := count(m[1])
		target := span.field(units[m[2]])
		if !ok || target == nil || *target != 0 {
			return Span{}, false
		}
		*target = n
	}
	return span, true
}

func (s *Span) field(unit string) *int {
	switch unit {
	case "Y":
		return &s.Years
	case "M":
		return &s.Months
	case "W":
		return &s.Weeks
	case "D":
		return &s.Days
	case "h":
		return &s.Hours
	case "m":
		return &s.Minutes
	case "s":
		return &s.Seconds
	}
	return nil
}

func count(digits string) (int, bool) {
	n, err := strconv.Atoi(digits)
	return n, err == nil && n <= maxCount
}

// ISO gives "P13M", "session", "until deleted", or "" where it is not stated.
func (d Duration) ISO() string {
	switch d.Until {
	case SessionEnd:
		return "session"
	case Deleted:
		return "until deleted"
	case NotStated:
		return ""
	}
	date, clock := "P", ""
	letters := map[string]string{"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
	for _, p := range d.Span.Parts() {
		part := strconv.Itoa(p.N) + letters[p.Unit]
		switch p.Unit {
		case "hour", "minute", "second":
			clock += part
		default:
			date += part
		}
	}
	if clock != "" {
		return date + "T" + clock
	}
	return date
}

// Stated tells whether the duration is known.
func (d Duration) Stated() bool { return d.Until != NotStated }

// UnmarshalText reads what ParseDuration reads.
func (d *Duration) UnmarshalText(text []byte) error {
	parsed, err := ParseDuration(string(text))
	*d = parsed
	return err
}

// Written is the duration as people write it in French ("fr") or English: "13
// months", "session"; "" where it is not stated.
func (d Duration) Written(lang string) string {
	french := lang == "fr"
	switch {
	case d.Until == SessionEnd:
		return "session"
	case d.Until == Deleted && french:
		return "jusqu’à effacement"
	case d.Until == Deleted:
		return "until deleted"
	}
	var parts []string
	for _, p := range d.Span.Parts() {
		parts = append(parts, strconv.Itoa(p.N)+" "+p.Word(french))
	}
	return strings.Join(parts, " ")
}

// frenchUnits are the units of a Part, in the singular.
var frenchUnits = map[string]string{
	"year": "an", "month": "mois", "week": "semaine", "day": "jour", "hour": "heure", "minute": "minute", "second": "seconde",
}

// Word is the unit in French or English, in the number that N asks for.
func (p Part) Word(french bool) string {
	word := p.Unit
	if french {
		word = frenchUnits[p.Unit]
	}
	if p.N > 1 && word != "mois" {
		word += "s"
	}
	return word
}

// MarshalText writes ISO.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.ISO()), nil }
