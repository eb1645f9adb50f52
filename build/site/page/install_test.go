package page

import (
	"strings"
	"testing"

	"charte/build/policy"
)

// installing is the page about a banner that asks for a chat.
func installing(change func(*installation)) (texts, samples string) {
	i := installation{
		subject: asking(), product: "shop", base: "https://legal.example/x",
		banner: Banner{Scripts: map[string]Script{"": {Path: "live/shop.js"}, "en": {Path: "live/shop.en.js"}}},
	}
	i.edition.Lang, i.document.ID, i.document.Title = "en", "cookies", "Cookies & co"
	if change != nil {
		change(&i)
	}
	blocks := i.page().Part.Blocks
	var b strings.Builder
	for _, block := range blocks {
		if block.Code != nil {
			b.WriteString(block.Code.Text + "\n")
		}
	}
	return said(blocks), b.String()
}

func TestOnlyAReleasedBannerCanBePinned(t *testing.T) {
	texts, samples := installing(nil)
	contains(t, texts, "install.pin.none")
	lacks(t, texts+samples, `integrity="`, "install.csp.digest", "install.pin.renew")
	release := func(i *installation) {
		i.banner.Pinned = map[string]Script{"en": {Path: "pin/shop/0123.js", Integrity: "sha384-abc"}}
	}
	texts, samples = installing(release)
	contains(t, samples, `<script async src="https://legal.example/x/pin/shop/0123.js" integrity="sha384-abc" crossorigin="anonymous"></script>`)
	contains(t, texts, "install.pin.text", "install.pin.renew", "install.csp.digest.text")
	lacks(t, texts, "install.pin.none")
	_, samples = installing(func(i *installation) { release(i); i.document.Services[0].Mode = policy.Advanced })
	contains(t, samples, `<script src="https://legal.example/x/pin/shop/0123.js" integrity`)
	texts, samples = installing(func(i *installation) { release(i); i.document.Banner.Through = "talk" })
	lacks(t, texts+samples, "pin/shop", "install.csp.digest", "install.csp.own", "curl")
}

func TestServicesWaitInTheFormsThatAreKnown(t *testing.T) {
	for _, c := range []struct {
		host  policy.URL
		hosts []policy.Host
		want  []string
	}{
		{"https://talk.example/", nil, []string{`data-src="https://talk.example/…"`, "script-src https://legal.example https://talk.example\n"}},
		{"", nil, []string{`<script async data-src="…">`, "script-src https://legal.example\n"}},
		{"", []policy.Host{{Name: "*.talk.example", For: "script"}}, []string{`<script async data-src="…">`, "script-src https://legal.example https://*.talk.example\n"}},
		{"https://eu.talk.example/a", []policy.Host{{Name: "*.talk.example", For: "script"}, {Name: "eu.talk.example", For: "script"}}, []string{
			`<script async data-src="https://eu.talk.example/a/…">`, "script-src https://legal.example https://*.talk.example https://eu.talk.example\n",
		}},
		{"", []policy.Host{{Name: "img.example", For: "image"}, {Name: "f.example", For: "frame"}, {Name: "s.example", For: "style"}, {Name: "o.example", For: "font"}, {Name: "r.example", For: "request"}}, []string{
			"<template data-consent=\"talk\">\n  <link rel=\"stylesheet\" data-href=\"https://s.example/…\">\n</template>\n" +
				`<iframe data-consent="talk" data-src="https://f.example/…" title="…"></iframe>` + "\n" +
				`<img data-consent="talk" data-src="https://img.example/…" alt>` + "\n" +
				"script-src https://legal.example;\nstyle-src https://s.example;\nimg-src https://img.example;\nfont-src https://o.example;\nconnect-src https://r.example;\nframe-src https://f.example\n",
		}},
	} {
		_, samples := installing(func(i *installation) { i.document.Services[0].Host, i.document.Services[0].Hosts = c.host, c.hosts })
		contains(t, samples, c.want...)
	}
}

func TestWhatIsNotKnownOfHostsIsSaid(t *testing.T) {
	keys := []string{"install.csp.unknown", "install.csp.partly"}
	for _, c := range []struct {
		service policy.Service
		want    string
	}{
		{policy.Service{}, keys[0]},
		{policy.Service{Host: "https://talk.example"}, keys[1]},
		{policy.Service{Hosts: []policy.Host{{Name: "talk.example", For: "script"}}}, keys[1]},
		{policy.Service{Hosts: []policy.Host{{Name: "talk.example", For: "script"}, {Name: "talk.example", For: "request"}}}, ""},
	} {
		texts, _ := installing(func(i *installation) {
			i.document.Services[0].Host, i.document.Services[0].Hosts = c.service.Host, c.service.Hosts
		})
		for _, key := range keys {
			if got := strings.Contains(texts, key); got != (key == c.want) {
				t.Errorf("%+v: %s is said: %v", c.service, key, got)
			}
		}
	}
}

func TestReceiptsNeedADirective(t *testing.T) {
	texts, samples := installing(nil)
	lacks(t, texts+samples, "connect-src", "install.api.receipt")
	for receipt, want := range map[policy.URL]string{"/receipts": "connect-src 'self'", "https://r.example/new": "connect-src https://r.example"} {
		texts, samples = installing(func(i *installation) { i.document.Choice.Receipt = receipt })
		contains(t, samples, want)
		contains(t, texts, "install.api.receipt")
	}
}

func TestLinksAreEscapedForThePageThatTheyGoInto(t *testing.T) {
	_, samples := installing(nil)
	contains(t, samples, `<a href="https://legal.example/x/en/shop/cookies/">Cookies &amp; co</a>`, `<a href="#eu-consent">`)
}
