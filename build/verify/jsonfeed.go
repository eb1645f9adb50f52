package verify

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"charte/build/diag"
)

// jsonFeed is a feed as JSON Feed 1.1 has it (jsonfeed.org/version/1.1; read
// 2026-11-22).
type jsonFeed struct {
	Version  string       `json:"version"`
	Title    string       `json:"title"`
	Home     string       `json:"home_page_url"`
	Feed     string       `json:"feed_url"`
	Language string       `json:"language"`
	Authors  []jsonAuthor `json:"authors"`
	Items    *[]jsonItem  `json:"items"`
}

type jsonItem struct {
	ID        any          `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	HTML      string       `json:"content_html"`
	Text      string       `json:"content_text"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors"`
}

type jsonAuthor struct {
	Name   string `json:"name"`
	URL    string `json:"url"`
	Avatar string `json:"avatar"`
}

// Names that the standard has; others begin with an underscore.
var (
	feedNames = []string{"version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon", "authors", "language", "expired", "hubs", "items"}
	itemNames = []string{"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments"}
)

const jsonFeedVersion = "https://jsonfeed.org/version/1.1"

func (c feedCheck) jsonFeed() []entry {
	var feed jsonFeed
	if err := json.Unmarshal(c.file.body, &feed); err != nil {
		c.wrong("", diag.Say("this is no JSON feed: %s", "ce fichier n’est pas un flux JSON : %s", err.Error()))
		return nil
	}
	c.names()
	if feed.Version != jsonFeedVersion {
		c.wrong(feed.Version, diag.Say("the version of this feed is %q and should be %q", "la version de ce flux est %q, il faut %q", feed.Version, jsonFeedVersion))
	}
	if feed.Title == "" {
		c.wrong("", diag.Say("this feed has no title", "ce flux n’a pas de titre"))
	}
	c.leads(feed.Home)
	c.ownAddress(feed.Feed)
	if lang := c.languageOf(c.file.path); lang != "" && !strings.EqualFold(feed.Language, lang) {
		c.wrong("", diag.Say("this feed says that it is in %q and stands under /%s/", "ce flux se dit en %q et se trouve sous /%s/", feed.Language, lang))
	}
	c.authors(feed.Authors)
	if feed.Items == nil || len(*feed.Items) == 0 {
		c.wrong("", diag.Say("this feed has no entry", "ce flux n’a aucune entrée"))
		return nil
	}
	var out []entry
	for _, item := range *feed.Items {
		out = append(out, c.item(item))
		if len(item.Authors)+len(feed.Authors) == 0 {
			c.wrong(item.URL, diag.Say("this entry has no author, nor has the feed", "cette entrée n’a pas d’auteur, et le flux non plus"))
		}
	}
	c.unique(out)
	c.latest("", out)
	return out
}

// names: a name that the standard does not have begins with an underscore.
func (c feedCheck) names() {
	var feed struct {
		All   map[string]json.RawMessage
		Items []map[string]json.RawMessage `json:"items"`
	}
	_ = json.Unmarshal(c.file.body, &feed.All) // it was read already
	_ = json.Unmarshal(c.file.body, &feed)
	known := func(object map[string]json.RawMessage, names []string) {
		for _, name := range slices.Sorted(maps.Keys(object)) {
			if !strings.HasPrefix(name, "_") && !slices.Contains(names, name) {
				c.wrong(name, diag.Say("%q is no name of JSON Feed; one of your own begins with an underscore", "%q n’est pas un nom de JSON Feed ; un nom qui vous est propre commence par un trait de soulignement", name))
			}
		}
	}
	known(feed.All, feedNames)
	for _, item := range feed.Items {
		known(item, itemNames)
	}
}

func (c feedCheck) item(item jsonItem) entry {
	id, isText := item.ID.(string)
	if !isText || id == "" {
		c.wrong(item.URL, diag.Say("this entry has no identifier, or one that is no text", "cette entrée n’a pas d’identifiant, ou en a un qui n’est pas un texte"))
	} else {
		c.iri(id)
	}
	if item.HTML == "" && item.Text == "" {
		c.wrong(item.URL, diag.Say("this entry has no content (content_html or content_text)", "cette entrée n’a pas de contenu (content_html ou content_text)"))
	}
	if item.HTML != "" {
		c.fragment(item.HTML)
	}
	for _, day := range []string{item.Published, item.Modified} {
		if day != "" {
			c.moment(day)
		}
	}
	c.leads(item.URL)
	c.authors(item.Authors)
	updated := item.Modified
	if updated == "" {
		updated = item.Published
	}
	return entry{id, item.URL, updated}
}

func (c feedCheck) authors(authors []jsonAuthor) {
	for _, a := range authors {
		if a == (jsonAuthor{}) {
			c.wrong("", diag.Say("an author has no name", "un auteur n’a pas de nom"))
		}
	}
}
