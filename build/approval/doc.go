// Package approval makes the sheet that somebody signs before a site is published:
// what a reader will see change.
//
// [Compare] takes two finished sites, the published one and the one that is to take
// its place, and gives a [Sheet]. It looks at what is published, not at its
// sources: texts are those of the built pages, clause by clause and word by word,
// in every language; only dates, facts and former addresses come from the
// declaration.
//
// A sheet begins with what should be settled before anybody signs ([Warning]): a
// text in force that changes without a new version, a version without a word on
// what changes, an archived text that is not the one that was published, addresses
// that lead nowhere. Then come the findings that are new, and the products, each
// with its documents and its banner.
//
// [Sheet.Text] writes it for a terminal or for paper, [Sheet.Markdown] for a merge
// request or a mail, and encoding/json for programs. All words are in the language
// of the reader of the sheet, but for the texts themselves.
//
// The package is pure: it reads no file and looks at no clock.
package approval
