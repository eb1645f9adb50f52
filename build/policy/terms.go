package policy

import "slices"

// Terms are what terms of use come down to; empty fields are not known.
type Terms struct {
	// Offer says what is offered.
	Offer string `yaml:"offer" words:"true"`
	// Customers are those to whom it is: a consumer has rights that a professional
	// has not.
	Customers []Customer `yaml:"customers" enum:"consumers,professionals"`
	// Account says who may open one, and how.
	Account string `yaml:"account" words:"true"`
	Price   string `yaml:"price" words:"true"`
	// Length is for how long one is bound, End how that ends.
	Length string `yaml:"length" words:"true"`
	End    string `yaml:"end" words:"true"`
	// Liability says for what the publisher answers, and for what it does not.
	Liability string `yaml:"liability" words:"true"`
	// Law governs the terms, Courts decide on them.
	Law    string `yaml:"law" words:"true"`
	Courts string `yaml:"courts" words:"true"`
	// Mediator is the one whom a consumer can turn to (French code de la
	// consommation, art. L. 616-1 and R. 616-1).
	Mediator Party `yaml:"mediator"`
}

// Customer is somebody whom terms bind.
type Customer string

// Those who can be.
const (
	Consumers     Customer = "consumers"
	Professionals Customer = "professionals"
)

// ForConsumers tells whether consumers are among the customers.
func (t Terms) ForConsumers() bool { return slices.Contains(t.Customers, Consumers) }
