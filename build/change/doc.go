// Package change reads the text of a legal document from a built page and
// compares two versions of it, as a lawyer's comparison does: clause by clause,
// then block by block, then word by word.
//
// # Texts
//
// [Read] takes a built page, [ReadFrozen] what [Reading.Frozen] kept of it for ever; both
// give a [Text], and [Text.Digest] its fingerprint. [ReadPage] reads any page.
//
// # Differences
//
// [Compare] gives a [Difference]. Clauses are matched by their anchors, rows of
// tables by their first cell, everything else by the words in common. What only
// changed its place is moved, not deleted and written anew; a paragraph that was
// divided shows the new paragraph mark and no more. Words are never cut in two, and
// a date, an amount or a number with its unit is one word.
//
// # Facts
//
// [Declared] compares what two versions declare as data: trackers, services,
// purposes, the choice. It says things, in no language; [Fact.Sentence] puts one
// into the words of a language.
//
// # The library
//
// github.com/aymanbagabas/go-udiff/lcs finds the shortest list of edits between two
// rows of strings: the Go team's own algorithm, which they keep internal, under its
// BSD licence, with a bound on its time. It is used for blocks, words, columns and
// the order of clauses; making its answer readable is what this package adds.
//
// The package is pure: it reads no file and looks at no clock.
package change
