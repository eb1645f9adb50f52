package e2e

// Where the parts of the banner are, as expressions.
const (
	bannerRoot  = `document.querySelector('#charte')?.shadowRoot`
	firstLayer  = bannerRoot + `?.querySelector('section.f')`
	secondLayer = bannerRoot + `?.querySelector('dialog[open]')`
)

// first is a button of the first layer, second one of the dialog.
func first(name string) string  { return firstLayer + `?.querySelector('[name=` + name + `]')` }
func second(name string) string { return secondLayer + `?.querySelector('[name=` + name + `]')` }

// toggle is the switch of a purpose, or of a service where it has its own.
func toggle(id string) string {
	return secondLayer + `?.querySelector('#p-` + id + `,#u-` + id + `')`
}

// visible tells whether an element is on screen, whole and on top.
func visible(element string) string {
	return `(e=>{if(!e)return false;const r=e.getBoundingClientRect();return r.width>0&&r.height>0&&r.top>=-1&&r.bottom<=innerHeight+1&&r.left>=-1&&r.right<=innerWidth+1})(` + element + `)`
}

// asked opens a page and waits until the first layer is seen.
func (p page) asked(address string) {
	p.t.Helper()
	p.goTo(address)
	p.until(visible(first("accept")))
}

// unasked opens a page and waits until the banner runs, which must not ask.
func (p page) unasked(address string) {
	p.t.Helper()
	p.goTo(address)
	p.until(`window.charte?.status().complete`)
	is(p, `!!`+firstLayer, false)
}

// cookieNamed is the value of a cookie, or null.
func cookieNamed(name string) string {
	return `(document.cookie.split('; ').find(c=>c.startsWith('` + name + `='))?.slice(` + itoa(len(name)+1) + `)??null)`
}

// answers are the bits of the choice cookie, one a unit.
const answers = `((document.cookie.match(/eu-consent=[^.]*\.[^.]*\.([^.]*)/)??[])[1]??'').replace(/...(.)/g,'$1')`
