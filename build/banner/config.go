package banner

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"

	"charte/build/policy"
)

// Config is what the engine reads. Each struct mirrors the interface of the same
// name in assets/banner/config.ts: the field Revision with the tag "r" is
// _revision there, and the key r in the file. A name has the same tag in every
// struct.
type Config struct {
	Purposes []Purpose `json:"p"`
	Words
	Product  string `json:"o"`
	Revision string `json:"r"`
	Key      string `json:"k"`
	// Lifetime is in minutes.
	Lifetime int64  `json:"m"`
	Domain   string `json:"d,omitempty"`
	// ReceiptTo is where receipts are sent.
	ReceiptTo string   `json:"aa,omitempty"`
	Open      []string `json:"f"`
	// Types are by the names of Google's consent types.
	Types   map[policy.ConsentType][]string `json:"q,omitempty"`
	Vendors []Vendor                        `json:"z,omitempty"`
	Others  []Overlay                       `json:"x,omitempty"`
}

// Vendor is a policy.Contract of a service.
type Vendor struct {
	ID     string           `json:"i"`
	Object string           `json:"H"`
	Stub   int              `json:"I,omitempty"`
	Told   bool             `json:"ac,omitempty"`
	Calls  [3][]policy.Call `json:"J"`
}

// Purpose is a purpose with what can be chosen in it.
type Purpose struct {
	PurposeWords
	ID       string    `json:"i"`
	Request  bool      `json:"g,omitempty"`
	OptOut   bool      `json:"ad,omitempty"`
	Units    []Unit    `json:"u"`
	Trackers []Tracker `json:"t"`
}

// Unit is a policy.Unit. Name is empty where it is a whole purpose.
type Unit struct {
	UnitWords
	ID     string `json:"i"`
	Digest string `json:"e"`
	Name   string `json:"n,omitempty"`
}

// Tracker is a policy.Tracker as far as showing and erasing it goes.
type Tracker struct {
	TrackerWords
	Name   string `json:"n"`
	Kind   int    `json:"h,omitempty"`
	Stuck  string `json:"s,omitempty"`
	Unit   string `json:"y,omitempty"`
	Domain string `json:"d,omitempty"`
	Path   string `json:"j,omitempty"`
}

// Words are the words of one language.
type Words struct {
	Lang        string `json:"l"`
	Dir         string `json:"v"`
	Policy      string `json:"P"`
	PolicyTitle string `json:"Q"`
	Title       string `json:"T"`
	Text        string `json:"E"`
	New         string `json:"N"`
	Signal      string `json:"G,omitempty"`
	Accept      string `json:"A"`
	Refuse      string `json:"R"`
	Customise   string `json:"C"`
	Save        string `json:"S"`
	Close       string `json:"X"`
	DetailTitle string `json:"D"`
	DetailText  string `json:"B"`
	Always      string `json:"W"`
	Saved       string `json:"V"`
	Receipt     string `json:"M"`
	// Shown is the digest of what the visitor reads, and the language.
	Shown       string            `json:"ab"`
	FrameText   string            `json:"F"`
	FrameOnce   string            `json:"O"`
	FrameAlways string            `json:"Y"`
	Launch      string            `json:"L,omitempty"`
	StuckTitle  string            `json:"U,omitempty"`
	StuckText   string            `json:"K,omitempty"`
	Reasons     map[string]string `json:"Z,omitempty"`
}

// PurposeWords are the words of a purpose.
type PurposeWords struct {
	Title string   `json:"T"`
	Lines []string `json:"b"`
	Count string   `json:"c"`
}

// UnitWords are the words of a unit.
type UnitWords struct {
	Note string `json:"a,omitempty"`
}

// TrackerWords are the words of a tracker.
type TrackerWords struct {
	What string `json:"w"`
}

// Overlay is another language, in the shape of the Config that it is laid over.
type Overlay struct {
	Words
	Purposes []PurposeOverlay `json:"p"`
}

// PurposeOverlay has as many units and trackers as the purpose.
type PurposeOverlay struct {
	PurposeWords
	Units    []UnitWords    `json:"u"`
	Trackers []TrackerWords `json:"t"`
}

// cookieName is what RFC 6265 allows as the name of a cookie.
var cookieName = regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")

// quotedKey is a key that is an identifier; inside of a string a quote has a
// backslash before it, and a string that ends is not followed by a letter.
var quotedKey = regexp.MustCompile(`([{,])"([A-Za-z]\w*)":`)

// json gives the configuration as JSON.
func (c Config) json() ([]byte, error) {
	if !cookieName.MatchString(c.Key) {
		return nil, fmt.Errorf("choice.key: %q cannot be the name of a cookie", c.Key)
	}
	if len(c.Purposes) > 0 && c.Lifetime <= 0 {
		return nil, errors.New("choice.lifetime: write a span of time, for example \"6 months\"")
	}
	return json.Marshal(c)
}

// literal gives a configuration as a JavaScript expression. JSON is one, and
// encoding/json escapes what could end a script element; short keys go without
// their quotes.
func literal(config []byte) []byte { return quotedKey.ReplaceAll(config, []byte("$1$2:")) }
