package e2e

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"charte/build/policy"
)

// receipt is what a visitor keeps, and what the product may be sent.
type receipt struct {
	Product, Revision, Text, Language string
	Time                              time.Time
	Choices                           map[string]bool
}

func readReceipt(t *testing.T, text string) receipt {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields() // no address, no user agent, nothing else
	var r receipt
	if err := decoder.Decode(&r); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return r
}

// keepsake is the link of the dialog that keeps the receipt.
const keepsake = secondLayer + `?.querySelector('a[download]')`

func TestReceiptCanBeKept(t *testing.T) {
	t.Parallel()
	f := serve(t, document(include, ""), shop())
	p := newPage(t, look{})
	p.asked(f.address)
	p.push(first("customise"))
	p.until(visible(second("save")))
	is(p, `!!`+keepsake, false) // nothing is chosen yet
	p.push(toggle("video"))
	p.push(second("save"))
	p.until(`!` + secondLayer)
	// Libraries of old change what JSON gives.
	p.run(`Object.prototype.toJSON=()=>'broken';charte.open();delete Object.prototype.toJSON`)
	p.until(keepsake)
	is(p, keepsake+`.download`, "shop.json")
	text, err := url.PathUnescape(strings.TrimPrefix(get[string](p, keepsake+`.href`), "data:application/json,"))
	must(t, err)
	r := readReceipt(t, text)
	if r.Product != "shop" || r.Revision != shop().Revision() || r.Language != "en" || time.Since(r.Time).Abs() > 2*time.Minute {
		t.Errorf("the receipt is %+v", r)
	}
	if !r.Choices["tube"] || r.Choices["counter"] || len(r.Choices) != 4 {
		t.Errorf("the receipt says %v", r.Choices)
	}
	scripts, err := compiler.Compile(product(shop()), words(t), "")
	must(t, err)
	sum := sha256.Sum256(scripts[1].Words)
	if want := base64.RawURLEncoding.EncodeToString(sum[:])[:len(r.Text)]; len(r.Text) != 5 || r.Text != want {
		t.Errorf("the receipt names the text %q, and the published one is %q", r.Text, want)
	}
	// What was published is what was read.
	read := get[string](p, secondLayer+`.textContent`)
	for _, line := range strings.Split(strings.Split(string(scripts[1].Words), "\n\n")[1], "\n") {
		if line = strings.Trim(line, "[]"); !strings.Contains(read, line) && !strings.Contains(line, ": ") && line != "Close" && !strings.Contains(line, " · ") {
			t.Errorf("nobody could read %q in %q", line, read)
		}
	}
}

// inbox is a product's own endpoint for receipts.
type inbox struct {
	mutex sync.Mutex
	got   []string
}

func (i *inbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, _ := io.ReadAll(r.Body)
	i.mutex.Lock()
	defer i.mutex.Unlock()
	i.got = append(i.got, r.Header.Get("Content-Type")+" "+string(text))
}

// wait gives what has come once there are as many.
func (i *inbox) wait(t *testing.T, count int) []string {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(15 * time.Millisecond) {
		i.mutex.Lock()
		got := i.got
		i.mutex.Unlock()
		if len(got) >= count {
			return got
		}
	}
	t.Fatalf("%d receipts did not come", count)
	return nil
}

func TestReceiptIsSentAndTriedAgain(t *testing.T) {
	t.Parallel()
	box := &inbox{}
	server := httptest.NewServer(box)
	t.Cleanup(server.Close)
	d := shop()
	d.Choice.Receipt = policy.URL(server.URL)
	f := serve(t, document(include, ""), d)
	p := newPage(t, look{})
	p.asked(f.address)
	p.run(`Object.defineProperty(Navigator.prototype,'onLine',{get:()=>false,configurable:true})`)
	p.push(first("refuse"))
	p.until(cookieNamed(choice) + `?.endsWith('!')`)
	p.unasked(f.address) // the next page is online again
	p.until(cookieNamed(choice) + `.endsWith('en')`)
	got := box.wait(t, 1)
	kind, text, _ := strings.Cut(got[0], " ")
	if kind != "text/plain;charset=UTF-8" {
		t.Errorf("the receipt came as %s, for which a browser asks first", kind)
	}
	if r := readReceipt(t, text); r.Product != "shop" || len(r.Choices) != 4 || r.Choices["ads"] {
		t.Errorf("the receipt is %+v", r)
	}
	p.unasked(f.address)
	p.run(`charte.accept('ads')`)
	if got := box.wait(t, 2); !readReceipt(t, strings.SplitN(got[1], " ", 2)[1]).Choices["ads"] || len(got) != 2 {
		t.Errorf("got %v", got)
	}
	p.quiet()
}
