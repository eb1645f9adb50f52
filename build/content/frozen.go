package content

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"charte/build/diag"
)

// frozenElements are the elements that a frozen text may hold, and
// frozenAttributes what they may say: the marks of a text, nothing that loads,
// runs or styles.
var (
	frozenElements = strings.Fields(`article section header div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tr th td
		a abbr b blockquote br code data del details em i ins hr kbd pre q s small span strong figure figcaption tfoot sub summary sup time wbr`)
	frozenAttributes = strings.Fields(`id class href hreflang lang dir title datetime scope colspan rowspan start data-label aria-labelledby aria-label translate open value`)
	frozenSchemes    = []string{"https:", "http:", "mailto:", "tel:", "/", "#"}
)

// checkFrozen reports what a frozen text may not hold.
func (r *reader) checkFrozen(s *source) diag.List {
	line := s.bodyLine
	for tokens := html.NewTokenizer(strings.NewReader(s.body)); ; {
		if tokens.Next() == html.ErrorToken {
			return nil
		}
		raw := string(tokens.Raw())
		if words, bad := strange(tokens.Token()); bad {
			return diag.List{s.problem(line, 1, diag.Say("a frozen text cannot hold %s", "un texte archivé ne peut pas contenir %s", words),
				diag.Say("bring the file back as \"charte amend\" wrote it", "rétablissez le fichier tel que « charte amend » l’a écrit"))}
		}
		line += strings.Count(raw, "\n")
	}
}

// strange tells what in a token is not a mark of a text.
func strange(t html.Token) (string, bool) {
	switch t.Type {
	case html.TextToken, html.EndTagToken:
		return "", false
	case html.CommentToken, html.DoctypeToken:
		return "<!…>", true
	}
	if !slices.Contains(frozenElements, t.Data) {
		return "<" + t.Data + ">", true
	}
	for _, a := range t.Attr {
		if !slices.Contains(frozenAttributes, a.Key) {
			return a.Key + "=…", true
		}
		begins := func(scheme string) bool { return strings.HasPrefix(a.Val, scheme) }
		if a.Key == "href" && (!slices.ContainsFunc(frozenSchemes, begins) || begins("//")) {
			return "href=" + a.Val, true
		}
	}
	return "", false
}
