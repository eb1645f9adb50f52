package e2e

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"charte/build/data"
	"charte/build/policy"
)

// template is the built template of the shop with these documents.
func template(t *testing.T, documents ...policy.Document) string {
	t.Helper()
	_, text, ok := data.GTMTemplate(product(documents...), "https://legal.example.org")
	if !ok {
		t.Fatal("the shop has no template")
	}
	return string(text)
}

// tagged is a site that loads its banner by the template only.
func tagged(t *testing.T, d policy.Document) *fixture {
	t.Helper()
	text, err := json.Marshal(template(t, d))
	if err != nil {
		t.Fatal(err)
	}
	head := `<script>` + sandbox + consentState + container + `const template=` + string(text) + `;run(template,apis)</script>`
	return serve(t, document(head, googleTag), d)
}

// order is what was told so far, by kind.
const order = `told.map(one=>one[0]).join()`

// state is one state that was told, in the form of [denied].
func state(which string) string {
	return `(s=>JSON.stringify(Object.fromEntries(Object.entries(s).filter(([k])=>k!=='wait_for_update').sort())))(` + which + `[1])`
}

// recorded lets the fake tag of [googleTag] tell that it ran.
const recorded = `window.note=()=>{window.ran=true}`

func TestTemplateDeniesThenLoadsTheBanner(t *testing.T) {
	t.Parallel()
	f := tagged(t, google())
	p := newPage(t, look{script: recorded})
	p.asked(f.address)
	p.until(`told.some(one=>one[0]==='done')`)
	is(p, order, "default,set,inject,default,call,done")
	is(p, state(`told[0]`), denied)
	is(p, `told[0][1].wait_for_update`, 500)
	is(p, `JSON.stringify(told[1][1])`, `{"ads_data_redaction":true,"url_passthrough":false}`)
	is(p, `told[2][1]`, "https://legal.example.org/live/shop.js")
	is(p, `told[4].join()`, "call,charte.on,change")
	is(p, `!!window.ran`, false)
	p.quiet()
}

func TestTemplateFollowsTheBanner(t *testing.T) {
	t.Parallel()
	f := tagged(t, google())
	p := newPage(t, look{script: recorded})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran&&told.filter(one=>one[0]==='update').length===2`) // the banner's own, and the template's
	is(p, state(`told.at(-1)`), wholly)
	is(p, `went.join()`, "denied,granted")

	// A returning visitor: granted before the banner is there, and never denied in between.
	p.unasked(f.address)
	p.until(`window.ran&&told.some(one=>one[0]==='done')`)
	is(p, order, "default,set,update,inject,default,update,call,done")
	is(p, state(`told[2]`), wholly)
	is(p, `went.join()`, "denied,granted")

	p.run(`window.same=true;charte.withdraw()`)
	p.until(`window.charte&&!window.same`)
	is(p, state(`told[2]`), denied)
	is(p, order+`.startsWith('default,set,update,inject')`, true)
	is(p, `went.join()`, "denied")

	p.run(`charte.accept('google-ads')`)
	p.until(order + `.endsWith('update,update')`)
	is(p, `Object.keys(kept).filter(type=>effective(type)==='granted').sort().join()`, "ad_personalization,ad_storage,ad_user_data,security_storage")
	p.quiet()
}

func TestTemplateTakesARefusalForARefusal(t *testing.T) {
	t.Parallel()
	f := tagged(t, google())
	p := newPage(t, look{script: recorded})
	p.asked(f.address)
	p.push(first("refuse"))
	p.until(`!` + firstLayer)
	p.unasked(f.address)
	is(p, order+`.startsWith('default,set,update,inject')`, true)
	is(p, state(`told[2]`), denied)
	is(p, `!!window.ran||went.includes('granted')`, false)
}

// The template and the banner agree about any cookie.
func TestTemplateReadsTheCookieAsTheBannerDoes(t *testing.T) {
	t.Parallel()
	d := google()
	f := tagged(t, d)
	p := newPage(t, look{script: recorded})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran`)
	real := get[string](p, cookieNamed("eu-consent"))
	parts := strings.Split(real, ".")
	if len(parts) != 4 {
		t.Fatalf("the choice cookie is %q", real)
	}
	with := func(part int, text string) string {
		changed := append([]string(nil), parts...)
		changed[part] = text
		return strings.Join(changed, ".")
	}
	refused := regexp.MustCompile(`(...).`).ReplaceAllString(parts[2], "${1}0")
	for value, chosen := range map[string]bool{
		real: true, with(2, refused): true, with(0, "another"[:6]): true, with(2, "zzz1zzz0"): true, with(2, parts[2]+refused): true, with(3, "abcde-fr"): true,
		real + "!": true, real + "!!": false, real + "!x": false, with(3, "abcdexx"[:6]): true, with(3, "abcde"): false, with(3, "ab!defr"): false, with(3, "abcde!"): false,
		"": false, "1": false, "accepted": false, with(0, "short"): false, with(0, "a!aaaa"): false, with(1, "1"): false,
		with(1, "zzzzzzzz"): false, with(1, "A"): false, with(1, ""): false, with(2, "zzz2"): false, with(2, ""): false,
		with(2, "zz1"): false, with(2, parts[2]+"1"): false, with(2, "z!z1"): false, real + ".": false, real + ".x": false, "constructor": false, "%E0%A4%A": false,
	} {
		p.run(`document.cookie='eu-consent=` + value + `;Path=/'`)
		p.goTo(f.address)
		p.until(`told.some(one=>one[0]==='done')`)
		is(p, `charte.status().time!==undefined`, chosen)
		if got := get[bool](p, `told[2][0]==='update'`); got != chosen {
			t.Errorf("for the cookie %q the template's belief in a choice is %v", value, got)
		}
		if got, want := get[bool](p, `effective('analytics_storage')==='granted'`), get[bool](p, `charte.status().allowed['google-analytics']`); got != want {
			t.Errorf("for the cookie %q the template grants %v and the banner %v", value, got, want)
		}
	}
	// Of two cookies of one name, the newer.
	p.run(`document.cookie='eu-consent=` + real + `;Path=/';document.cookie='eu-consent=` + with(1, "1") + `;Path=/a'`)
	p.unasked(f.address + "/a")
	is(p, `went.join()`, "denied,granted")
	p.quiet()
}

