package e2e

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// brotliModule is where Debian puts nginx's module.
const brotliModule = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"

// loopback is an address of this machine at which nobody listens.
func loopback(t *testing.T) string {
	t.Helper()
	port, err := freePort()
	if err != nil {
		t.Fatal(err)
	}
	return "127.0.0.1:" + port
}

// start runs a server until the test ends, and waits until it answers.
func start(t *testing.T, address string, c *exec.Cmd) {
	t.Helper()
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		t.Fatalf("%v; make setup installs it", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	t.Cleanup(func() {
		_ = c.Process.Kill() // it may have ended
		<-ended
	})
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if r, err := http.Get(address); err == nil {
			r.Body.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("it ended: %v\n%s", err, said.String())
		default:
		}
		if time.Now().After(deadline) {
			t.Fatalf("it does not answer\n%s", said.String())
		}
	}
}

// checked runs a server's own check of its settings.
func checked(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(c.Args, " "), err, out)
	}
}

// nginxOn serves the folder with nginx and gives its address.
func nginxOn(t *testing.T, d deployed) string {
	t.Helper()
	folder, listen := t.TempDir(), loopback(t)
	settings := filepath.Join(d.settings, "nginx.conf")
	text := strings.Replace(string(fileAt(t, settings)), "# brotli_static on;", "brotli_static on;", 1)
	if err := os.WriteFile(settings, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	conf := filepath.Join(folder, "nginx.conf")
	text = fmt.Sprintf(`load_module %s;
daemon off;
master_process off;
pid %[2]s/pid;
error_log stderr;
events { }
http {
	access_log off;
	client_body_temp_path %[2]s/body; proxy_temp_path %[2]s/proxy; fastcgi_temp_path %[2]s/fastcgi; uwsgi_temp_path %[2]s/uwsgi; scgi_temp_path %[2]s/scgi;
	server { listen %s; root %s; include %s; }
}
`, brotliModule, folder, listen, d.site, settings)
	if err := os.WriteFile(conf, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	checked(t, exec.Command("/usr/sbin/nginx", "-t", "-p", folder, "-e", "stderr", "-c", conf))
	address := "http://" + listen
	start(t, address, exec.Command("/usr/sbin/nginx", "-p", folder, "-e", "stderr", "-c", conf))
	return address
}

// caddyOn serves the folder with Caddy and gives its address.
func caddyOn(t *testing.T, d deployed) string {
	t.Helper()
	folder, address := t.TempDir(), "http://"+loopback(t)
	settings, conf := filepath.Join(d.settings, "Caddyfile"), filepath.Join(folder, "Caddyfile")
	if err := os.WriteFile(conf, []byte("{\n\tadmin off\n}\nimport "+settings+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	here := append(os.Environ(), "HOME="+folder, "XDG_DATA_HOME="+folder, "XDG_CONFIG_HOME="+folder)
	check := exec.Command("caddy", "validate", "--config", settings, "--adapter", "caddyfile")
	check.Env = here
	checked(t, check)
	run := exec.Command("caddy", "run", "--config", conf, "--adapter", "caddyfile")
	run.Env = append(here, "CHARTE_ADDRESS="+address, "CHARTE_ROOT="+d.site)
	start(t, address, run)
	return address
}

// asked gives the answer to a path, as it came over the wire.
func asked(t *testing.T, address, path string, header ...string) (answer, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{Status: response.StatusCode, Headers: map[string]string{}}
	for name, values := range response.Header {
		a.Headers[name] = strings.Join(values, ", ")
	}
	return a, body
}

// nginx and Caddy really serve the folder, and answer as planned.
func TestServersAnswerAsPlanned(t *testing.T) {
	t.Parallel()
	d := deploy(t)
	for name, serves := range map[string]func(*testing.T, deployed) string{"nginx": nginxOn, "caddy": caddyOn} {
		t.Run(name, func(t *testing.T) {
			address := serves(t, d)
			for _, want := range d.expected() {
				got, body := asked(t, address, want.path)
				judged(t, want, got)
				if file := strings.TrimPrefix(want.path, "/"); want.status == 200 && d.files[file] != nil && !bytes.Equal(body, d.files[file]) {
					t.Errorf("%s: it is not the file", want.path)
				}
			}
			serverFindsMissingPages(t, address, d)
			serverCompresses(t, address, d)
			serverKnowsWhatIsFresh(t, address)
			p := newPage(t, look{})
			p.goTo(address + "/en/shop/cookies/")
			is(p, `document.styleSheets.length`, 1)
			is(p, `getComputedStyle(document.querySelector('h1')).fontWeight`, "600")
			got, _ := asked(t, address, "/en/shop/cookies/")
			p.goTo(address + "/en/shop/install/")
			is(p, `document.querySelectorAll('figure[data-copy] button').length>0`, true)
			is(p, unknownFeatures(got.header("Permissions-Policy")), "")
			p.quiet()
		})
	}
}

// unknownFeatures are the features that a policy denies and the browser does not
// know, or allows all the same; only Chromium tells.
func unknownFeatures(policy string) string {
	return "(known=>!known?'':" + strconv.Quote(policy) + ".replaceAll('=()','').split(', ').filter(f=>!known.features().includes(f)||known.allowsFeature(f)).join())(document.featurePolicy)"
}

// A missing address has a page in the language of its folder and is not kept; what
// begins with a dot is not given away.
func serverFindsMissingPages(t *testing.T, address string, d deployed) {
	t.Helper()
	for path, page := range map[string]string{"/fr/nothing/here/": "fr/404.html", "/en/nothing": "en/404.html", "/nothing.js": "404.html", "/pin/shop/nothing.js": "404.html", "/.charte": "404.html"} {
		got, body := asked(t, address, path)
		if got.Status != 404 || !bytes.Equal(body, d.files[page]) || got.header("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: status %d, %s, and not %s", path, got.Status, got.header("Content-Type"), page)
		}
		if kept := got.header("Cache-Control"); strings.Contains(kept, "max-age") && !strings.Contains(kept, "max-age=0") {
			t.Errorf("%s is kept: %s", path, kept)
		}
	}
}

// What was compressed before is sent as it is, to those who take it.
func serverCompresses(t *testing.T, address string, d deployed) {
	t.Helper()
	for path, file := range map[string]string{"/live/shop.js": "live/shop.js", "/en/shop/cookies/": "en/shop/cookies/index.html", "/en/feed.xml": "en/feed.xml"} {
		for _, coding := range []string{"br", "gzip", "identity"} {
			got, body := asked(t, address, path, "Accept-Encoding", coding)
			want, name := d.files[file], coding
			if sibling := d.files[file+"."+map[string]string{"br": "br", "gzip": "gz"}[coding]]; sibling != nil {
				want = sibling
			} else {
				name = ""
			}
			if !bytes.Equal(body, want) || got.header("Content-Encoding") != name {
				t.Errorf("%s as %s: %d bytes as %q, not the %d that were compressed", path, coding, len(body), got.header("Content-Encoding"), len(want))
			}
			if name != "" && !strings.Contains(got.header("Vary"), "Accept-Encoding") {
				t.Errorf("%s as %s: Vary is %q", path, coding, got.header("Vary"))
			}
			if plain := unpacked(t, coding, body); !bytes.Equal(plain, d.files[file]) {
				t.Errorf("%s as %s is not the file", path, coding)
			}
		}
	}
}

func unpacked(t *testing.T, coding string, body []byte) []byte {
	t.Helper()
	var r io.Reader = bytes.NewReader(body)
	switch coding {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// A copy that is still in force is not sent again.
func serverKnowsWhatIsFresh(t *testing.T, address string) {
	t.Helper()
	got, _ := asked(t, address, "/en/shop/cookies/")
	again, body := asked(t, address, "/en/shop/cookies/", "If-None-Match", got.header("ETag"))
	if again.Status != 304 || len(body) > 0 {
		t.Errorf("the page that is in force is sent again: %d", again.Status)
	}
}
