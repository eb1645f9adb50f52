package policy

import (
	"regexp"
	"slices"

	"charte/build/diag"
)

// DocumentKind tells what a document is for.
type DocumentKind string

const (
	// CookiePolicy declares what is stored; a product has at most one, and its
	// file is called cookies.<lang>.md.
	CookiePolicy DocumentKind = "cookies"
	// Guide tells a company's own customers how to meet their duties.
	Guide DocumentKind = "guide"
	// Privacy tells what is done with personal data (GDPR art. 13).
	Privacy DocumentKind = "privacy"
	// TermsOfUse are those on which the product is used.
	TermsOfUse DocumentKind = "terms"
	// LegalNotice says who publishes the product.
	LegalNotice DocumentKind = "legal-notice"
	// AccessibilityStatement says how far people with disabilities can use it.
	AccessibilityStatement DocumentKind = "accessibility"
	// Subprocessors lists the companies that handle data for the controller.
	Subprocessors DocumentKind = "subprocessors"
	// Plain is any other legal text.
	Plain DocumentKind = "plain"
)

// KindOf is the kind of a document that names none: what its id says, or Plain.
func KindOf(id string) DocumentKind {
	switch k := DocumentKind(id); k {
	case CookiePolicy, Privacy, TermsOfUse, LegalNotice, AccessibilityStatement, Subprocessors:
		return k
	}
	return Plain
}

// HasStandard tells whether an empty text of the kind stands for a standard one.
func (k DocumentKind) HasStandard() bool { return k != Guide && k != Plain }

// Document is one document of a product in one language.
type Document struct {
	// ID is the file's name without language: "cookies".
	ID   string       `yaml:"-"`
	Lang string       `yaml:"-"`
	Kind DocumentKind `yaml:"kind" enum:"cookies,privacy,terms,legal-notice,accessibility,subprocessors,guide,plain"`

	Title   string `yaml:"title" words:"true" required:"true"`
	Summary string `yaml:"summary" words:"true"`
	// Audience says for whom a guide is written.
	Audience string `yaml:"audience" words:"true"`
	// Version is the day from which the text applies; zero where not stated.
	Version Date `yaml:"version"`
	// Announced is the day on which this version was made public; zero where that
	// is the day from which it applies, or not stated.
	Announced Date `yaml:"announced"`
	// Changes says what changed from the version before, and why, in at most
	// [LongestChanges] characters; empty for a first version.
	Changes string `yaml:"changes" words:"true"`
	// Aliases are former addresses of the document: paths from the root of the site.
	Aliases []URL `yaml:"aliases"`
	// Translates says, in a translation, which clauses it is a translation of.
	Translates []ClauseDigest `yaml:"translates" translation:"true"`

	Purposes []Purpose `yaml:"purposes"`
	Services []Service `yaml:"services"`
	Trackers []Tracker `yaml:"trackers"`
	Choice   Choice    `yaml:"choice"`
	Banner   Banner    `yaml:"banner"`

	// Processing is what a privacy policy tells of, Accessibility what a statement
	// of that name does, Terms what terms of use do; see [Particulars].
	Processing    []Processing  `yaml:"processing"`
	Accessibility Accessibility `yaml:"accessibility"`
	Terms         Terms         `yaml:"terms"`

	// Texts are the laws and guidance that the document refers to.
	Texts []Link `yaml:"texts"`
	// Links are where a reader learns more.
	Links []Link `yaml:"links"`
	// Browsers are help pages about settings; empty means [DefaultBrowsers].
	Browsers []Link `yaml:"browsers"`
	// Data are the categories of data collected.
	Data []Item `yaml:"data"`
	// Rights are the reader's rights; empty means [AllRights].
	Rights []string `yaml:"rights" enum:"access,rectification,erasure,restriction,objection,portability,withdrawal,complaint"`

	Ignore []Acceptance `yaml:"ignore"`

	Body   Body   `yaml:"-"`
	Origin Origin `yaml:"-"`
	// Missing are the paths of the words that this translation lacks.
	Missing []string `yaml:"-"`
	// Outdated are the clauses that changed since this translation was made: anchors,
	// [FrontClause] or [LeadClause].
	Outdated []string `yaml:"-"`
}

