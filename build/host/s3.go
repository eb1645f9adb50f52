package host

import (
	"encoding/json"
	"fmt"

	"charte/build/diag"
)

// What CloudFront takes: bytes of a function, headers besides those that it has a
// place for, characters of a header and of a policy
// (docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits and
// …/general/latest/gr/cf_region, read 2026-11-22). Of the 15 invalidations with a
// star at a time one is used, and of the 75 behaviours of a distribution the
// default one.
const cloudfrontFunction, cloudfrontHeaders, cloudfrontValue = 10 << 10, 10, 1783

// s3 is a bucket behind CloudFront: the bucket keeps type and caching with each
// object, a response headers policy sends the rest, and a function leads on from
// old addresses and finds the page of a folder.
func s3() Host {
	return Host{Name: "s3", Title: "Amazon S3 with CloudFront", Redirects: true, Below: true, write: writeS3, limits: s3Limits,
		Lacks: diag.Say("the page for a missing address is the same in every language, and CloudFront sends Access-Control-Allow-Origin to requests with an Origin only",
			"la page d’une adresse inconnue est la même dans toutes les langues, et CloudFront n’envoie Access-Control-Allow-Origin qu’aux requêtes qui portent Origin")}
}

func writeS3(p Plan, f Files) {
	f.Beside["s3.json"] = indented(map[string]any{
		"upload": p.uploads(), "leave": leave, "invalidate": []string{"/*"}, "customErrors": map[string]string{"403": "/404.html", "404": "/404.html"},
	})
	f.Beside["upload.sh"] = p.uploadScript()
	f.Beside["cloudfront-headers-policy.json"] = indented(headersPolicy(p))
	f.Beside["cloudfront-function.js"] = p.function()
}

type override struct {
	Override bool `json:"Override"`
}

type items struct {
	Quantity int `json:"Quantity"`
	Items    any `json:"Items"`
}

type customHeader struct {
	Header   string `json:"Header"`
	Value    string `json:"Value"`
	Override bool   `json:"Override"`
}

// headersPolicy is a ResponseHeadersPolicyConfig: headers that CloudFront has a
// place for have to go there.
func headersPolicy(p Plan) map[string]any {
	security, custom := map[string]any{}, []customHeader{}
	cors := map[string]any{}
	for _, h := range p.Everywhere {
		switch h.Name {
		case "Content-Security-Policy":
			security["ContentSecurityPolicy"] = map[string]any{"Override": true, "ContentSecurityPolicy": h.Value}
		case "Referrer-Policy":
			security["ReferrerPolicy"] = map[string]any{"Override": true, "ReferrerPolicy": h.Value}
		case "X-Content-Type-Options":
			security["ContentTypeOptions"] = override{true}
		case "Access-Control-Allow-Origin":
			cors = corsOf(h.Value)
		default:
			custom = append(custom, customHeader{h.Name, h.Value, true})
		}
	}
	return map[string]any{
		"Name": "charte", "Comment": marked,
		"CorsConfig": cors, "SecurityHeadersConfig": security,
		"CustomHeadersConfig": items{len(custom), custom},
	}
}

func corsOf(origin string) map[string]any {
	one := func(list ...string) items { return items{len(list), list} }
	return map[string]any{
		"AccessControlAllowOrigins": one(origin), "AccessControlAllowMethods": one("GET", "HEAD"),
		"AccessControlAllowHeaders": one("*"), "AccessControlAllowCredentials": false, "OriginOverride": true,
	}
}

// function is the code of a CloudFront function (runtime cloudfront-js-2.0) for
// requests of viewers.
func (p Plan) function() []byte {
	moved := map[string]string{}
	for _, r := range p.Redirects {
		moved[p.Path+r.From] = p.Path + r.To
	}
	text, err := json.Marshal(moved) // strings only
	if err != nil {
		panic(err)
	}
	return fmt.Appendf(nil, `// %s
// A CloudFront function for viewer requests, runtime cloudfront-js-2.0: old
// addresses lead on, a folder without its slash gets it, and its page is found.
var moved = %s;

function moveTo(address) {
	return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: address } } };
}

function handler(event) {
	var request = event.request;
	var uri = request.uri;
	var last = uri.slice(uri.lastIndexOf('/') + 1);
	var folder = last !== '' && last.indexOf('.') < 0 ? uri + '/' : uri;
	if (Object.prototype.hasOwnProperty.call(moved, folder)) return moveTo(moved[folder]);
	if (folder !== uri) return moveTo(folder);
	if (last === '') request.uri = uri + 'index.html';
	return request;
}
`, marked, text)
}

func s3Limits(p Plan, f Files) (diag.List, []diag.Sentence) {
	custom, long := 0, 0
	for _, h := range p.Everywhere {
		custom++
		long = max(long, len(h.Value))
	}
	out := limits{host: "CloudFront"}
	out.count("cloudfront-function.js", len(f.Beside["cloudfront-function.js"]), cloudfrontFunction, settingsSize, fewerRedirects)
	out.count("cloudfront-headers-policy.json", custom-4, cloudfrontHeaders, headerCount, fewerRules)
	out.count("cloudfront-headers-policy.json", long, cloudfrontValue, headerLength, fewerRules)
	return out.problems, nil
}
