package host

import (
	"slices"
	"strings"

	"charte/build/diag"
)

// azureSettings is the highest number of bytes of staticwebapp.config.json, and
// azureSite that of the whole site on the larger plan
// (learn.microsoft.com/azure/static-web-apps/configuration and …/quotas, and
// Azure/static-web-apps-cli, src/core/constants.ts, 20 KB; read 2026-11-22).
const azureSettings, azureSite = 20 << 10, 500_000_000

// azure reads staticwebapp.config.json in the published folder. One rule, the
// first, is for a request; a star may stand before an ending only; the headers of a
// rule are put over globalHeaders. No rule can be for a file of some name in any
// folder, so feeds have the type of their ending there.
func azure() Host {
	return Host{Name: "azure", Title: "Azure Static Web Apps", Redirects: true, write: writeAzure, limits: azureLimits,
		Lacks: diag.Say("a rule cannot be for feed.xml in any folder, so feeds are sent as application/xml and application/json",
			"une règle ne peut pas viser feed.xml dans n’importe quel dossier ; les flux sont donc envoyés en application/xml et application/json")}
}

type azureRoute struct {
	Route      string            `json:"route"`
	Redirect   string            `json:"redirect,omitempty"`
	StatusCode int               `json:"statusCode,omitempty"`
	Headers    map[string]string `json:"headers,omitempty"`
}

type azureRewrite struct {
	Rewrite string `json:"rewrite"`
}

type azureConfig struct {
	GlobalHeaders     map[string]string       `json:"globalHeaders"`
	MimeTypes         map[string]string       `json:"mimeTypes"`
	ResponseOverrides map[string]azureRewrite `json:"responseOverrides"`
	Routes            []azureRoute            `json:"routes"`
}

func writeAzure(p Plan, f Files) {
	c := azureConfig{GlobalHeaders: map[string]string{cacheControl: Pages}, MimeTypes: map[string]string{},
		ResponseOverrides: map[string]azureRewrite{"404": {"/404.html"}}}
	for _, h := range p.Everywhere {
		c.GlobalHeaders[h.Name] = h.Value
	}
	for _, r := range slices.Concat(p.Types, guessed()) {
		for _, end := range r.Ends {
			c.MimeTypes["."+end] = r.Header.Value
		}
	}
	for _, r := range p.Redirects {
		for _, from := range r.asked() {
			c.Routes = append(c.Routes, azureRoute{Route: from, Redirect: r.To, StatusCode: 301})
		}
	}
	for _, r := range p.Caching {
		c.Routes = append(c.Routes, azureRoute{Route: r.azure(), Headers: map[string]string{cacheControl: r.Header.Value}})
	}
	f.Inside["staticwebapp.config.json"] = indented(c)
}

// azure is the path of a rule that has no name.
func (w Where) azure() string {
	switch len(w.Ends) {
	case 0:
		return w.Folder + "*"
	case 1:
		return w.Folder + "*." + w.Ends[0]
	}
	return w.Folder + "*.{" + strings.Join(w.Ends, ",") + "}"
}

func azureLimits(p Plan, f Files) (diag.List, []diag.Sentence) {
	out := limits{host: "Azure Static Web Apps"}
	out.count("staticwebapp.config.json", len(f.Inside["staticwebapp.config.json"]), azureSettings, settingsSize, fewerRedirects)
	out.count("", p.size(), azureSite, siteSize, fewerFiles)
	return out.problems, nil
}
