package approval

import (
	"charte/build/change"
	"charte/build/diag"
	"charte/build/policy"
)

// Side is one of the two sites.
type Side struct {
	// Site is as it stands on the day of the sheet; see [policy.Site.On].
	Site policy.Site
	// Words are those of every language, and of the sheet.
	Words map[string]policy.Words
	// Files is what is published, by path.
	Files map[string][]byte
	// Findings are all that the rules found, accepted ones as well.
	Findings diag.List
	Source   Source
}

// Source says where a site comes from.
type Source struct {
	// Name is how it was called: a revision, or a folder.
	Name string `json:"name"`
	// Commit, Day and Subject say on which commit it stands; empty where that is not
	// known.
	Commit  string `json:"commit,omitempty"`
	Day     string `json:"day,omitempty"`
	Subject string `json:"subject,omitempty"`
	// Folder tells that it is a folder, and Uncommitted that the folder is not as it
	// was committed.
	Folder      bool `json:"folder"`
	Uncommitted bool `json:"uncommitted,omitempty"`
}

// Sheet is what a reader will see change.
type Sheet struct {
	Day    policy.Date `json:"day"`
	Before Source      `json:"before"`
	After  Source      `json:"after"`
	// Changes tells whether there is anything to say.
	Changes  bool      `json:"changes"`
	Totals   Totals    `json:"totals"`
	Warnings []Warning `json:"warnings"`
	Findings Findings  `json:"findings"`
	Products []Product `json:"products"`
	// Pages are those of no product.
	Pages []Text `json:"pages"`
	// Moved are the former addresses that lead elsewhere than before.
	Moved []Moved `json:"moved"`
	// Gone are the published addresses at which nothing stands any more.
	Gone []Gone `json:"gone"`
	// Form are the files of layouts/, assets/ and i18n/ that differ.
	Form []string `json:"form"`

	lang  string
	words policy.Words
}

// Totals is how much there is to read.
type Totals struct {
	Added     int `json:"productsAdded"`
	Changed   int `json:"productsChanged"`
	Removed   int `json:"productsRemoved"`
	Texts     int `json:"texts"`
	Announced int `json:"announced"`
	Facts     int `json:"facts"`
	Banners   int `json:"banners"`
	// Asked are the services and purposes for which visitors are asked again.
	Asked int `json:"asked"`
}

// Warning is something to settle before the sheet is signed.
type Warning struct {
	// Kind is stable: one of the constants below.
	Kind     Kind   `json:"kind"`
	Product  string `json:"product,omitempty"`
	Document string `json:"document,omitempty"`
	// Message says what is the matter, Hint what to do about it, in the language of
	// the sheet.
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// Kind tells warnings apart.
type Kind string

// The kinds of warnings, in the order in which a sheet gives them.
const (
	// SameVersion: the text in force changes, and its version stays.
	SameVersion Kind = "same-version"
	// OtherArchive: an archived text is not the one that was published.
	OtherArchive Kind = "other-archive"
	// LostVersion: a published version has no page any more.
	LostVersion Kind = "lost-version"
	// EarlierVersion: the new version is older than the one that it replaces.
	EarlierVersion Kind = "earlier-version"
	// NoVersion: a text changes that does not say from which day it applies.
	NoVersion Kind = "no-version"
	// NoNote: a new version does not say what changes; OldNote: it says what the
	// version before said.
	NoNote  Kind = "no-note"
	OldNote Kind = "old-note"
	// LostBanner: products load a banner that is no more.
	LostBanner Kind = "lost-banner"
	// LostAddress: an address leads nowhere.
	LostAddress Kind = "lost-address"
)

var kinds = []Kind{SameVersion, OtherArchive, LostVersion, EarlierVersion, NoVersion, NoNote, OldNote, LostBanner, LostAddress}

// Product is one product of which something changes.
type Product struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Status is Added, Removed or Changed.
	Status    change.Status `json:"status"`
	Documents []Document    `json:"documents"`
	// Banner is nil where it stays as it is.
	Banner *Banner `json:"banner,omitempty"`
	// Pages are the others of the product.
	Pages []Text `json:"pages"`
}

// Document is one document of which something changes.
type Document struct {
	ID     string        `json:"id"`
	Title  string        `json:"title"`
	Status change.Status `json:"status"`
	Stages []Stage       `json:"stages"`
}

// State tells whether a text applies.
type State string

// A text is in force, or announced for a later day.
const (
	InForce   State = "in-force"
	Announced State = "announced"
)

