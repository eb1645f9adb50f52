package command

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"charte/build/content"
	"charte/build/diag"
	"charte/build/policy"
)

// text says what a receipt proves, for a person.
func (p proof) text(w io.Writer, lang string) error {
	var b strings.Builder
	say := func(s diag.Sentence) { b.WriteString(s.In(lang) + "\n") }
	r := p.receipt
	if len(p.fitting) == 0 {
		say(diag.Say("This receipt fits no release.", "Ce justificatif ne correspond à aucune publication."))
		for _, why := range p.why {
			say(around("  - ", why, ""))
		}
		_, err := io.WriteString(w, b.String())
		return err
	}
	say(diag.Say("This receipt fits %s of %s.", "Ce justificatif correspond %s de %s.", p.which(), p.fitting[0].Product))
	say(p.when())
	for _, release := range p.fitting {
		b.WriteString("\n")
		p.release(say, release)
	}
	b.WriteString("\n")
	for _, a := range r.Answers {
		say(p.answer(a, lang))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// which names the fitting releases.
func (p proof) which() diag.Sentence {
	if len(p.fitting) == 1 {
		return diag.Say("release %d", "à la publication %d", p.fitting[0].Number)
	}
	var numbers []string
	for _, r := range p.fitting {
		numbers = append(numbers, fmt.Sprint(r.Number))
	}
	last := len(numbers) - 1
	head := strings.Join(numbers[:last], ", ")
	return diag.Say("releases %s and %s", "aux publications %s et %s", head, numbers[last])
}

// when says what the time that the receipt gives has to do with the releases.
func (p proof) when() diag.Sentence {
	at := p.receipt.Time.UTC().Format("2006-01-02 15:04 UTC")
	newest, _ := p.receipt.InForce(p.known)
	switch {
	case p.last.Number == 0:
		return diag.Say("It gives the time %s, before the release was recorded: the banner was published first, or the visitor's clock was wrong.",
			"Il indique %s, avant l’enregistrement de la publication : la bannière était déjà en ligne, ou l’horloge du visiteur n’était pas à l’heure.", at)
	case p.last.Product == newest.Product && p.last.Number == newest.Number:
		return diag.Say("It gives the time %s, when release %d was the latest.", "Il indique %s ; la publication %d était alors la dernière.", at, p.last.Number)
	}
	return diag.Say("It gives the time %s, when release %d had replaced it: the page kept the older banner, or the visitor's clock was wrong.",
		"Il indique %s, alors que la publication %d l’avait remplacée : la page gardait l’ancienne bannière, ou l’horloge du visiteur n’était pas à l’heure.", at, newest.Number)
}

// release tells where everything of a release is.
func (p proof) release(say func(diag.Sentence), r policy.Release) {
	shown, _ := p.receipt.Shown(r)
	say(diag.Say("release %d of %s, made by charte %s", "publication %d du %s, faite par charte %s", r.Number, r.Day, r.Charte))
	say(diag.Say("  record    %s", "  enregistrement  %s", content.RecordedFile(r)))
	say(diag.Say("  policy    %s", "  politique       %s", policyAddress(r, p.receipt.Language)))
	say(diag.Say("  revision  %s", "  révision        %s", r.Revision))
	say(diag.Say("  words     %s", "  texte affiché   %s", content.ReleasedFile(r, shown.Path)))
	say(diag.Say("            SHA-256 %s", "                  SHA-256 %s", shown.SHA256))
	for _, s := range r.Scripts {
		if s.Language == "" || s.Language == p.receipt.Language {
			say(diag.Say("  banner    %s/%s (%s)", "  bannière        %s/%s (%s)", r.Address, s.Path, languagesOf(s)))
		}
	}
}

// languagesOf says what a script holds.
func languagesOf(s policy.ReleasedScript) diag.Sentence {
	if s.Language == "" {
		return diag.Say("all languages", "toutes les langues")
	}
	return diag.Sentence{EN: s.Language, FR: s.Language}
}

// policyAddress is where the version of the policy stays.
func policyAddress(r policy.Release, lang string) string {
	page := r.Address + "/" + lang + "/" + r.Product + "/" + r.Document + "/"
	if r.Version.IsZero() {
		return page
	}
	return page + r.Version.String() + "/"
}

// answer says what the visitor said of one unit, by the names that the banner
// showed.
func (p proof) answer(a policy.Answer, lang string) diag.Sentence {
	u, _ := p.receipt.Unit(p.fitting[len(p.fitting)-1], a)
	title := cmp.Or(u.Titles[p.receipt.Language], u.Purpose)
	name := title
	if u.Name != "" {
		name = u.Name + " (" + title + ")"
	}
	switch {
	case !a.Given:
		return diag.Say("not answered  %s", "sans réponse  %s", name)
	case a.Allowed:
		return diag.Say("accepted      %s", "accepté       %s", name)
	}
	return diag.Say("refused       %s", "refusé        %s", name)
}

// json writes the same for a program.
func (p proof) json(w io.Writer, lang string) error {
	type said struct {
		Unit    string `json:"unit"`
		Purpose string `json:"purpose"`
		Name    string `json:"name,omitempty"`
		Title   string `json:"title"`
		// Allowed is null where there was no answer.
		Allowed *bool `json:"allowed"`
	}
	type fit struct {
		Record string         `json:"record"`
		SHA256 string         `json:"sha256"`
		Policy string         `json:"policy"`
		Text   string         `json:"text"`
		Last   bool           `json:"last"`
		Fields policy.Release `json:"release"`
	}
	out := struct {
		Fits     bool      `json:"fits"`
		Time     time.Time `json:"time"`
		Language string    `json:"language"`
		Why      []string  `json:"why"`
		Releases []fit     `json:"releases"`
		Answers  []said    `json:"answers"`
	}{len(p.fitting) > 0, p.receipt.Time.UTC(), p.receipt.Language, []string{}, []fit{}, []said{}}
	for _, why := range p.why {
		out.Why = append(out.Why, why.In(lang))
	}
	for _, r := range p.fitting {
		shown, _ := p.receipt.Shown(r)
		out.Releases = append(out.Releases, fit{
			content.RecordedFile(r), r.Digest, policyAddress(r, p.receipt.Language), content.ReleasedFile(r, shown.Path),
			r.Product == p.last.Product && r.Number == p.last.Number, r,
		})
	}
	for _, a := range p.receipt.Answers {
		if len(p.fitting) == 0 {
			break
		}
		u, _ := p.receipt.Unit(p.fitting[len(p.fitting)-1], a)
		one := said{Unit: u.ID, Purpose: u.Purpose, Name: u.Name, Title: cmp.Or(u.Titles[p.receipt.Language], u.Purpose)}
		if a.Given {
			one.Allowed = &a.Allowed
		}
		out.Answers = append(out.Answers, one)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
