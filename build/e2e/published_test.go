package e2e

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"charte/build/policy"
)

// receiver is a site that serves the code which vendors publish on npm, and takes
// what that code sends: everything under /collect/.
type receiver struct {
	*fixture
	mutex sync.Mutex
	sent  []string
}

func receive(t *testing.T, html string, d policy.Document) *receiver {
	t.Helper()
	r := &receiver{fixture: &fixture{banner: script(t, d), pages: map[string]string{"/": html}, header: map[string]string{}}}
	r.start(t, httptest.NewServer(r))
	return r
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	path := request.URL.Path
	if file, ok := strings.CutPrefix(path, "/npm/"); ok {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		http.ServeFile(w, request, "node_modules/"+file)
		return
	}
	if !strings.HasPrefix(path, "/collect/") {
		r.fixture.ServeHTTP(w, request)
		return
	}
	r.mutex.Lock()
	r.sent = append(r.sent, path)
	r.mutex.Unlock()
	w.Header().Set("Content-Type", "text/plain")
	_, _ = w.Write([]byte("1"))
}

// sends is the number of requests so far.
func (r *receiver) sends() int {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return len(r.sent)
}

// waitForSending waits until something was sent; without that a test would prove
// nothing.
func (r *receiver) waitForSending(t *testing.T) {
	t.Helper()
	for deadline := time.Now().Add(patience); r.sends() == 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the vendor's code has sent nothing")
		}
	}
}

// published are vendors' own files, behind their own snippets.
var published = []struct {
	id, tag string
	// loaded is true once the vendor's code runs.
	loaded   string
	trackers []policy.Tracker
}{
	{
		id: "microsoft-clarity",
		// The tag of clarity.ms, with its file and its receiver on the fixture. It
		// would store nothing (track: false) unless it hears of consent.
		tag: `<script>(c=>{c.clarity=c.clarity||function(){(c.clarity.q=c.clarity.q||[]).push(arguments)}})(window);
			(function(c,l,a,r,i,t,y){if(a[c].v||a[c].t)return;a[c].t=!0;(t=l.createElement(r)).async=!0;t.src="/npm/clarity-js/build/clarity.min.js";(y=l.getElementsByTagName(r)[0]).parentNode.insertBefore(t,y);a[c]("start",i);a[c].q.unshift(a[c].q.pop());a[c]("set","C_IS","0")})
			("clarity",document,window,"script",{projectId:"shop",upload:location.origin+"/collect/clarity",expire:365,track:false,content:true})</script>`,
		loaded: `window.clarity?.v`,
		trackers: []policy.Tracker{
			{Name: "_clck", Kind: policy.Cookie}, {Name: "_clsk", Kind: policy.Cookie}, {Name: "_cltk", Kind: policy.SessionStorage},
		},
	},
	{
		id: "mixpanel",
		tag: `<script>MIXPANEL_CUSTOM_LIB_URL='/npm/mixpanel-browser/dist/mixpanel.min.js'</script><script src="/npm/mixpanel-browser/dist/mixpanel-jslib-snippet.min.js"></script>
			<script>mixpanel.init('shop',{api_host:location.origin+'/collect/mixpanel',batch_requests:false,track_pageview:true})</script>`,
		loaded: `window.mixpanel?.get_distinct_id?.()`,
		trackers: []policy.Tracker{
			{Name: "mp_shop_mixpanel", Kind: policy.Cookie}, {Name: "mp_*", Kind: policy.SessionStorage}, {Name: "mixpanel*Db", Kind: policy.IndexedDB},
		},
	},
}

// everything is all that the page has stored.
const everything = `(async()=>[...document.cookie.split('; ').map(c=>c.split('=')[0]),...Object.keys(localStorage),...Object.keys(sessionStorage),...(await indexedDB.databases()).map(d=>d.name)].filter(n=>n&&n!=='eu-consent').sort().join())()`

func TestPublishedCodeIsHeldBackAndErased(t *testing.T) {
	t.Parallel()
	for _, v := range published {
		t.Run(v.id, func(t *testing.T) {
			d := telling(at("audience", v.id))
			for _, tracker := range v.trackers {
				tracker.Purpose, tracker.Service, tracker.Place = "audience", v.id, policy.OnProduct
				d.Trackers = append(d.Trackers, tracker)
			}
			f := receive(t, document(include, `<template data-consent="`+v.id+`">`+lookedAhead.Replace(v.tag)+`</template>`), d)
			address := f.on("www.shop.test")
			p := newPage(t, look{})
			p.asked(address)
			is(p, everything, "")
			is(p, `performance.getEntriesByType('resource').filter(e=>e.name.includes('/npm/')).length`, 0)
			if f.sends() > 0 {
				t.Fatalf("sent before consent: %v", f.sent)
			}

			p.push(first("accept"))
			p.until(v.loaded)
			p.until(everything + `.then(all=>all.includes('` + v.trackers[0].Name + `'))`)
			f.waitForSending(t)
			t.Logf("stored: %s; sent to: %v", get[string](p, everything), f.sent)

			p.run(`window.same=true;charte.withdraw()`)
			p.until(`window.charte&&!window.same&&charte.status().complete`)
			p.until(everything + `.then(all=>all==='')`)
			time.Sleep(300 * time.Millisecond) // what the page sent as it went has arrived
			f.mutex.Lock()
			before := slices.Clone(f.sent)
			f.mutex.Unlock()
			p.unasked(address + "/elsewhere")
			time.Sleep(1200 * time.Millisecond)
			is(p, everything, "")
			is(p, `!!(`+v.loaded+`)`, false)
			if f.sends() != len(before) {
				t.Errorf("sent after the withdrawal: %v", f.sent[len(before):])
			}
			p.quiet()
		})
	}
}

// What Clarity stores in the test above, it stores because it was told to.
func TestPublishedClarityStoresNothingUnlessTold(t *testing.T) {
	t.Parallel()
	d := telling(at("audience", "microsoft-clarity"))
	d.Services[1].Signal = policy.NoSignal
	f := receive(t, document(include, `<template data-consent="microsoft-clarity">`+published[0].tag+`</template>`), d)
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(published[0].loaded)
	f.waitForSending(t)
	is(p, everything, "")
	p.run(`clarity('consentv2',{ad_Storage:'denied',analytics_Storage:'granted'})`)
	p.until(everything + `.then(all=>all==='_clck,_clsk,_cltk')`)
}

// lookedAhead keeps Firefox from looking ahead to an address in a template.
var lookedAhead = strings.NewReplacer(`<script src=`, `<script data-src=`)
