package e2e

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// waiting is what a page loads after consent only.
const waiting = `<template data-consent="audience"><script>(window.ran??=[]).push("audience")</script></template>
<script type="text/plain" data-consent="video">(window.ran??=[]).push("video")</script>`

// autoconsent is the published engine of DuckDuckGo's autoconsent in every
// document, with the part of its extension's background that answers it. Rules
// come in the form that its clients get: compact, which leaves opting in out,
// except where the action is to opt in. heard are its messages.
const autoconsent = `(()=>{if(window!==top)return;
const module={exports:{}};(function(module){ENGINE
})(module);
const {default:Engine,encodeRules,filterCompactRules}=module.exports,setting=SETTING;
const rules=setting.config.autoAction==='optIn'?{autoconsent:setting.rules}
	:{autoconsent:[],compact:filterCompactRules(encodeRules(setting.rules,null),{url:location.href,mainFrame:true})};
window.heard=[];
const begin=()=>window.consent=new Engine(async message=>{
	heard.push(structuredClone(message));
	await null;
	const answer=reply=>consent.receiveMessageCallback(reply);
	if(message.type==='init')answer({type:'initResp',config:setting.config,rules});
	if(message.type==='eval')answer({type:'evalResp',id:message.id,result:(0,eval)(message.code)});
	if(message.type==='autoconsentDone')answer({type:'selfTest'});
});
if(document.documentElement)begin();
else new MutationObserver((_,o)=>{o.disconnect();begin()}).observe(document,{childList:true});
})();`