// LongestChanges is how many characters a note on changes may have, as the memos
// of Open Terms Archive do.
const LongestChanges = 140

// FrontClause names the words of the front matter among the clauses.
const FrontClause = "_words"

// ClauseDigest says of one clause which text of it was translated.
type ClauseDigest struct {
	// Clause is the anchor of the clause, [FrontClause] or [LeadClause].
	Clause string
	// Digest is the beginning of the SHA-256 of the clause: eight digits, base 16.
	Digest string
}

// LeadClause names what stands before the first heading.
const LeadClause = "_lead"

var clauseDigest = regexp.MustCompile(`^(_?[a-z0-9]+(?:-[a-z0-9]+)*)@([0-9a-f]{8})$`)

// UnmarshalText reads "scope@91aa03fe". The error is a [diag.Mistake].
func (c *ClauseDigest) UnmarshalText(text []byte) error {
	found := clauseDigest.FindSubmatch(text)
	if found == nil {
		return diag.Mistake{
			Message: diag.Say("%q names no clause and its digest", "%q ne désigne pas un passage et son empreinte", string(text)),
			Hint:    diag.Say("leave this list to \"charte translated\", which writes it", "laissez « charte translated » écrire cette liste"),
		}
	}
	*c = ClauseDigest{string(found[1]), string(found[2])}
	return nil
}

// MarshalText writes what UnmarshalText reads.
func (c ClauseDigest) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// String gives "scope@91aa03fe".
func (c ClauseDigest) String() string { return c.Clause + "@" + c.Digest }

// Declarations are the fields that only a cookie policy has.
func Declarations() []string { return []string{"purposes", "services", "trackers", "choice", "banner"} }

// Particulars are the fields that only one kind of document has, besides
// [Declarations].
func Particulars() map[string]DocumentKind {
	return map[string]DocumentKind{"processing": Privacy, "accessibility": AccessibilityStatement, "terms": TermsOfUse}
}

// Item is a short text with an identifier, so that it can be translated.
type Item struct {
	ID    string `yaml:"id" required:"true"`
	Title string `yaml:"title" words:"true" required:"true"`
}

// Acceptance is a finding that somebody accepted, with a reason and an end.
type Acceptance struct {
	Rule string `yaml:"rule" required:"true"`
	// On are the things that are accepted: names of trackers, ids of purposes or
	// services, words at fault. Empty means the whole document.
	On     []string `yaml:"for"`
	Reason string   `yaml:"reason" required:"true"`
	Until  Date     `yaml:"until" required:"true"`
}

// AllRights are the rights of GDPR art. 15 to 21, 7(3) and 77, in the order in
// which a page lists them.
func AllRights() []string {
	return []string{"access", "rectification", "erasure", "restriction", "objection", "portability", "withdrawal", "complaint"}
}

// DefaultBrowsers are the vendors' own pages about cookies (as given by the
// FlowlyWeb policy of 10 February 2026).
func DefaultBrowsers() []Link {
	return []Link{
		{ID: "chrome", Title: "Google Chrome", URL: "https://support.google.com/chrome/answer/95647"},
		{ID: "firefox", Title: "Mozilla Firefox", URL: "https://support.mozilla.org/"},
		{ID: "safari", Title: "Safari", URL: "https://support.apple.com/"},
		{ID: "edge", Title: "Microsoft Edge", URL: "https://support.microsoft.com/"},
	}
}

// BrowserLinks are the help pages that the document names, or the default ones.
func (d Document) BrowserLinks() []Link {
	if len(d.Browsers) > 0 {
		return d.Browsers
	}
	return DefaultBrowsers()
}

// ReaderRights are the rights that the document names, or all of them.
func (d Document) ReaderRights() []string {
	if len(d.Rights) > 0 {
		return d.Rights
	}
	return AllRights()
}

// RightsHere are the reader's rights that the document has a use for: without the
// withdrawal of consent where none is asked, unless the document names it.
func (d Document) RightsHere() []string {
	all := d.ReaderRights()
	if len(d.Rights) > 0 || d.NeedsConsent() {
		return all
	}
	return slices.DeleteFunc(all, func(r string) bool { return r == "withdrawal" })
}
