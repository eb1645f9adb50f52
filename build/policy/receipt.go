package policy

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"

	"charte/build/diag"
)

// Receipt is what is left of a visitor's choice: the receipt that the banner
// gives, or the cookie that keeps the choice.
type Receipt struct {
	// Product is empty in a cookie, and Key, the cookie's name, in a receipt.
	Product, Key string
	Revision     string
	// Text is the beginning of the digest of the words shown, Language theirs.
	Text, Language string
	Time           time.Time
	Answers        []Answer
}

// Answer is what the visitor said of one unit.
type Answer struct {
	// Unit is its id in a receipt, its digest in a cookie.
	Unit string
	// Given tells whether there was an answer, Allowed which.
	Given, Allowed bool
}

// receiptFile is the JSON that the banner writes.
type receiptFile struct {
	Product  string     `json:"product"`
	Revision string     `json:"revision"`
	Text     string     `json:"text"`
	Language string     `json:"language"`
	Time     *time.Time `json:"time"`
	Choices  answers    `json:"choices"`
}

// answers keep the order in which they were written.
type answers []Answer

var (
	revisionForm = regexp.MustCompile(`^[\w-]{6}$`)
	shownForm    = regexp.MustCompile(`^[\w-]{5}$`)
	languageForm = regexp.MustCompile(`^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$`)
	// cookieForm is that of assets/banner/choice.ts, with the name before it.
	cookieForm = regexp.MustCompile(`^([^=;\s]+)=([\w-]{6})\.([0-9a-z]{1,8})\.((?:[\w-]{3}[01])+)\.([\w-]{5})([A-Za-z][\w-]*)!?$`)
)

// notAReceipt is what is wrong with a text that is none.
func notAReceipt(why diag.Sentence) diag.Mistake {
	return diag.Mistake{
		Message: diag.Say("this is no receipt of a choice: %s", "ceci n’est pas un justificatif de choix : %s", why),
		Hint: diag.Say("a receipt is the JSON that the banner gives, or the choice cookie as name=value",
			"un justificatif est le JSON que donne la bannière, ou le cookie du choix sous la forme nom=valeur"),
	}
}

// ParseReceipt reads the JSON of a receipt, or a choice cookie written name=value.
// The error is a [diag.Mistake].
func ParseReceipt(text []byte) (Receipt, error) {
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	if !bytes.HasPrefix(text, []byte("{")) {
		return parseChoice(string(text))
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	var f receiptFile
	if err := d.Decode(&f); err != nil || d.InputOffset() != int64(len(text)) {
		return Receipt{}, notAReceipt(diag.Say("it cannot be read", "il ne peut pas être lu"))
	}
	if f.Product == "" || !revisionForm.MatchString(f.Revision) || !shownForm.MatchString(f.Text) || !languageForm.MatchString(f.Language) || f.Time == nil || f.Choices == nil {
		return Receipt{}, notAReceipt(diag.Say("product, revision, text, language, time or choices is missing or has another form", "product, revision, text, language, time ou choices manque ou n’a pas la forme attendue"))
	}
	return Receipt{Product: f.Product, Revision: f.Revision, Text: f.Text, Language: f.Language, Time: *f.Time, Answers: f.Choices}, nil
}

// UnmarshalJSON reads an object whose values are true, false or null.
func (a *answers) UnmarshalJSON(text []byte) error {
	var given map[string]*bool
	if err := json.Unmarshal(text, &given); err != nil {
		return err
	}
	*a = answers{}
	d := json.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.Token()
		if err != nil {
			return nil // the end
		}
		id, ok := token.(string)
		if value, known := given[id]; ok && known {
			*a = append(*a, Answer{id, value != nil, value != nil && *value})
		}
	}
}

// parseChoice reads a choice cookie.
func parseChoice(text string) (Receipt, error) {
	parts := cookieForm.FindStringSubmatch(strings.TrimSuffix(text, ";"))
	if parts == nil {
		return Receipt{}, notAReceipt(diag.Say("it has another form", "il a une autre forme"))
	}
	minutes, err := strconv.ParseInt(parts[3], 36, 64)
	if err != nil {
		return Receipt{}, notAReceipt(diag.Say("its time cannot be read", "son heure ne peut pas être lue"))
	}
	r := Receipt{Key: parts[1], Revision: parts[2], Text: parts[5], Language: parts[6], Time: time.Unix(minutes*60, 0).UTC()}
	for given := parts[4]; given != ""; given = given[4:] {
		r.Answers = append(r.Answers, Answer{given[:3], true, given[3] == '1'})
	}
	return r, nil
}

// About tells whether a receipt may be about the product of a release.
func (r Receipt) About(release Release) bool {
	return release.Product == r.Product || r.Product == "" && release.Key == r.Key
}

// Shown gives the text that the receipt names, where the release has it.
func (r Receipt) Shown(release Release) (ReleasedText, bool) {
	t, ok := release.Text(r.Language)
	return t, ok && t.Shown == r.Text
}

// Fits tells whether a receipt can come from the banner of a release: it is of
// that revision, the words shown are the release's, and the answers are about
// what the release asks, no more and, in a receipt, no less.
func (r Receipt) Fits(release Release) bool {
	_, shown := r.Shown(release)
	return r.About(release) && r.Revision == release.Revision && shown && r.answers(release)
}

func (r Receipt) answers(release Release) bool {
	for _, a := range r.Answers {
		if _, ok := r.Unit(release, a); !ok {
			return false
		}
	}
	return r.Product == "" || len(r.Answers) == len(release.Units)
}

// Unit gives the unit of a release that an answer is about.
func (r Receipt) Unit(release Release, a Answer) (ReleasedUnit, bool) {
	for _, u := range release.Units {
		if r.Product != "" && u.ID == a.Unit || r.Product == "" && u.Digest == a.Unit {
			return u, true
		}
	}
	return ReleasedUnit{}, false
}

// InForce gives the release that was the last one on the day that the receipt
// gives; false where there was none yet.
func (r Receipt) InForce(releases []Release) (Release, bool) {
	day := DateOf(r.Time.UTC())
	var last Release
	for _, release := range releases {
		if r.About(release) && !release.Day.After(day) {
			last = release
		}
	}
	return last, last.Number > 0
}