// engineFile is a file of an npm package.
func engineFile(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile("node_modules/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is not installed; in build/e2e: npm ci", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// withAutoconsent is a look whose documents run autoconsent with these rules.
func withAutoconsent(t *testing.T, config map[string]any, rules ...json.RawMessage) look {
	t.Helper()
	setting, err := json.Marshal(map[string]any{"config": config, "rules": rules})
	if err != nil {
		t.Fatal(err)
	}
	engine := engineFile(t, "@duckduckgo/autoconsent/dist/autoconsent.cjs.js")
	return look{script: strings.NewReplacer("ENGINE", string(engine), "SETTING", string(setting)).Replace(autoconsent)}
}

// publishedRules are those that come with autoconsent.
func publishedRules(t *testing.T) []json.RawMessage {
	t.Helper()
	var file struct{ Autoconsent []json.RawMessage }
	if err := json.Unmarshal(engineFile(t, "@duckduckgo/autoconsent/rules/rules.json"), &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Autoconsent) < 100 {
		t.Fatalf("autoconsent comes with %d rules", len(file.Autoconsent))
	}
	return file.Autoconsent
}

// heard is an expression of a property of all messages of a type, joined.
func heard(kind, property string) string {
	return `heard.filter(m=>m.type==='` + kind + `').map(m=>m.` + property + `).join()`
}

// selfTest checks what the rule's own test says in a document where no banner
// was found.
func (p page) selfTest(want bool) {
	p.t.Helper()
	p.run(`consent.foundCmp=consent.rules.find(r=>r.name==='charte-shop');heard.length=0;await consent.receiveMessageCallback({type:'selfTest'})`)
	is(p, heard("selfTestResult", "cmp"), "charte-shop")
	is(p, `heard.find(m=>m.type==='selfTestResult').result`, want)
}

// searches waits until autoconsent has looked so many times; it looks again only
// where the page changes.
func (p page) searches(times int) {
	p.t.Helper()
	p.until(`document.body.toggleAttribute('data-stir')!==undefined&&consent.state.findCmpAttempts>=` + itoa(times))
}

func TestAutoconsentRefuses(t *testing.T) {
	t.Parallel()
	f, rule := buildShop(t, waiting, "autoconsent.json")
	p := newPage(t, withAutoconsent(t, map[string]any{"autoAction": "optOut"}, append(publishedRules(t), rule)...))
	p.goTo(f.on("www.shop.test"))
	p.until(heard("selfTestResult", "cmp"))
	is(p, heard("cmpDetected", "cmp"), "charte-shop")
	is(p, heard("popupFound", "cmp"), "charte-shop")
	is(p, heard("optOutResult", "result"), "true")
	is(p, heard("autoconsentDone", "totalClicks"), "1")
	is(p, heard("selfTestResult", "result"), "true")
	is(p, heard("autoconsentError", "details"), "")
	is(p, `!!`+firstLayer, false)
	is(p, answers, "0000")

	p.unasked(f.on("www.shop.test"))
	p.searches(2)
	is(p, heard("popupFound", "cmp"), "")
	p.selfTest(true)
	is(p, `window.ran===undefined`, true)

	// It tells the truth of other choices too, in this document and in the next.
	for _, c := range []struct {
		choice  string
		refused bool
	}{{"accept()", false}, {"refuse()", true}, {"accept('video')", false}, {"withdraw()", true}, {"accept('chat')", false}} {
		before := get[string](p, `document.cookie`)
		p.run(`charte.` + c.choice)
		p.until(`document.cookie!==` + quoted(before))
		p.goTo(f.on("www.shop.test"))
		p.until(`window.charte?.status().complete`)
		p.selfTest(c.refused)
	}
	p.run(`document.cookie='eu-consent=;Max-Age=0;Path=/'`)
	p.selfTest(false)
	p.quiet()
}

func TestAutoconsentAccepts(t *testing.T) {
	t.Parallel()
	f, rule := buildShop(t, waiting, "autoconsent.json")
	p := newPage(t, withAutoconsent(t, map[string]any{"autoAction": "optIn"}, rule))
	p.goTo(f.on("shop.test"))
	p.until(heard("autoconsentDone", "cmp"))
	is(p, heard("optInResult", "result"), "true")
	p.until(`window.ran?.length===2`)
	is(p, answers, "1110") // the chat waits for its own button
	p.unasked(f.on("shop.test"))
	p.selfTest(false)
	p.quiet()
}

// A rule with an address leaves other sites alone, whose banner is of the same
// kind.
func TestAutoconsentOfAnotherSite(t *testing.T) {
	t.Parallel()
	f, rule := buildShop(t, waiting, "autoconsent.json")
	p := newPage(t, withAutoconsent(t, map[string]any{"autoAction": "optOut"}, rule))
	p.asked(f.on("notshop.test"))
	p.searches(3)
	is(p, heard("cmpDetected", "cmp"), "")
	is(p, `!!`+firstLayer, true)
}

// Without the rule, autoconsent's guesses and its rules for others do nothing to
// the banner; on a page of the plain kind they do.
func TestAutoconsentGuessesNothing(t *testing.T) {
	t.Parallel()
	f, _ := buildShop(t, waiting+gated, "autoconsent.json")
	const plain = `<div style="position:fixed;bottom:0"><p>We use cookies and similar technologies. Do you accept cookies?</p>` +
		`<button onclick="window.clicked=true;this.parentNode.remove()">Reject all</button><button>Accept all</button></div>`
	f.pages["/plain"] = document("", plain)
	guess := map[string]any{"autoAction": "optOut", "enableHeuristicDetection": true, "heuristicMode": "tier2"}
	p := newPage(t, withAutoconsent(t, guess, publishedRules(t)...))
	p.asked(f.on("www.shop.test"))
	p.searches(4)
	p.run(`charte.open()`)
	p.until(visible(second("save")))
	p.searches(7)
	is(p, heard("cmpDetected", "cmp"), "")
	is(p, `consent.state.clicks`, 0)
	is(p, `document.cookie`, "")
	is(p, `!!`+firstLayer, true)

	p.goTo(f.on("www.shop.test") + "/plain")
	p.until(`document.body.toggleAttribute('data-stir')!==undefined&&window.clicked`)
	is(p, heard("cmpDetected", "cmp"), "HEURISTIC-REJECT")
}

// Consent-O-Matic is on no registry. The parts of its engine that the rule uses
// are told here once more: it looks in the shadow root of a parent that has one,
// an element is displayed where it has a height, an address is that of the host,
// and a click is a scripted one.
const consentOMatic = `(rules,categories)=>{
const find=({parent,target})=>{
	const base=parent?document.querySelector(parent.selector):document;
	return [...(base?.shadowRoot??base)?.querySelectorAll(target.selector)??[]].find(e=>!target.displayFilter||e.offsetHeight);
};
const kinds={css:find,url:m=>m.regexp&&new RegExp(m.url).test(location.host)};
const deeds={click:a=>find(a)?.click(),ifallowall:a=>act(Object.values(categories).includes(false)?a.falseAction:a.trueAction)};
const act=action=>deeds[action.type](action);
return Object.entries(rules).filter(([,{detectors,methods}])=>{
	const found=detectors.find(d=>d.presentMatcher.every(m=>kinds[m.type](m)));
	const shown=!!found&&found.showingMatcher.every(m=>kinds[m.type](m));
	if(shown)methods.forEach(m=>act(m.action));
	return shown;
}).map(([name])=>name).join()}`

func TestConsentOMaticRefuses(t *testing.T) {
	t.Parallel()
	f, rules := buildShop(t, waiting, "consent-o-matic.json")
	for _, c := range []struct{ host, categories, handled, bits string }{
		{"www.shop.test", `{A:false,B:false,F:false}`, "charte-shop", "0000"},
		{"shop.test", `{A:true,B:true,F:false}`, "charte-shop", "0000"},
		{"shop.test", `{A:true,B:true,F:true}`, "charte-shop", "1110"},
		{"notshop.test", `{A:false}`, "", ""},
	} {
		p := newPage(t, look{})
		p.asked(f.on(c.host))
		is(p, `(`+consentOMatic+`)(`+string(rules)+`,`+c.categories+`)`, c.handled)
		is(p, `!!`+firstLayer, c.handled == "")
		is(p, answers, c.bits)
		is(p, `(`+consentOMatic+`)(`+string(rules)+`,`+c.categories+`)`, "") // the layer is gone, or not its own
		p.quiet()
	}
}
