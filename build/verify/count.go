package verify

// Counts say how much was looked at, so that nothing is never taken for all right.
type Counts struct {
	Files       int `json:"files"`
	Pages       int `json:"pages"`
	Languages   int `json:"languages"`
	Products    int `json:"products"`
	Links       int `json:"links"`       // addresses inside the site
	Elsewhere   int `json:"elsewhere"`   // addresses of others
	Fragments   int `json:"fragments"`   // addresses of a place in a page
	Integrities int `json:"integrities"` // digests of files in tags
	Shown       int `json:"shown"`       // tags that pages show for copying
	Listed      int `json:"listed"`      // addresses in the sitemap
	Feeds       int `json:"feeds"`
	Entries     int `json:"entries"` // of feeds
	Policies    int `json:"policies"`
	Trackers    int `json:"trackers"` // declared ones, each in every language
	Scripts     int `json:"scripts"`  // banners
	Releases    int `json:"releases"`
	Versions    int `json:"versions"` // pages of versions
	Headers     int `json:"headers"`  // files whose headers are known
	Requests    int `json:"requests"` // made to an address
	// Of a product's own page.
	Elements int `json:"elements,omitempty"`
	Gated    int `json:"gated,omitempty"`   // elements that wait
	Hosts    int `json:"hosts,omitempty"`   // of declared services
	Cookies  int `json:"cookies,omitempty"` // that answers set
}
