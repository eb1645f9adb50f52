package e2e

import (
	"net/http/httptest"
	"strings"
	"testing"

	"charte/build/policy"
)

// stored is a shop whose advertising keeps something everywhere.
func stored() policy.Document {
	d := shop()
	add := func(name string, kind policy.TrackerKind) *policy.Tracker {
		d.Trackers = append(d.Trackers, policy.Tracker{Name: name, Kind: kind, Purpose: "ads", Place: policy.OnProduct})
		return &d.Trackers[len(d.Trackers)-1]
	}
	add("ad-key-*", policy.LocalStorage)
	add("ad-tab", policy.SessionStorage)
	add("ad-db*", policy.IndexedDB)
	add("ad-cache", policy.CacheStorage)
	add("far", policy.Cookie).Path = "/far/away"
	add("srv", policy.Cookie).HTTPOnly = true
	add("remote", policy.Cookie).Place = policy.OnService
	return d
}

// fill stores what the declaration names, and neighbours that are to stay.
const fill = `
document.cookie='_ad=1';document.cookie='_ad.x=1;Path=/';document.cookie='_adp=1;Path=/a';document.cookie='_adq=1;Path=/a/b/';
document.cookie='_adh=1;Path=/;Domain='+location.hostname;
if(location.hostname.endsWith('.test'))document.cookie='_add=1;Path=/;Domain=shop.test';
if(location.protocol==='https:')document.cookie='_ads=1;Path=/;Secure;SameSite=None;Partitioned';
document.cookie='far=1;Path=/far/away';document.cookie='near_ad=1;Path=/';document.cookie='sid=1;Path=/';
localStorage.setItem('ad-key-1','1');localStorage.setItem('other','1');sessionStorage.setItem('ad-tab','1');sessionStorage.setItem('ad-tabs','1');
await new Promise(done=>{indexedDB.open('ad-db-1').onsuccess=e=>{e.target.result.close();done()}});
await new Promise(done=>{indexedDB.open('other').onsuccess=e=>{e.target.result.close();done()}});
if(window.caches){await caches.open('ad-cache');await caches.open('other')}`

const left = `(async()=>[document.cookie.split('; ').map(c=>c.split('=')[0]).filter(n=>n!=='eu-consent').sort().join(),
Object.keys(localStorage).join(),Object.keys(sessionStorage).join(),(await indexedDB.databases()).map(d=>d.name).join(),window.caches?(await caches.keys()).join():'other'].join(' '))()`

func TestWithdrawalErasesEverywhere(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), stored())
	plain, secure := f.address, httptest.NewTLSServer(f)
	t.Cleanup(secure.Close)
	for _, origin := range []string{plain, f.on("www.shop.test"), secure.URL} {
		address := origin + "/a/b/c"
		p := newPage(t, look{})
		p.asked(address)
		p.push(first("accept"))
		p.until(`!` + firstLayer)
		p.run(fill)
		before := get[string](p, left)
		for _, name := range []string{"_ad,", "_ad.x", "_adp", "_adq", "_adh", "ad-key-1", "ad-tab", "ad-db-1"} {
			if !strings.Contains(before, name) || origin == secure.URL && !strings.Contains(before, "_ads") {
				t.Fatalf("on %s the fixture could not store %s: %s", origin, name, before)
			}
		}
		p.push(`document.querySelector('#choices')`)
		p.push(toggle("ads"))
		p.push(second("save"))
		p.until(second("done")) // something is out of reach, and the dialog says so
		is(p, left, "near_ad,sid other ad-tabs other other")
		text := get[string](p, secondLayer+`.textContent`)
		for _, want := range []string{"srv", "only the server", "remote", "address of Advertising"} {
			if !strings.Contains(text, want) {
				t.Errorf("the dialog does not say %q: %s", want, text)
			}
		}
		is(p, `charte.status().stuck.map(s=>s.name+':'+s.reason).join()`, "srv:http-only,remote:service")
		p.push(second("done"))
		p.until(`!` + secondLayer)
		is(p, `document.activeElement.id`, "choices")
		p.goTo(strings.Replace(address, "/a/b/c", "/far/away/", 1))
		is(p, cookieNamed("far"), "")
		p.quiet()
	}
}

