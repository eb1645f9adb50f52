package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// says is whether an engine tells assistive technology that an element has this
// role and name; seen is what it tells instead, where it says so.
func (t *chromiumTab) says(element, role, name string) (ok bool, seen string, err error) {
	found, err := chromedp.Call(t.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: element})
	if err != nil {
		return false, "", err
	}
	answer, err := chromedp.Call(t.ctx, accessibility.GetPartialAXTree, accessibility.GetPartialAXTreeParams{ObjectID: found.Result.ObjectID, FetchRelatives: new(bool)})
	if err != nil {
		return false, "", err
	}
	n := answer.Nodes[0]
	seen = plain(n.Role) + " '" + plain(n.Name) + "'"
	return !n.Ignored && seen == role+" '"+name+"'", seen, nil
}

// BiDi gives no role, but finds elements by theirs.
func (t *firefoxTab) says(element, role, name string) (ok bool, seen string, err error) {
	type node struct {
		SharedID string `json:"sharedId"`
	}
	find := func(expression string) (n node, err error) {
		var answer struct{ Result node }
		err = t.process.call("script.evaluate", object{"expression": expression, "target": object{"context": t.context}, "awaitPromise": false}, &answer)
		return answer.Result, err
	}
	self, err := find(element)
	if err != nil {
		return false, "", err
	}
	above, err := find(element + ".parentNode")
	if err != nil {
		return false, "", err
	}
	var located struct{ Nodes []node }
	err = t.call("browsingContext.locateNodes", object{
		"locator":    object{"type": "accessibility", "value": object{"role": role, "name": name}},
		"startNodes": []node{above},
	}, &located)
	for _, n := range located.Nodes {
		ok = ok || n == self
	}
	return ok, "something else", err
}

func (t *webkitTab) says(element, role, name string) (ok bool, seen string, err error) {
	giveBack, err := t.use()
	defer giveBack()
	if err != nil {
		return false, "", err
	}
	var found map[string]string
	if err := t.session.post("/execute/sync", object{"script": "return " + element, "args": []any{}}, &found); err != nil {
		return false, "", err
	}
	var gotRole, gotName string
	for _, id := range found {
		if err := t.session.get("/element/"+id+"/computedrole", &gotRole); err != nil {
			return false, "", err
		}
		if err := t.session.get("/element/"+id+"/computedlabel", &gotName); err != nil {
			return false, "", err
		}
	}
	seen = gotRole + " '" + gotName + "'"
	return seen == role+" '"+name+"'", seen, nil
}

// says checks the role and the name of an element in the engine at hand.
func (p page) says(element, role, name string) {
	p.t.Helper()
	p.until(element)
	tab := p.tab.(interface {
		says(element, role, name string) (bool, string, error)
	})
	ok, seen, err := tab.says(element, role, name)
	must(p.t, err)
	if !ok {
		p.t.Errorf("%s is told to be %s, not %s '%s'", element, seen, role, name)
	}
}

func TestRolesAndNames(t *testing.T) {
	t.Parallel()
	body := `<iframe title="A film" width="400" height="225" data-consent="video" data-src="/frame/film"></iframe><template data-consent="chat"><script>window.ran=true</script></template>`
	f := serve(t, document(include, body), chat())
	p := newPage(t, look{width: 1280, height: 1000})
	p.asked(f.address)
	p.says(firstLayer, "region", "Your choices")
	p.says(first("refuse"), "button", "Reject all")
	p.says(first("accept"), "button", "Accept all")
	p.says(first("customise"), "button", "Customise")
	p.says(bannerRoot+`.querySelector('[name=launch]')`, "button", "Open: Chat")
	p.says(`document.querySelector('main>div').shadowRoot.querySelector('.h')`, "group", "A film")
	p.says(`document.querySelector('main>div').shadowRoot.querySelector('[name=once]')`, "button", "Show this once")

	p.push(first("customise"))
	p.until(visible(second("save")))
	p.says(secondLayer, "dialog", "Your choices in detail")
	p.says(second("close"), "button", "Close")
	p.says(toggle("audience"), "switch", "Audience measurement")
	p.says(toggle("counter"), "switch", "Counter")
	is(p, secondLayer+`.matches(':modal')`, true)
}

// A status that changes while a modal dialog makes it inert is not announced.
func TestSavedIsSaidWhereItIsHeard(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`window.heard=[];new MutationObserver(()=>heard.push(` + bannerRoot + `.querySelector('output').textContent+':'+!!` + secondLayer + `))
		.observe(` + bannerRoot + `.querySelector('output'),{childList:true,subtree:true,characterData:true})`)
	for _, button := range []string{"save", "refuse", "accept"} {
		p.run(`heard.length=0;charte.open()`)
		p.push(second(button))
		p.until(`!` + secondLayer + `&&heard.length`)
		is(p, `heard.at(-1)`, "Your choice is saved.:false")
	}
}

// Nothing of the page is under a modal dialog, for whoever does not see either.
func TestPageBehindTheDialogIsOutOfReach(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`window.clicked=0;document.querySelector('#before').onclick=e=>{e.preventDefault();clicked++}`)
	p.push(`document.querySelector('#before')`)
	is(p, `clicked`, 1)
	p.push(first("customise"))
	p.until(visible(second("save")))
	p.push(`document.querySelector('#before')`)
	p.run(`document.querySelector('#before').focus()`)
	is(p, `clicked`, 1)
	is(p, `!!`+secondLayer, true)
	is(p, `document.activeElement.id`, "charte")
}
