package e2e

import (
	"testing"

	"charte/build/policy"
)

// The project's own products, as their visitors see them.
func TestProjectsOwnBanners(t *testing.T) {
	t.Parallel()
	for _, product := range ownSite().Products {
		document, ok := product.Authoritative().Policy()
		if !ok || !document.Asks() {
			continue
		}
		for name, l := range map[string]look{"wide": {}, "phone": {width: 390, height: 844, dark: true}} {
			t.Run(product.ID+"-"+name, func(t *testing.T) {
				t.Parallel()
				judgeBanner(t, product, l, product.ID+"-"+name)
			})
		}
	}
}

func judgeBanner(t *testing.T, product policy.Product, l look, name string) {
	t.Helper()
	f := serve(t, document(include, ""), shop())
	scripts, err := compiler.Compile(product, words(t), "")
	if err != nil {
		t.Fatal(err)
	}
	f.banner = scripts[0].Code
	p := newPage(t, l)
	p.asked(f.address)
	p.axe()
	p.picture(name + "-first")
	p.push(first("customise"))
	p.until(visible(second("save")))
	p.axe()
	p.picture(name + "-second")
	p.push(second("accept"))
	p.until(`!` + secondLayer)
	if size := get[int](p, `document.cookie.length`); size > 80 {
		t.Errorf("the choice takes %d bytes", size)
	}
	p.push(`document.querySelector('#choices')`)
	p.push(second("refuse"))
	p.until(`!` + secondLayer + `||` + second("done"))
	is(p, `Object.keys(charte.status().allowed).length>0`, true)
	p.picture(name + "-refused")
	p.quiet()
}
