package data

import (
	"cmp"
	"net/url"
	"slices"

	"charte/build/policy"
)

func (d declaring) purpose(i int, p policy.Purpose) purpose {
	at := "purposes[" + p.ID + "]."
	of := func(field string, get func(policy.Purpose) string) words {
		return d.inWords(at+field, func(l language) string { return get(nth(l.document.Purposes, i)) })
	}
	out := purpose{
		ID: p.ID, Status: status(p), OptOut: p.OptOut, LegalBasis: text(p.Basis()), Measurement: d.measurement(p.Measurement),
		Title:      of("title", func(p policy.Purpose) string { return p.Title }),
		Summary:    of("summary", func(p policy.Purpose) string { return p.Summary }),
		IfAccepted: of("if-accepted", func(p policy.Purpose) string { return p.IfAccepted }),
		IfRefused:  of("if-refused", func(p policy.Purpose) string { return p.IfRefused }),
		Uses:       d.inLists(at+"uses", func(l language) []string { return nth(l.document.Purposes, i).Uses }),
	}
	if !p.Exempt() {
		if len(out.Title) == 0 { // pages say the identifier
			out.Title = d.inWords("", func(language) string { return p.ID })
		}
		return out
	}
	key := "exemption." + string(p.Exemption)
	out.Title, out.Summary = d.orSaid(out.Title, key+".title"), d.orSaid(out.Summary, key+".text")
	out.Exemption = &exemption{string(p.Exemption), d.said(key + ".reason")}
	return out
}

func status(p policy.Purpose) string {
	switch {
	case p.Exempt():
		return "exempt"
	case p.Gate == policy.OnRequest:
		return "on-request"
	}
	return "consent"
}

// choicePurpose describes the choice's own cookie where the product declares no
// purpose for it, as the pages do.
func (d declaring) choicePurpose() purpose {
	const key = "exemption." + string(policy.ChoiceMemory)
	return purpose{
		ID: "choice", Status: "exempt", Title: d.said(key + ".title"), Summary: d.said(key + ".text"),
		Exemption: &exemption{string(policy.ChoiceMemory), d.said(key + ".reason")},
	}
}

func remembersChoice(p policy.Purpose) bool { return p.Exemption == policy.ChoiceMemory }

// implied tells whether there is a choice and no declared purpose for keeping it.
func (d declaring) implied() bool {
	return d.document.OffersChoice() && !slices.ContainsFunc(d.document.Purposes, remembersChoice)
}

func (d declaring) measurement(m policy.Measurement) *measurement {
	if len(m.Assures) == 0 && !m.Kept.Stated() && m.Reviewed.IsZero() {
		return nil
	}
	out := &measurement{Assures: []string{}, Kept: d.duration(m.Kept), Reviewed: day(m.Reviewed)}
	for _, a := range m.Assures {
		out.Assures = append(out.Assures, string(a))
	}
	return out
}

func (d declaring) service(i int, v policy.Service) service {
	at := "services[" + v.ID + "]."
	out := service{
		ID: v.ID, Name: v.Name, Purpose: v.Purpose, Hosts: hostsOf(v), Signal: string(v.Interface()),
		Mode: cmp.Or(string(v.Mode), string(policy.Basic)), ConsentTypes: []string{}, StoresNothing: v.StoresNothing,
		Vendor: vendor{
			Name: text(v.Vendor.Name), Country: text(v.Vendor.Country), Role: text(v.Vendor.Role),
			Policy: d.url(v.Vendor.Policy), Arrangement: d.url(v.Vendor.Arrangement),
		},
		Data: d.inLists(at+"data", func(l language) []string { return nth(l.document.Services, i).Data }),
		Note: d.inWords(at+"note", func(l language) string { return nth(l.document.Services, i).Note }),
	}
	if t := v.Vendor.Transfer; t.Mechanism != "" {
		risks := d.inWords(at+"vendor.transfer.risks", func(l language) string { return nth(l.document.Services, i).Vendor.Transfer.Risks })
		out.Vendor.Transfer = &transfer{string(t.Mechanism), risks, d.reading(t.Source, t.Checked)}
	}
	if v.Interface() == policy.Google {
		for _, t := range v.Types() {
			out.ConsentTypes = append(out.ConsentTypes, string(t))
		}
	}
	return out
}

