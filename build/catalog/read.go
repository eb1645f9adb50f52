package catalog

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"charte/build/diag"
	"charte/build/policy"
)

// Folder is where the files of services stand.
const Folder = "assets/services"

// Read reads the services of every folder, of which a later one replaces files
// of the same name. Where there are problems, the catalogue is not usable.
func Read(folders ...fs.FS) (Catalogue, diag.List) {
	var services []Service
	var problems diag.List
	for _, folder := range folders {
		files, _ := fs.Glob(folder, Folder+"/*.yaml") // the pattern is well formed
		slices.Sort(files)
		for _, file := range files {
			s, p := readFile(folder, file)
			services, problems = append(services, s), append(problems, p...)
		}
	}
	c := New(services...)
	return c, append(problems, c.clashes()...).Sort()
}

func readFile(folder fs.FS, file string) (Service, diag.List) {
	var s Service
	raw, err := fs.ReadFile(folder, file)
	if err == nil {
		err = yaml.Load(raw, &s, yaml.WithKnownFields())
	}
	if err != nil {
		return s, diag.List{problem(file, diag.Say("%v", "ce fichier n’est pas celui d’un service : %v", err))}
	}
	c := checker{file: file}
	if want := strings.TrimSuffix(path.Base(file), ".yaml"); s.ID != want {
		c.report("the id is %q, and the file is called %s.yaml", "l’id est %q, alors que le fichier s’appelle %s.yaml", s.ID, want)
	}
	c.service(s)
	return s, c.problems
}

func problem(file string, message diag.Sentence) diag.Problem {
	return diag.Problem{Position: diag.Position{File: file}}.With(message, diag.Sentence{})
}

// clashes are ids and aliases that two services claim.
func (c Catalogue) clashes() diag.List {
	var out diag.List
	owner := map[string]string{}
	for _, s := range c.services {
		for _, id := range append([]string{s.ID}, s.Aliases...) {
			if other, taken := owner[id]; taken {
				out = append(out, problem(Folder+"/"+s.ID+".yaml", diag.Say("%s is called %q too", "%s s’appelle aussi %q", other, id)))
			}
			owner[id] = s.ID
		}
	}
	return out
}

// checker collects what is wrong in one file.
type checker struct {
	file     string
	problems diag.List
}

func (c *checker) report(en, fr string, args ...any) {
	c.problems = append(c.problems, problem(c.file, diag.Say(en, fr, args...)))
}

func (c *checker) service(s Service) {
	if s.Name == "" {
		c.report("name is missing", "il manque name")
	}
	oneOf(c, "kind", s.Kind, Kinds()...)
	c.text("summary", s.Summary)
	oneOf(c, "vendor.role", s.Vendor.Role, "", policy.RoleSelf, policy.RoleProcessor, policy.RoleController, policy.RoleJoint)
	c.evidence("vendor", s.Vendor.Evidence, s.Vendor.Name != "" || s.Vendor.Policy != "")
	oneOf(c, "transfer.mechanism", s.Transfer.Mechanism, append(policy.Mechanisms(), "")...)
	c.evidence("transfer", s.Transfer.Evidence, s.Transfer.Mechanism != "")
	for _, h := range s.Hosts {
		c.host(h)
	}
	if len(s.Trackers) > 0 && known(s.StoresNothing) {
		c.report("stores-nothing stands beside trackers", "stores-nothing et trackers ne vont pas ensemble")
	}
	for _, t := range s.Trackers {
		c.tracker(t)
	}
	oneOf(c, "consent.signal", s.Consent.Signal, append(policy.Signals(), "")...)
	for _, t := range s.Consent.Types {
		oneOf(c, "consent.types", t, policy.ConsentTypes()...)
	}
	c.evidence("consent", s.Consent.Evidence, s.Consent.Signal != "")
	oneOf(c, "audience.exemption", s.Audience.Exemption, "", "no", "configurable")
	c.evidence("stores-nothing", s.StoresNothing, known(s.StoresNothing))
	c.evidence("audience", s.Audience.Evidence, s.Audience.Exemption != "")
}

func (c *checker) host(h Host) {
	at := "hosts: " + h.Host
	if name := strings.TrimPrefix(h.Host, "*."); name == "" || strings.ContainsAny(name, "/:*{} ") {
		c.report("%s is not a host", "%s n’est pas un nom de domaine", at)
	}
	oneOf(c, at+": for", h.For, "script", "request", "frame", "style", "font", "image")
	c.evidence(at, h.Evidence, true)
}

func (c *checker) tracker(t Tracker) {
	at := "trackers: " + t.Name
	if strings.Trim(t.Name, "* ") == "" {
		c.report("a tracker has no name", "un traceur n’a pas de nom")
	}
	oneOf(c, at+": kind", t.Kind, policy.Kinds()...)
	oneOf(c, at+": place", t.Place, policy.OnProduct, policy.OnService)
	c.text(at+": why", t.Why)
	if t.Optional {
		c.text(at+": when", t.When)
	}
	c.evidence(at, t.Evidence, true)
	for _, d := range t.Elsewhere {
		if d.Field == "" || d.Value == "" || d.Source == "" {
			c.report("%s: elsewhere needs field, value and source", "%s : elsewhere demande field, value et source", at)
		}
	}
}

func (c *checker) text(at string, t diag.Sentence) {
	if t.EN == "" || t.FR == "" {
		c.report("%s is missing in English or French", "%s n’existe pas en anglais ou pas en français", at)
	}
}

// evidence holds facts to their source: there is one with its day, or nothing
// of them is confirmed.
func (c *checker) evidence(at string, e Evidence, stated bool) {
	switch {
	case !stated:
	case e.Source == "" && !slices.Contains(e.Unverified, "all"):
		c.report("%s names no source; write unverified: [all] where there is none",
			"%s n’indique aucune source ; s’il n’y en a pas, écrivez unverified: [all]", at)
	case e.Source != "" && e.Checked.IsZero():
		c.report("%s does not say on which day its source was checked", "%s ne dit pas quel jour la source a été vérifiée", at)
	}
}

// oneOf reports a value that is not one of a list.
func oneOf[T ~string](c *checker, at string, value T, values ...T) {
	if !slices.Contains(values, value) {
		c.report("%s cannot be %q", "%s ne peut pas valoir %q", at, string(value))
	}
}
