package approval

import (
	"slices"

	"charte/build/change"
	"charte/build/policy"
)

// pair is one text of a document on both sides; has tells on which it stands.
type pair struct {
	product, id string
	// old and new are in the language of the sheet, where the site has it; was and is
	// are the original.
	old, new, was, is policy.Document
	hasOld, hasNew    bool
	// announced tells that it is the text that is announced.
	announced bool
}

// file is where the page of a document stands in a language.
func (p pair) file(lang string) string { return lang + "/" + p.product + "/" + p.id + "/index.html" }

// versionFile is where that of a version stands, historyFile that of all of them.
func (p pair) versionFile(lang string, day policy.Date) string {
	return lang + "/" + p.product + "/" + p.id + "/" + day.String() + "/index.html"
}

func (p pair) historyFile(lang string) string {
	return lang + "/" + p.product + "/" + p.id + "/history/index.html"
}

// pair finds a document on both sides.
func (c *comparer) pair(product, id string, announced bool) pair {
	p := pair{product: product, id: id, announced: announced}
	find := func(side map[string]policy.Product, lang string) (policy.Document, bool) {
		e := edition(side[product], lang)
		if announced {
			return of(e.Announced, id)
		}
		return of(e.Documents, id)
	}
	p.was, p.hasOld = find(c.old, "")
	p.is, p.hasNew = find(c.new, "")
	p.old, _ = find(c.old, c.Lang)
	p.new, _ = find(c.new, c.Lang)
	return p
}

// document compares one document of a product: what applies, and what is announced.
func (c *comparer) document(product, id string) (Document, bool) {
	force, later := c.pair(product, id, false), c.pair(product, id, true)
	d := Document{ID: id, Status: status(force.hasOld, force.hasNew), Title: or(force.new.Title, force.old.Title), Stages: []Stage{}}
	if s, differs := c.inForce(force); differs {
		d.Stages = append(d.Stages, s)
	}
	if s, differs := c.announced(later, force); differs {
		d.Stages = append(d.Stages, s)
	}
	c.record(force)
	return d, len(d.Stages) > 0
}

func status(old, new bool) change.Status {
	switch {
	case !old:
		return change.Added
	case !new:
		return change.Removed
	}
	return change.Changed
}

// inForce compares the texts that stand at the document's own address.
func (c *comparer) inForce(p pair) (Stage, bool) {
	s := c.stage(p, func(lang string) (string, string) { return p.file(lang), p.file(lang) }, c.Before.Files)
	s.State, s.Against = InForce, InForce
	if p.is.Version.After(c.Day) {
		s.State = Announced // a first version: nothing else stands in its place
	}
	if p.hasOld && p.hasNew {
		c.judge(p, s)
	}
	return s, p.hasOld != p.hasNew || s.differs(p)
}

// announced compares the text that is announced with the one that was announced
// before, or else with the one in force.
func (c *comparer) announced(p, force pair) (Stage, bool) {
	if !p.hasNew {
		return Stage{}, false // that its page is gone is told among the versions
	}
	if p.hasOld {
		s := c.stage(p, func(lang string) (string, string) {
			return p.versionFile(lang, p.was.Version), p.versionFile(lang, p.is.Version)
		}, c.Before.Files)
		s.State, s.Against = Announced, Announced
		if s.differs(p) {
			c.judgeNote(p, force.is)
		}
		return s, s.differs(p)
	}
	p.old, p.was, p.hasOld = force.new, force.is, force.hasNew
	s := c.stage(p, func(lang string) (string, string) {
		return p.file(lang), p.versionFile(lang, p.is.Version)
	}, c.After.Files)
	s.State, s.Against = Announced, InForce
	c.judgeNote(p, force.is)
	return s, true
}

// stage compares two texts in all languages: where gives the files of both, the old
// one among before.
func (c *comparer) stage(p pair, where func(lang string) (old, new string), before map[string][]byte) Stage {
	s := Stage{Was: p.was.Version, Version: p.is.Version, Note: or(p.new.Changes, p.is.Changes), Facts: []string{}, Again: []string{}, First: []string{}, Texts: []Text{}}
	c.declared(&s, p)
	for i, lang := range c.languages() {
		from, to := where(lang)
		t := c.text(lang, before[from], c.After.Files[to], from, to)
		if t.Status == "" {
			continue
		}
		t.Original = i == 0
		t.Outdated = c.outdated(p, lang)
		s.Texts = append(s.Texts, t)
	}
	s.behind()
	return s
}

// outdated tells whether the new text of a language translates an earlier one.
func (c *comparer) outdated(p pair, lang string) bool {
	e := edition(c.new[p.product], lang)
	documents := e.Documents
	if p.announced {
		documents = e.Announced
	}
	d, _ := of(documents, p.id)
	return e.Lang == lang && len(d.Outdated) > 0
}

// declared says what is declared otherwise.
func (c *comparer) declared(s *Stage, p pair) {
	s.Asks = len(p.new.Units()) > 0
	if !p.hasOld || !p.hasNew {
		return
	}
	for _, f := range change.Declared(p.old, p.new) {
		switch f.Kind {
		case change.AskedAgain:
			s.Again = append(s.Again, f.Name)
		case change.AskedFirst:
			s.First = append(s.First, f.Name)
		default:
			s.Facts = append(s.Facts, f.Sentence(c.sheet.words, p.old, p.new))
		}
	}
}

// differs tells whether there is anything to say of a stage.
func (s Stage) differs(p pair) bool {
	return len(s.Facts)+len(s.Again)+len(s.First) > 0 || p.was.Version != p.is.Version || p.old.Changes != p.new.Changes ||
		slices.ContainsFunc(s.Texts, func(t Text) bool { return t.Status != change.Same })
}

// reads tells whether readers of the original read other words.
func (s Stage) reads() bool {
	return slices.ContainsFunc(s.Texts, func(t Text) bool { return t.Original && t.reads })
}

// behind names, for each translation, the clauses that changed in the original
// alone.
func (s *Stage) behind() {
	if len(s.Texts) == 0 || !s.Texts[0].Original || s.Texts[0].Status != change.Changed {
		return
	}
	for i := range s.Texts[1:] {
		t := &s.Texts[1+i]
		for _, clause := range s.Texts[0].Clauses {
			follows := slices.ContainsFunc(t.Clauses, func(other Clause) bool { return other.ID == clause.ID })
			if t.Status != change.Added && t.Status != change.Removed && !follows {
				t.Behind = append(t.Behind, clause.Heading)
			}
		}
	}
}