func TestWhatIsStillThereIsReported(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), stored())
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`window.changes=0;charte.on('change',()=>{changes++})`)
	p.push(first("accept"))
	p.until(`changes===1`) // the first answer is settled before the next is given
	p.run(`localStorage.setItem('ad-key-1','1');Storage.prototype.removeItem=()=>{}`)
	p.run(`charte.withdraw('ads')`)
	p.until(`charte.status().stuck.some(s=>s.name==='ad-key-1'&&s.reason==='remains'&&s.service==='Advertising')`)
}

func TestNothingOfAnAllowedServiceIsErased(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Trackers = append(d.Trackers, policy.Tracker{Name: "_cnt_shared", Kind: policy.Cookie, Purpose: "ads", Place: policy.OnProduct})
	f := serve(t, document(include, ""), d)
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`!` + firstLayer)
	p.run(`document.cookie='_cnt_shared=1';document.cookie='_ad=1'`)
	p.run(`charte.withdraw('ads')`)
	p.until(cookieNamed("_ad") + `===null`)
	is(p, cookieNamed("_cnt_shared"), "1")
	p.run(`charte.withdraw()`)
	p.until(cookieNamed("_cnt_shared") + `===null`)
}

func TestWithdrawalReloadsWhereSomethingRan(t *testing.T) {
	t.Parallel()
	body := `<template data-consent="ads"><script>window.ran=true;document.cookie='_ad=1';addEventListener('pagehide',()=>{document.cookie='_ad=again'})</script></template>`
	f := serve(t, document(include, body), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.ran`)
	p.run(`window.same=true`)
	p.push(`document.querySelector('#choices')`)
	p.push(second("refuse"))
	p.until(`window.charte&&!window.same`)
	p.until(cookieNamed("_ad") + `===null`) // also what it stored while the page went
	is(p, `window.ran===undefined`, true)
	is(p, `!!`+firstLayer+`||!!`+secondLayer, false)
	is(p, `charte.status().allowed.ads`, false)
}

func TestWithdrawalDoesNotReloadWhereNothingRan(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`!` + firstLayer)
	p.run(`window.same=true;window.heard=[];charte.on('change',s=>heard.push(s.allowed.ads))`)
	p.run(`charte.withdraw('ads')`)
	p.until(`heard.at(-1)===false`) // the acceptance may be told of only now
	is(p, `window.same`, true)
}

func TestOtherTabsFollow(t *testing.T) {
	t.Parallel()
	body := `<template data-consent="ads"><script>window.ran=true</script></template>`
	f := serve(t, document(include, body), shop())
	a := newPage(t, look{})
	a.asked(f.address)
	b := a.another()
	b.asked(f.address)
	b.push(first("accept"))
	b.until(`window.ran`)
	a.until(`window.ran&&!` + firstLayer)
	b.run(`window.same=true`)
	a.run(`charte.refuse()`)
	b.until(`window.charte&&!window.same&&!window.ran&&!charte.status().allowed.ads`)
	is(b, `!!`+firstLayer, false)
}

func TestWithdrawalDoesNotWaitForADatabaseThatIsHeldOpen(t *testing.T) {
	t.Parallel()
	d := shop()
	d.Trackers = append(d.Trackers, policy.Tracker{Name: "ad-db", Kind: policy.IndexedDB, Purpose: "ads", Place: policy.OnProduct})
	f := serve(t, document(include, `<template data-consent="ads"><script>indexedDB.open('ad-db').onsuccess=e=>{window.held=e.target.result}</script></template>`), d)
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`window.held`)
	p.run(`window.same=true;charte.withdraw()`)
	p.until(`window.charte&&!window.same`)
	p.until(`indexedDB.databases().then(all=>!all.length)`)
	is(p, `!!window.held`, false)
}
