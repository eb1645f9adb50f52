package e2e

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// wellFormed is what a choice looks like: only such a mutation may be one.
var wellFormed = regexp.MustCompile(`^eu-consent=[\w-]{6}\.[\da-z]{1,8}\.([\w-]{3}[01])+\.[\w-]{6,}$`)

// hostileCookies are n "name=value" as a server or a script may leave them, of
// which none is a choice: bytes of all kinds, and a good cookie with a mistake.
func hostileCookies(good string, n int) []string {
	random := rand.New(rand.NewChaCha8([32]byte{'e', 'u'}))
	value := strings.TrimPrefix(good, "eu-consent=")
	all := []string{
		"eu-consent", "eu-consent=", "=" + value, "xeu-consent=" + value, "EU-CONSENT=" + value, "eu-consentx=" + value,
		"eu-consent==" + value, "eu-consent=\"" + value + "\"", "eu-consent=" + value + "." + value, "eu-consent=" + value + ", " + good,
		"eu-consent=%00" + value, "eu-consent=\xff\xfe" + value, "eu-consent=" + strings.Repeat(value, 90),
		"eu-consent=" + strings.Repeat(".", 4000), "eu-consent=" + strings.Repeat("a", 3000) + "=" + value,
		"eu-consent=__proto__", "eu-consent=constructor.toString.1.1", "eu-consent=NaN.NaN.NaN.NaN", "eu-consent=[object Object]",
	}
	for len(all) < n {
		var made string
		switch random.IntN(4) {
		case 0:
			made = bytesOf(random, random.IntN(120))
		case 1:
			made = value[:random.IntN(len(value))]
		case 2:
			at := random.IntN(len(value))
			made = value[:at] + bytesOf(random, 1+random.IntN(3)) + value[at:]
		default:
			at := random.IntN(len(value))
			made = value[:at] + bytesOf(random, 1) + value[at+1:]
		}
		// What a browser cuts off a cookie before it keeps it.
		made, _, _ = strings.Cut(strings.TrimSpace(made), ";")
		made = "eu-consent=" + strings.TrimSpace(made)
		ascii, _, _ := strings.Cut(strings.Map(func(r rune) rune { return min(r, 0x80) }, made), "\u0080") // WebKit's library keeps no more
		if !wellFormed.MatchString(made) && !wellFormed.MatchString(ascii) {
			all = append(all, made)
		}
	}
	return all
}

// bytesOf are random bytes that HTTP can carry, half of them such as cookies hold.
func bytesOf(random *rand.Rand, n int) string {
	const usual = "abcXYZ0189-_.=:%&|!~{}[]\"', "
	made := make([]byte, n)
	for i := range made {
		if made[i] = usual[random.IntN(len(usual))]; random.IntN(2) == 0 {
			made[i] = byte(0x20 + random.IntN(0x100-0x20))
			if made[i] == 0x7f { // of HTTP, the only one here that it cannot
				made[i]++
			}
		}
	}
	return string(made)
}

// In one page, frame after frame: each answer of the server sets a cookie and
// includes the banner.
func TestAnyBytesInTheCookieAreNoChoice(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, oneAd), shop())
	var cookies []string
	inner := document(`<script>window.wrong=[];addEventListener('error',e=>wrong.push(e.message));addEventListener('unhandledrejection',e=>wrong.push(String(e.reason)))</script>
<script src="/live/shop.js"></script>`, oneAd)
	f.start(t, httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if i, err := strconv.Atoi(r.URL.RawQuery); err == nil {
			w.Header().Set("Set-Cookie", cookies[i])
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, inner)
			return
		}
		f.ServeHTTP(w, r)
	})))
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("accept"))
	p.until(`document.cookie&&window.ran`)
	good := get[string](p, `document.cookie`)
	if !wellFormed.MatchString(good) {
		t.Fatalf("the banner writes %q", good)
	}
	cookies = append(hostileCookies(good, 200), good)
	p.run(`document.cookie='eu-consent=;Max-Age=0;Path=/'`)
	var found []string
	for from := 0; from < len(cookies); from += 50 {
		found = append(found, get[[]string](p, choicesOf(from, min(from+50, len(cookies))))...)
	}
	last := itoa(len(cookies)-1) + " is a choice" // the good one, which shows that this test can tell
	for _, what := range found {
		if what != last {
			i, _ := strconv.Atoi(strings.Fields(what)[0])
			t.Errorf("%q: %s", cookies[i], what)
		}
	}
	if len(found) == 0 || found[len(found)-1] != last {
		t.Errorf("a good cookie is no choice: %q", found)
	}
}

// choicesOf is an expression of those cookies that are taken for a choice, or
// that make the banner fail.
func choicesOf(from, to int) string {
	return `(async()=>{
const frame=document.createElement('iframe');document.body.append(frame);const found=[];
for(let i=` + itoa(from) + `;i<` + itoa(to) + `;i++){
	await new Promise(done=>{frame.onload=done;frame.src='/frame?'+i});
	const w=frame.contentWindow,s=w.charte?.status();
	if(!s||w.wrong.length)found.push(i+' fails: '+w.wrong);
	else if(s.complete||s.time!==undefined||Object.values(s.allowed).filter(Boolean).length>2||w.ran)found.push(i+' is a choice');
}
frame.remove();return found})()`
}