func TestTemplateWhoseBannerFailsSaysSo(t *testing.T) {
	t.Parallel()
	f := tagged(t, google())
	f.banner = nil
	f.pages["/"] = strings.Replace(f.pages["/"], "new URL(address).pathname", "'http://127.0.0.1:1/'", 1)
	p := newPage(t, look{})
	p.goTo(f.address)
	p.until(order + `==='default,set,inject,failed'`)
}

func TestTemplateOfABannerThroughGTM(t *testing.T) {
	t.Parallel()
	d := telling(at("audience", "counter"), at("ads", "google-tag-manager"))
	d.Services[2].Signal = policy.NoSignal
	if _, _, ok := data.GTMTemplate(product(d), "https://legal.example.org"); ok {
		t.Error("there is a template where nothing speaks with Google")
	}
	d.Services[2].Signal, d.Banner.Through = policy.Google, "google-tag-manager"
	for _, base := range []string{"", "http://legal.example.org"} {
		if _, _, ok := data.GTMTemplate(product(d), base); ok {
			t.Errorf("there is a template for the address %q, from which Tag Manager loads nothing", base)
		}
	}
	p := newPage(t, look{})
	p.asked(tagged(t, d).address)
	p.push(first("accept"))
	p.until(`told.at(-1)[0]==='update'`)
	is(p, `Object.keys(kept).filter(type=>effective(type)==='granted').join()`, "security_storage")
}

// A sandbox that refuses nothing would prove nothing.
func TestTemplateNeedsEachOfItsPermissions(t *testing.T) {
	t.Parallel()
	text, err := json.Marshal(template(t, google()))
	if err != nil {
		t.Fatal(err)
	}
	f := serve(t, document(`<script>`+sandbox+`const template=`+string(text)+`;
		const apis={setDefaultConsentState(){},updateConsentState(){},gtagSet(){},getCookieValues:()=>['aaaaaa.'+Math.floor(Date.now()/6e4).toString(36)+'.aaa1.aaaaaen'],getTimestampMillis:Date.now,callInWindow(){},injectScript:(a,done)=>done(),gtmOnSuccess(){window.fine=true},gtmOnFailure(){}};
		const refusal=altered=>{try{run(altered,apis);return ''}catch(e){return e.message}};
		const without=id=>{const own=section(template,'WEB_PERMISSIONS');return template.replace(own,JSON.stringify(JSON.parse(own).filter(p=>p.instance.key.publicId!==id)))};
		const doing=code=>template.replace('const start',code+';\nconst start');</script>`, ""), google())
	p := newPage(t, look{})
	p.goTo(f.address)
	is(p, `refusal(template)`, "")
	is(p, `window.fine`, true)
	for id, api := range map[string]string{
		"access_consent": "setDefaultConsentState", "get_cookies": "getCookieValues", "access_globals": "callInWindow",
		"inject_script": "injectScript", "write_data_layer": "gtagSet",
	} {
		is(p, `refusal(without('`+id+`'))`, "not permitted: "+api)
	}
	is(p, `refusal(template.replaceAll('security_storage"\n','x"\n'))`, "not permitted: setDefaultConsentState")
	for code, why := range map[string]string{
		`new Date()`: "not in the sandbox: new", `const r = /a/`: "not in the sandbox: a regular expression", `this.x = 1`: "not in the sandbox: this",
		`window.x = 1`: "not in reach: window", `parseInt('1')`: "not in reach: parseInt", `require('sendPixel')`: "no such API: sendPixel",
		`'a'.padStart(2)`: "not in the standard library: padStart",
	} {
		is(p, `refusal(doing(`+quotedJSON(code)+`))`, why)
	}
	is(p, `scenarios(template).length`, 3)
	is(p, `(()=>{try{scenarios(template.replaceAll("every(isAllowed)","some(isAllowed)").replace('if (answers)','if (0)'));return ''}catch(e){return e.message}})()`, "A stored choice is told at once: updateConsentState was not called")
}

func quotedJSON(s string) string {
	text, _ := json.Marshal(s) // a string always has a text
	return string(text)
}
