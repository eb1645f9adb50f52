// Package verify inspects a finished site: a published folder, or a live address,
// and the pages of products that load its banners.
//
// It shares no code with what makes the site. What it knows of pages, feeds,
// declarations, manifests and headers it reads again from the published files, by
// its own parsers, so that a mistake of the maker is not repeated here. It imports
// the room of findings and nothing else of charte.
//
// # A folder, a site
//
// [Folder] reads every file of a folder; [Site] reads a site from its address: from
// the first page and the sitemap over everything that they name to the files that
// every product has, on that origin only, four requests at a time, none twice, with
// a limit on their number and on the time of each. It stops when five addresses
// give no answer. Redirects are followed inside the site; one that leaves it, does
// not end, or stands behind a link is a finding.
//
// Both then go through the same checks ([Checks] lists them):
//
//   - links and the places in pages to which they lead, digests in tags and in the
//     tags that pages show for copying;
//   - no other host contacted, by any element or style sheet; no script but that of
//     the pages about installing; Content-Security-Policy strict, and enough for
//     what the page holds;
//   - title, description, headings, identifiers; texts that were not filled in;
//   - every language complete: the same pages, the same anchors, links between
//     translations that agree; sitemap, canonical addresses;
//   - Atom and JSON feeds, as the W3C's validator judges them;
//   - every tracker of policy.json in the table of the page in every language with
//     its duration, in trackers.csv, in device-storage.json and in every banner;
//     the cookie of the choice and the revision in the banner;
//   - released files against their names, manifests against their files, the pages
//     of versions against the digest that they show;
//   - headers, from an address or from the file _headers of a folder.
//
// A site without --base-url does not know its own address: canonical addresses,
// translations and the sitemap are then not looked for, and links have to lead to
// files.
//
// # A product's own page
//
// [Live] reads the page of a product as its server sends it, and runs nothing: what
// scripts add, it does not see. The banner's tag leads to the legal site, whose
// manifest and policy.json say what is current and what is declared. A page that
// serves its own copy, or gets the banner from a tag manager, needs both named.
//
// # What is found
//
// A [Result] holds the findings, how much was looked at, and for which checks there
// was nothing to look at: a folder without pages, or a site of which nothing was
// read, is a finding and never all right. A finding of weight practice is told and
// does not count.
//
// # Order
//
// assemble.go and crawl.go read a site into a [published]; document.go and page.go
// read one page; each other file holds the checks of its name over an [inspection].
package verify