// Stage is what changes in the text in force, or in the one that is announced.
type Stage struct {
	State State `json:"state"`
	// Was and Version are the days from which the two texts apply; Was is zero where
	// there was none.
	Was     policy.Date `json:"was"`
	Version policy.Date `json:"version"`
	// Against is the State of the text with which an announced one is compared: the
	// one announced before, or else the one in force.
	Against State `json:"against"`
	// Note is what the new version says of its changes.
	Note string `json:"note"`
	// Facts say what is declared otherwise, in the language of the sheet.
	Facts []string `json:"facts"`
	// Again are those for which visitors are asked again, First those for which they
	// are asked for the first time; Asks tells that the document asks for anything.
	Again []string `json:"again"`
	First []string `json:"first"`
	Asks  bool     `json:"asks"`
	// Texts are the languages, the original first.
	Texts []Text `json:"texts"`
}

// Text is what changes in one text, in one language.
type Text struct {
	Lang     string `json:"lang"`
	Language string `json:"language"`
	Original bool   `json:"original"`
	// Name is what the text is called where it is no document; may be empty.
	Name string `json:"name,omitempty"`
	// Status is Same, Changed, Added or Removed.
	Status change.Status `json:"status"`
	// Address is the path of the page from the root of the site.
	Address string `json:"address"`
	// Digest is that of the new text, as its page shows it; "" where it has none.
	Digest string `json:"digest,omitempty"`
	// Written and Deleted count words.
	Written int `json:"written"`
	Deleted int `json:"deleted"`
	// Title is what became of the title, where anything did.
	Title []Span `json:"title,omitempty"`
	// Clauses are those that changed, Unchanged how many others there are.
	Clauses   []Clause `json:"clauses"`
	Unchanged int      `json:"unchanged"`
	// Behind are the clauses of the original that changed and did not change here.
	Behind []string `json:"behind,omitempty"`
	// Outdated tells that the page says of itself that it translates an earlier text.
	Outdated bool `json:"outdated,omitempty"`

	// reads tells that readers read other words, or in another order.
	reads bool
}

// Clause is what became of a clause.
type Clause struct {
	ID string `json:"id"`
	// WasID is its former anchor, where it had another one.
	WasID  string        `json:"wasId,omitempty"`
	Status change.Status `json:"status"`
	Moved  bool          `json:"moved,omitempty"`
	// Heading is what readers call it; Title is what became of its title, where
	// anything did.
	Heading string  `json:"heading"`
	Title   []Span  `json:"title,omitempty"`
	Blocks  []Block `json:"blocks"`
}

// Block is what became of a paragraph, an item, a row.
type Block struct {
	Kind   change.Kind   `json:"kind"`
	Status change.Status `json:"status"`
	Moved  bool          `json:"moved,omitempty"`
	Cells  []Cell        `json:"cells"`
}

// Cell is a part of a block; all blocks but rows and pairs have one.
type Cell struct {
	Column  string `json:"column,omitempty"`
	Changed bool   `json:"changed"`
	Spans   []Span `json:"spans"`
}

// Span is a stretch of text of which the same became. The text of a paragraph mark
// is "¶".
type Span struct {
	Op   change.Op `json:"op"`
	Text string    `json:"text"`
	// Link is where it leads, said of what was written and deleted only.
	Link string `json:"link,omitempty"`
}

// Banner is what becomes of a product's banner.
type Banner struct {
	Status change.Status `json:"status"`
	// Was and Is are the bytes of its script in all languages, 0 where there is none.
	Was int `json:"was"`
	Is  int `json:"is"`
	// Texts are its words, where they change.
	Texts []Text `json:"texts"`
}

// Findings are the differences in what the rules found.
type Findings struct {
	// New were not found before, or were accepted; Gone are found no more; Accepted
	// were found, and somebody now accepts them.
	New      diag.List `json:"new"`
	Gone     diag.List `json:"gone"`
	Accepted diag.List `json:"accepted"`
}

// Moved is a former address that leads elsewhere than before: Was is "" for a new
// one, To is "" for one that leads nowhere now.
type Moved struct {
	From string `json:"from"`
	Was  string `json:"was,omitempty"`
	To   string `json:"to,omitempty"`
}

// Gone is an address at which nothing stands any more: a file, or a folder with all
// of its Files.
type Gone struct {
	Address string `json:"address"`
	Files   int    `json:"files"`
}
