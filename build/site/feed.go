package site

import (
	"encoding/json"
	"encoding/xml"
	"html"

	"charte/build/policy"
	"charte/build/site/page"
)

// addFeeds adds the files of every feed: Atom (RFC 4287) and JSON Feed 1.1. A
// version is an entry, known by its permanent address.
func addFeeds(channels []page.Channel, base string, out map[string][]byte) (err error) {
	for _, c := range channels {
		if out[c.Folder+"feed.xml"], err = atomFeed(c, base); err != nil {
			return err
		}
		if out[c.Folder+"feed.json"], err = jsonFeed(c, base); err != nil {
			return err
		}
	}
	return nil
}

// moment is the beginning of a day, as both formats want it (RFC 3339).
func moment(d policy.Date) string { return d.String() + "T00:00:00Z" }

// contentOf is what a reader sees of an entry.
func contentOf(e page.Entry) string {
	text := "<p>" + html.EscapeString(e.Summary) + "</p>"
	if e.Compare != "" {
		text += `<p><a href="` + html.EscapeString(e.Compare) + `">` + html.EscapeString(e.CompareTitle) + "</a></p>"
	}
	return text
}

type atom struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	ID       string      `xml:"id"`
	Updated  string      `xml:"updated"`
	Author   atomAuthor  `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title     string     `xml:"title"`
	ID        string     `xml:"id"`
	Published string     `xml:"published"`
	Updated   string     `xml:"updated"`
	Author    atomAuthor `xml:"author"`
	Links     []atomLink `xml:"link"`
	Content   atomText   `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

func atomFeed(c page.Channel, base string) ([]byte, error) {
	self := base + "/" + c.Folder + "feed.xml"
	f := atom{
		Lang: c.Lang, Title: c.Title, Subtitle: c.Subtitle, ID: self, Updated: moment(c.Entries[0].Day), Author: atomAuthor{c.Author},
		Links: []atomLink{{"self", page.AtomType, self}, {"alternate", "text/html", c.Page}},
	}
	for _, e := range c.Entries {
		one := atomEntry{
			Title: e.Title, ID: e.Address, Published: moment(e.Day), Updated: moment(e.Day), Author: atomAuthor{e.Author},
			Links: []atomLink{{"alternate", "text/html", e.Address}}, Content: atomText{"html", contentOf(e)},
		}
		f.Entries = append(f.Entries, one)
	}
	text, err := xml.MarshalIndent(f, "", " ")
	return append([]byte(xml.Header), append(text, '\n')...), err
}

type feedJSON struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Description string       `json:"description,omitempty"`
	Home        string       `json:"home_page_url"`
	Feed        string       `json:"feed_url"`
	Language    string       `json:"language"`
	Authors     []authorJSON `json:"authors"`
	Items       []itemJSON   `json:"items"`
}

type authorJSON struct {
	Name string `json:"name"`
}

type itemJSON struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Summary   string       `json:"summary,omitempty"`
	Content   string       `json:"content_html"`
	Published string       `json:"date_published"`
	Authors   []authorJSON `json:"authors"`
}

func jsonFeed(c page.Channel, base string) ([]byte, error) {
	f := feedJSON{
		Version: "https://jsonfeed.org/version/1.1", Title: c.Title, Description: c.Subtitle, Home: c.Page,
		Feed: base + "/" + c.Folder + "feed.json", Language: c.Lang, Authors: []authorJSON{{c.Author}},
	}
	for _, e := range c.Entries {
		f.Items = append(f.Items, itemJSON{
			ID: e.Address, URL: e.Address, Title: e.Title, Summary: e.Summary, Content: contentOf(e),
			Published: moment(e.Day), Authors: []authorJSON{{e.Author}},
		})
	}
	text, err := json.MarshalIndent(f, "", "  ")
	return append(text, '\n'), err
}
