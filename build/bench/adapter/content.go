package adapter

import (
	"encoding/json"
	"io/fs"
)

// Content is what every banner is told to say and to ask for: the file
// testdata/benchmark-content.json.
type Content struct {
	Title       string     `json:"title"`
	Description string     `json:"desc"`
	Policy      string     `json:"policy"`
	Accept      string     `json:"accept"`
	Refuse      string     `json:"reject"`
	Choices     string     `json:"prefs"`
	Save        string     `json:"save"`
	Close       string     `json:"close"`
	DialogTitle string     `json:"prefsTitle"`
	DialogText  string     `json:"prefsDesc"`
	Categories  []Category `json:"cats"`
	Services    []Service  `json:"svcs"`
}

// Category is a purpose; a necessary one is not asked for.
type Category struct {
	ID          string `json:"id"`
	Title       string `json:"t"`
	Description string `json:"d"`
	Necessary   bool   `json:"ro"`
}

// Service belongs to a category and stores cookies: exact names, and regular
// expressions, all of which are of the form ^prefix.
type Service struct {
	ID          string   `json:"id"`
	Category    string   `json:"c"`
	Name        string   `json:"t"`
	Description string   `json:"d"`
	Cookies     []string `json:"ck"`
	Patterns    []string `json:"re"`
	// Keys of the local storage; only some banners can be told of any.
	Keys []string `json:"-"`
}

// necessary tells whether a category is not asked for.
func (c Content) necessary(id string) bool {
	for _, category := range c.Categories {
		if category.ID == id {
			return category.Necessary
		}
	}
	return false
}

// of gives the services of a category.
func (c Content) of(category string) []Service {
	var out []Service
	for _, s := range c.Services {
		if s.Category == category {
			out = append(out, s)
		}
	}
	return out
}

// ReadContent reads the content from the project's folder.
func ReadContent(root fs.FS) (Content, error) {
	var content Content
	raw, err := fs.ReadFile(root, "build/bench/testdata/benchmark-content.json")
	if err == nil {
		err = json.Unmarshal(raw, &content)
	}
	return content, err
}
