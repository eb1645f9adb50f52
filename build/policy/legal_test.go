package policy

import "testing"

func TestVendorsAreRecipientsOnceInEachRole(t *testing.T) {
	google := Vendor{Name: "Google", Role: RoleProcessor, Country: "IE"}
	other := google
	other.Role = RoleController
	d := Document{Services: []Service{
		{ID: "statistics", Vendor: google}, {ID: "chat", Vendor: Vendor{Name: "Acme", Role: RoleSelf}},
		{ID: "maps", Vendor: google}, {ID: "ads", Vendor: other}, {ID: "one"}, {ID: "two"},
	}}
	e := Edition{Processors: []Processor{{ID: "mail", Name: "Post"}}}
	var got string
	for _, r := range e.Recipients(d) {
		got += r.ID + ":"
		for _, s := range r.Services {
			got += " " + s.ID
		}
		got += ";"
	}
	if want := "statistics: statistics maps;ads: ads;one: one;two: two;mail:;"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if last := e.Recipients(d)[4]; last.Role != RoleProcessor || last.Name != "Post" {
		t.Errorf("%+v", last)
	}
}

func TestTheControllerPublishesWhereNobodyElseDoes(t *testing.T) {
	e := Edition{Controller: Party{Name: "A"}}
	if e.Publishes().Name != "A" {
		t.Error("the controller does not publish")
	}
	e.Publisher.Name = "B"
	if e.Publishes().Name != "B" {
		t.Error("the publisher does not")
	}
}
