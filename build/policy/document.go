package policy

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
}

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
