package content

import (
	"path"
	"reflect"

	"charte/build/diag"
	"charte/build/policy"
)

// document reads one document in one language; false where the authoritative
// file is missing or unusable.
func (r *reader) document(chain []string, stem, lang string, fill []string) (policy.Document, bool) {
	facts, full, missing := r.words(chain, stem, lang, reflect.TypeFor[policy.Document]())
	if facts == nil {
		r.orphans(chain, stem, lang)
		return policy.Document{}, false
	}
	d := policy.Document{ID: stem, Lang: lang, Missing: missing, Outdated: r.outdated(chain, stem, lang)}
	origin, problems := decode(full, &d, fill)
	d.Origin = origin
	r.addOnce(lang, problems)
	d.Body = r.chainBody(chain, stem, lang)
	if lang != r.langs[0] && r.merged(chain, stem, lang) == nil {
		d.Body.Lang = r.langs[0]
	}
	r.known.Complete(&d)
	defaults(&d)
	if lang == r.langs[0] {
		r.add(references(&d))
	}
	r.addOnce(lang, lifeOf(&d, lang == r.langs[0]))
	return d, true
}

// orphans reports translations of a document that the authoritative language
// does not have; a file that is there but unusable was reported already.
func (r *reader) orphans(chain []string, stem, lang string) {
	for _, owner := range chain {
		if _, present := r.present[place{owner, stem, r.langs[0]}]; present {
			return
		}
	}
	for _, owner := range chain {
		if file, present := r.present[place{owner, stem, lang}]; present {
			r.add(diag.List{wholeFile(file, diag.Say("this translation has no original", "cette traduction n’a pas d’original"),
				diag.Say("write %s, which holds the facts", "écrivez %s, qui contient les faits", path.Join(root, owner, stem+"."+r.langs[0]+".md")))})
		}
	}
}

// chainBody is the text of the product's own file, or of the nearest base that
// has one; in the authoritative language where nobody translated it.
func (r *reader) chainBody(chain []string, stem, lang string) policy.Body {
	for i := len(chain) - 1; i >= 0; i-- {
		body := r.body(place{chain[i], stem, r.langs[0]}, place{chain[i], stem, lang})
		if !body.Empty() {
			return body
		}
	}
	return policy.Body{Lang: lang}
}

// body is the text at a place, or the one it translates.
func (r *reader) body(original, here place) policy.Body {
	for _, p := range []place{here, original} {
		s := r.files[p]
		if s == nil || s.body == "" {
			continue
		}
		if p == here {
			r.add(r.checkBody(s, r.files[original]))
		}
		return r.bodyOf(s).published(p.lang)
	}
	return policy.Body{Lang: here.lang}
}

// defaults fills in what the file may leave out.
func defaults(d *policy.Document) {
	if d.Kind == "" {
		d.Kind = policy.KindOf(d.ID)
	}
	for i := range d.Purposes {
		if p := &d.Purposes[i]; p.Gate == policy.Open && !p.Exempt() {
			p.Gate = policy.Consent
		}
	}
	for i := range d.Trackers {
		trackerDefaults(d, &d.Trackers[i])
	}
	for i := range d.Accessibility.Exceptions {
		if e := &d.Accessibility.Exceptions[i]; e.Reason == "" {
			e.Reason = policy.Fault
		}
	}
	if d.Choice.Key == "" {
		d.Choice.Key = policy.DefaultKey
	}
	if !d.Choice.Lifetime.Stated() {
		d.Choice.Lifetime = policy.Duration{Until: policy.Elapsed, Span: policy.Span{Months: 6}}
	}
	if d.Banner.Position == "" {
		d.Banner.Position = policy.DefaultPosition
	}
	if d.Banner.Signal == "" {
		d.Banner.Signal = policy.DefaultSignal
	}
}

func trackerDefaults(d *policy.Document, t *policy.Tracker) {
	if t.Kind == "" {
		t.Kind = policy.Cookie
	}
	if t.Place == "" {
		t.Place = policy.OnProduct
	}
	if s, ok := d.Service(t.Service); ok && t.Purpose == "" {
		t.Purpose = s.Purpose
	}
	if services := d.ServicesFor(t.Purpose); t.Service == "" && len(services) == 1 {
		t.Service = services[0].ID
	}
}
