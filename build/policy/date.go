package policy

import (
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Date is a day, written YYYY-MM-DD; the zero Date is not stated.
type Date struct{ Year, Month, Day int }

// UnmarshalText reads YYYY-MM-DD.
func (d *Date) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("%q is not a date; write it as YYYY-MM-DD, for example 2026-02-10", text)
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

// DateOf gives the day of a time, in the time's own zone.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// URL is an absolute https or http address, or a path of the site itself that
// begins with "/"; everything else, javascript: first of all, is refused.
type URL string

// UnmarshalText checks an address.
func (u *URL) UnmarshalText(text []byte) error {
	s := string(text)
	parsed, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, " \t\n\"<>\\^`{}|"):
		return fmt.Errorf("%q is not an address", s)
	case strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//"):
	case parsed.Scheme == "" && strings.Contains(s, "."):
		return fmt.Errorf("the address %q has no scheme; write https://%s", s, strings.TrimPrefix(s, "//"))
	case parsed.Scheme != "https" && parsed.Scheme != "http" || parsed.Host == "":
		return fmt.Errorf("%q is not an address that a page may link to; write one that begins with https://", s)
	}
	*u = URL(s)
	return nil
}

// Short is the address as a reader says it: no scheme, no closing slash.
func (u URL) Short() string {
	s := strings.TrimPrefix(strings.TrimPrefix(string(u), "https://"), "http://")
	return strings.TrimSuffix(s, "/")
}
