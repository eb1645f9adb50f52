package policy

import "slices"

// None is what a field holds of which the answer is that there is nothing: a
// publisher that no register holds, for example. An empty field is not known.
const None = "none"

// Legal are the facts by which a publisher is identified, besides those of its
// [Party]; empty ones are not known.
//
// French law asks for the registered office, the telephone number and, where a
// register holds the company, its number there and its capital; for the director
// of publication; and for the host's name, address and telephone number (law
// 2004-575, art. 1-1, I, since 23 May 2024; read in quotations, 2026-11-22). The
// VAT number belongs to whoever trades online and has one (the same law, art. 19).
type Legal struct {
	// Form is the legal form, written out.
	Form string `yaml:"form"`
	// Office is the registered office; of a person, the home address.
	Office string `yaml:"office"`
	// Registration is the register, its town and the number there, or [None].
	Registration string `yaml:"registration"`
	// Capital is the share capital with its currency.
	Capital string `yaml:"capital"`
	// VAT is the VAT identification number, or [None].
	VAT string `yaml:"vat"`
	// Director answers for what is published (French law 82-652, art. 93-2).
	Director string `yaml:"director"`
	// Editor is who answers for the editing, where somebody does.
	Editor string `yaml:"editor"`
}

// Registered tells whether a register may hold the publisher: there is none only
// where the facts say so.
func (l Legal) Registered() bool { return l.Registration != None }

// Publishes gives who publishes the product: the controller, where nobody else is
// named.
func (e Edition) Publishes() Party {
	if e.Publisher.Known() {
		return e.Publisher
	}
	return e.Controller
}

// Processor is a company that handles data for the controller and stands behind
// no declared service: who hosts, who sends the mail (GDPR art. 28).
type Processor struct {
	ID   string `yaml:"id" required:"true"`
	Name string `yaml:"name" required:"true"`
	// Why says in words what it does.
	Why string `yaml:"why" words:"true"`
	// Country is an ISO 3166-1 code of two capital letters.
	Country string `yaml:"country"`
	// Address is its postal address.
	Address string `yaml:"address"`
	// Policy is the address of its own privacy policy.
	Policy   URL      `yaml:"policy"`
	Transfer Transfer `yaml:"transfer"`
	// Since is the day from which it has been one.
	Since Date `yaml:"since"`
	// Source is where a fact that the company did not state was read, and
	// Checked the day on which it was.
	Source  URL  `yaml:"source"`
	Checked Date `yaml:"checked"`
}

// Recipient is somebody whom data reach, with everything for which they do.
type Recipient struct {
	Vendor
	// ID is that of the processor or, of a vendor, of its first service.
	ID string
	// Services are the declared ones that it provides; empty for a [Processor].
	Services []Service
	// Processor holds what is known of one; the zero Processor for a vendor.
	Processor Processor
}

// Recipients are the vendors of a document's services, each once in each of its
// roles, and the product's further processors. What the controller runs itself
// has no recipient. Vendors that nobody names stay apart, by their services.
func (e Edition) Recipients(d Document) []Recipient {
	var out []Recipient
	for _, s := range d.Services {
		if s.Vendor.Role == RoleSelf {
			continue
		}
		same := func(r Recipient) bool {
			return r.Name != "" && r.Name == s.Vendor.Name && r.Role == s.Vendor.Role && r.Country == s.Vendor.Country
		}
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].Services = append(out[i].Services, s)
			continue
		}
		out = append(out, Recipient{Vendor: s.Vendor, ID: s.ID, Services: []Service{s}})
	}
	for _, p := range e.Processors {
		v := Vendor{Name: p.Name, Country: p.Country, Policy: p.Policy, Role: RoleProcessor, Transfer: p.Transfer}
		out = append(out, Recipient{Vendor: v, ID: p.ID, Processor: p})
	}
	return out
}
