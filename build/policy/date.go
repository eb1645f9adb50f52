package policy

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"charte/build/diag"
)

// Date is a day, written YYYY-MM-DD; the zero Date is not stated.
type Date struct{ Year, Month, Day int }

// UnmarshalText reads YYYY-MM-DD. The error is a [diag.Mistake].
func (d *Date) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return diag.Mistake{
			Message: diag.Say("%q is not a date", "%q n’est pas une date", string(text)),
			Hint:    diag.Say("write it as YYYY-MM-DD, for example 2026-02-10", "écrivez-la sous la forme AAAA-MM-JJ, par exemple 2026-02-10"),
		}
	}
	*d = Date{t.Year(), int(t.Month()), t.Day()}
	return nil
}

// MarshalText writes what UnmarshalText reads.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// IsZero tells whether the day is not stated.
func (d Date) IsZero() bool { return d == Date{} }

// String gives YYYY-MM-DD, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// After tells whether d is later than other.
func (d Date) After(other Date) bool { return d.String() > other.String() }

// Compare is -1, 0 or 1 as d is earlier than other, the same day or later.
func (d Date) Compare(other Date) int { return strings.Compare(d.String(), other.String()) }

// DateOf gives the day of a time, in the time's own zone.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// URL is an absolute https or http address, or a path of the site itself that
// begins with "/"; everything else, javascript: first of all, is refused.
type URL string

// UnmarshalText checks an address. The error is a [diag.Mistake].
func (u *URL) UnmarshalText(text []byte) error {
	s := string(text)
	parsed, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, " \t\n\"<>\\^`{}|"):
		return diag.Mistake{Message: diag.Say("%q is not an address", "%q n’est pas une adresse", s)}
	case strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//"):
	case parsed.Scheme == "" && strings.Contains(s, "."):
		return diag.Mistake{
			Message: diag.Say("the address %q has no scheme", "l’adresse %q ne commence pas par https://", s),
			Hint:    diag.Say("write https://%s", "écrivez https://%s", strings.TrimPrefix(s, "//")),
		}
	case parsed.Scheme != "https" && parsed.Scheme != "http" || parsed.Host == "":
		return diag.Mistake{
			Message: diag.Say("%q is not an address that a page may link to", "une page ne peut pas renvoyer à l’adresse %q", s),
			Hint:    diag.Say("write one that begins with https://", "écrivez une adresse qui commence par https://"),
		}
	}
	*u = URL(s)
	return nil
}

// Short is the address as a reader says it: no scheme, no closing slash.
func (u URL) Short() string {
	s := strings.TrimPrefix(strings.TrimPrefix(string(u), "https://"), "http://")
	return strings.TrimSuffix(s, "/")
}

// Origin is the scheme and the host of the address, as a Content-Security-Policy
// names them; "" for a path.
func (u URL) Origin() string {
	parsed, err := url.Parse(string(u))
	if err != nil || parsed.Host == "" {
		return ""
	}
	return parsed.Scheme + "://" + strings.ToLower(parsed.Host)
}
