package banner

import "encoding/json"

// Config is what the engine reads. Each struct mirrors the interface of the same
// name in assets/banner/config.ts: field Revision with the tag "r" is _revision
// there, and the key r in the file. A tag means the same name in every struct.
type Config struct {
	Product  string `json:"o"`
	Revision string `json:"r"`
	Key      string `json:"k"`
	// Lifetime is in minutes.
	Lifetime int64     `json:"lt"`
	Domain   string    `json:"d,omitempty"`
	Quiet    bool      `json:"q,omitempty"`
	Top      bool      `json:"tp,omitempty"`
	Open     []string  `json:"op,omitempty"`
	Purposes []Purpose `json:"p"`
	Texts    []Texts   `json:"x"`
}

// Gates as the engine counts them; an exempt purpose has none.
const (
	gateConsent = 1
	gateRequest = 2
)

// Purpose is a purpose with what can be chosen in it.
type Purpose struct {
	ID       string    `json:"i"`
	Gate     int       `json:"g,omitempty"`
	Units    []Unit    `json:"u,omitempty"`
	Trackers []Tracker `json:"t,omitempty"`
}

// Unit is a policy.Unit. Name is empty where it is a whole purpose.
type Unit struct {
	ID       string    `json:"i"`
	Digest   string    `json:"e"`
	Name     string    `json:"n,omitempty"`
	Vendor   string    `json:"v,omitempty"`
	Trackers []Tracker `json:"t,omitempty"`
}

// Tracker is a policy.Tracker as far as erasing it goes.
type Tracker struct {
	Name   string `json:"n"`
	Kind   int    `json:"kd,omitempty"`
	Stuck  int    `json:"s,omitempty"`
	Domain string `json:"d,omitempty"`
	Path   string `json:"pa,omitempty"`
}

// Reasons for which no script of the page can erase a tracker.
const (
	stuckHTTPOnly = 1
	stuckService  = 2
)

// Texts are the words of one language.
type Texts struct {
	Lang         string         `json:"l"`
	Dir          string         `json:"di,omitempty"`
	Policy       string         `json:"po"`
	PolicyTitle  string         `json:"pt"`
	Title        string         `json:"tt"`
	Text         string         `json:"te"`
	New          string         `json:"ne"`
	Signal       string         `json:"si,omitempty"`
	Accept       string         `json:"a"`
	Refuse       string         `json:"re"`
	Customise    string         `json:"c"`
	Save         string         `json:"sa"`
	Close        string         `json:"cl"`
	DetailTitle  string         `json:"dt"`
	DetailText   string         `json:"de"`
	Always       string         `json:"al"`
	Saved        string         `json:"sv"`
	FrameText    string         `json:"ft"`
	FrameOnce    string         `json:"fo"`
	FrameAlways  string         `json:"fa"`
	Request      string         `json:"rq,omitempty"`
	Launch       string         `json:"la,omitempty"`
	StuckTitle   string         `json:"st"`
	StuckText    string         `json:"sx"`
	StuckServer  string         `json:"ss"`
	StuckService string         `json:"sc"`
	StuckRemains string         `json:"sr"`
	Purposes     []PurposeTexts `json:"p"`
}

// PurposeTexts are the words of a purpose, in the order of Config.Purposes.
type PurposeTexts struct {
	Title    string         `json:"tt"`
	Summary  string         `json:"su,omitempty"`
	Refused  string         `json:"rf,omitempty"`
	Count    string         `json:"ct,omitempty"`
	Units    []UnitTexts    `json:"u,omitempty"`
	Trackers []TrackerTexts `json:"t,omitempty"`
}

// UnitTexts are the words of a unit, in the order of Purpose.Units.
type UnitTexts struct {
	Note     string         `json:"no,omitempty"`
	Trackers []TrackerTexts `json:"t,omitempty"`
}

// TrackerTexts are the words of a tracker, in the order in which it stands.
type TrackerTexts struct {
	Why      string `json:"w,omitempty"`
	Duration string `json:"du"`
}

// literal gives the configuration as a JavaScript expression. JSON is one, and
// encoding/json escapes what could end a script element.
func (c Config) literal() ([]byte, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	return json.Marshal(c)
}
