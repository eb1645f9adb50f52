package policy

import (
	"slices"
	"strings"
)

// atHome are the countries to which the GDPR itself applies, by ISO 3166-1: the
// European Union with the parts of it that have codes of their own (Åland and
// the outermost regions of France), Iceland, Liechtenstein and Norway.
var atHome = strings.Fields("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE" +
	" AX GF GP MQ MF RE YT IS LI NO")

// adequate are the countries and territories on which the European Commission
// has taken a decision under GDPR art. 45 that does not depend on a list of
// companies: its page on adequacy decisions, as several law firms and
// authorities give it (2026-11-22, S); Brazil by decision (EU) 2026/179 of 26
// January 2026; the United Kingdom until 27 December 2031. Canada counts for
// commercial organisations, Japan and Korea for private ones, which vendors
// are. The United States are not here: that decision depends on a list.
var adequate = strings.Fields("AD AR BR CA CH FO GB GG IL IM JE JP KR NZ UY")

// InEEA tells whether the GDPR itself applies in a country.
func InEEA(country string) bool { return slices.Contains(atHome, country) }

// IsAdequate tells whether an adequacy decision covers a country as a whole.
func IsAdequate(country string) bool { return slices.Contains(adequate, country) }