// hostsOf are a service's own address, or the hosts that are known of it with what
// comes from each.
func hostsOf(v policy.Service) []host {
	if v.Host != "" {
		return []host{{hostName(v.Host), []string{}}}
	}
	out := []host{}
	for _, h := range v.Hosts {
		i := slices.IndexFunc(out, func(o host) bool { return o.Name == h.Name })
		if i < 0 {
			i = len(out)
			out = append(out, host{Name: h.Name, For: []string{}})
		}
		out[i].For = append(out[i].For, h.For)
	}
	return out
}

// hostName is the host of a declared address, with its port.
func hostName(u policy.URL) string {
	parsed, err := url.Parse(string(u))
	if err != nil {
		return "" // not reached: the reader of the content refuses such an address
	}
	return parsed.Host
}

// trackers are all of them, purpose by purpose and service by service, the cookie
// of the choice where the pages have it.
func (d declaring) trackers() []tracker {
	var order []int
	for i := range d.document.Trackers {
		order = append(order, i)
	}
	of := func(i int) policy.Tracker { return d.document.Trackers[i] }
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(d.numberOf(of(a).Purpose)-d.numberOf(of(b).Purpose), d.serviceNumber(of(a))-d.serviceNumber(of(b)))
	})
	var out []tracker
	for _, i := range order {
		out = append(out, d.tracker(i, of(i)))
	}
	if own, ok := d.ownCookie(); ok {
		at := slices.IndexFunc(out, func(t tracker) bool { return d.numberOf(t.Purpose) >= d.numberOf(own.Purpose) })
		if at < 0 {
			at = len(out)
		}
		out = slices.Insert(out, at, own)
	}
	return out
}

// numberOf is the place of a purpose; that of the choice may come after all.
func (d declaring) numberOf(purpose string) int {
	i := slices.IndexFunc(d.document.Purposes, func(p policy.Purpose) bool { return p.ID == purpose })
	if i < 0 {
		return len(d.document.Purposes)
	}
	return i
}

func (d declaring) serviceNumber(t policy.Tracker) int {
	return slices.IndexFunc(d.document.Services, func(v policy.Service) bool { return v.ID == t.Service })
}

// ownCookie is that of the choice, where there is one and nobody declared it.
func (d declaring) ownCookie() (tracker, bool) {
	c := d.document.Choice
	named := slices.ContainsFunc(d.document.Trackers, func(t policy.Tracker) bool { return t.Name == c.Key })
	if !d.document.OffersChoice() || named {
		return tracker{}, false
	}
	id := "choice"
	if i := slices.IndexFunc(d.document.Purposes, remembersChoice); i >= 0 {
		id = d.document.Purposes[i].ID
	}
	return tracker{
		Name: c.Key, Kind: string(policy.Cookie), Purpose: id, Duration: d.duration(c.Lifetime), Why: d.said("part.choice-why"),
		Place: string(policy.OnProduct), Domain: text(c.Domain), Erasable: true,
	}, true
}

func (d declaring) tracker(i int, t policy.Tracker) tracker {
	of := func(field string, get func(policy.Tracker) string) words {
		return d.inWords("trackers["+t.Name+"]."+field, func(l language) string { return get(nth(l.document.Trackers, i)) })
	}
	return tracker{
		Name: t.Name, Kind: string(t.Kind), Purpose: t.Purpose, Service: text(t.Service), Duration: d.duration(t.Duration),
		Criterion: of("criterion", func(t policy.Tracker) string { return t.Criterion }),
		Why:       of("why", func(t policy.Tracker) string { return t.Why }),
		Provider:  text(t.Provider),
		Feature:   of("feature", func(t policy.Tracker) string { return t.Feature }),
		Area:      of("area", func(t policy.Tracker) string { return t.Area }),
		Place:     string(t.Place), Domain: text(t.Domain), Path: text(t.Path),
		HTTPOnly: t.HTTPOnly, Erasable: t.Erasable(), Source: d.reading(t.Source, t.Checked),
	}
}

func (d declaring) reading(u policy.URL, checked policy.Date) *reading {
	if u == "" {
		return nil
	}
	return &reading{d.url(u), day(checked)}
}

// duration is null where it is not stated.
func (d declaring) duration(stated policy.Duration) *duration {
	if !stated.Stated() {
		return nil
	}
	out := &duration{Ends: string(stated.Until), Words: d.inWords("", func(l language) string { return l.words.Duration(stated) })}
	if stated.Until == policy.Elapsed {
		seconds := stated.Span.TotalSeconds()
		out.ISO, out.Seconds = text(stated.ISO()), &seconds
	}
	return out
}
