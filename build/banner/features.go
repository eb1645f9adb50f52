package banner

import (
	"strconv"

	"charte/build/policy"
)

// features are the parts of the engine that a product needs; each is a constant
// of assets/banner/build.d.ts, so that the engine leaves out what is false.
type features struct {
	relative                                   bool
	units, consent, request, languages, signal bool
	google, vendors, queues, clarity, chatwoot bool
	quiet, top, domain, places, stuck          bool
	storage, databases, caches, beacon         bool
	optOut                                     bool
}

func featuresOf(editions []edition) features {
	d := editions[0].document
	f := features{units: len(editions[0].units) > 0}
	if !f.units {
		return f
	}
	f.relative = editions[0].baseURL == ""
	f.consent = d.Asks()
	f.request, f.optOut = d.OffersOnRequest(), d.OffersOptOut()
	f.languages = len(editions) > 1
	f.signal = f.consent && d.Banner.Signal != "off"
	f.quiet = f.signal && d.Banner.Signal == "quiet"
	f.top = d.Banner.Position == "top"
	f.domain, f.beacon = d.Choice.Domain != "", d.Choice.Receipt != ""
	f.google, f.clarity, f.chatwoot = d.Speaks(policy.Google), d.Speaks(policy.Clarity), d.Speaks(policy.Chatwoot)
	for _, v := range editions[0].vendors() {
		f.vendors = true
		f.queues = f.queues || v.Stub == int(policy.QueueStub)
	}
	for _, t := range d.Trackers {
		p, _ := d.Purpose(t.Purpose)
		if !p.Choosable() {
			continue
		}
		f.stuck = f.stuck || stuckOf(t) != ""
		if !t.Erasable() {
			continue
		}
		f.places = f.places || t.Domain != "" || t.Path != ""
		switch t.Kind {
		case policy.LocalStorage, policy.SessionStorage:
			f.storage = true
		case policy.IndexedDB:
			f.databases = true
		case policy.CacheStorage:
			f.caches = true
		}
	}
	return f
}

// defines are the constants as esbuild takes them.
func (f features) defines() map[string]string {
	return map[string]string{
		"HAS_RELATIVE":  strconv.FormatBool(f.relative),
		"HAS_UNITS":     strconv.FormatBool(f.units),
		"HAS_CONSENT":   strconv.FormatBool(f.consent),
		"HAS_REQUEST":   strconv.FormatBool(f.request),
		"HAS_OPT_OUT":   strconv.FormatBool(f.optOut),
		"HAS_LANGUAGES": strconv.FormatBool(f.languages),
		"HAS_SIGNAL":    strconv.FormatBool(f.signal),
		"HAS_GOOGLE":    strconv.FormatBool(f.google),
		"HAS_VENDORS":   strconv.FormatBool(f.vendors),
		"HAS_QUEUES":    strconv.FormatBool(f.queues),
		"HAS_CLARITY":   strconv.FormatBool(f.clarity),
		"HAS_CHATWOOT":  strconv.FormatBool(f.chatwoot),
		"HAS_QUIET":     strconv.FormatBool(f.quiet),
		"HAS_TOP":       strconv.FormatBool(f.top),
		"HAS_DOMAIN":    strconv.FormatBool(f.domain),
		"HAS_BEACON":    strconv.FormatBool(f.beacon),
		"HAS_PLACES":    strconv.FormatBool(f.places),
		"HAS_STUCK":     strconv.FormatBool(f.stuck),
		"HAS_STORAGE":   strconv.FormatBool(f.storage),
		"HAS_DATABASES": strconv.FormatBool(f.databases),
		"HAS_CACHES":    strconv.FormatBool(f.caches),
	}
}
