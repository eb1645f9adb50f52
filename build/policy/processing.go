package policy

// Processing is one thing that is done with personal data, apart from what
// trackers do: what a privacy policy tells of it (GDPR art. 13(1)(c) to (e) and
// 13(2)(a) and (e)). Empty fields are not known.
type Processing struct {
	ID    string `yaml:"id" required:"true"`
	Title string `yaml:"title" words:"true" required:"true"`
	// Why says what it is for.
	Why string `yaml:"why" words:"true"`
	// Data are the categories of data.
	Data       []string `yaml:"data" words:"true"`
	LegalBasis Basis    `yaml:"legal-basis" enum:"consent,contract,legal-obligation,vital-interests,public-task,legitimate-interest"`
	// Interest is the legitimate one that is pursued, where the basis is that.
	Interest string `yaml:"interest" words:"true"`
	// Kept is for how long the data are; Criterion says what ends that where no
	// length does.
	Kept      Duration `yaml:"kept"`
	Criterion string   `yaml:"criterion" words:"true"`
	// Recipients are those whom the data reach.
	Recipients []string `yaml:"recipients" words:"true"`
	// IfWithheld says whether the data have to be given, and what follows if not.
	IfWithheld string `yaml:"if-withheld" words:"true"`
}

// KeptStated tells whether it is known for how long the data are kept.
func (p Processing) KeptStated() bool { return p.Kept.Stated() || p.Criterion != "" }

// NeedsConsent tells whether the document declares something that rests on
// consent: the reader may withdraw it.
func (d Document) NeedsConsent() bool {
	for _, p := range d.Processing {
		if p.LegalBasis == ByConsent {
			return true
		}
	}
	return d.Asks() || d.OffersOnRequest()
}
