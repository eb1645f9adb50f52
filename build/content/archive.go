package content

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"charte/build/diag"
	"charte/build/policy"
)

// archiveFolder holds the earlier versions of a product's documents:
// content/flowlyweb/archive/2025-11-01/cookies.fr.md.
const archiveFolder = "archive"

// isArchive tells whether a folder is the archive of a product.
func isArchive(folder string) bool {
	owner, name := path.Split(folder)
	owner = strings.Trim(strings.TrimPrefix(owner, root), "/")
	return name == archiveFolder && owner != "" && !strings.Contains(owner, "/")
}

// abandoned reports products of which only the archive is left: its addresses were
// to last.
func (r *reader) abandoned() {
	folders, _ := fs.Glob(r.folder, path.Join(root, "*", archiveFolder)) // the pattern is well formed
	present := owners(r.present, false)
	for _, folder := range folders {
		if owner := path.Base(path.Dir(folder)); isArchive(folder) && !slices.Contains(present, owner) {
			r.add(diag.List{wholeFile(folder,
				diag.Say("of the product %q only the archive is left, and nobody publishes it", "du produit %q, il ne reste que l’archive, et rien ne la publie", owner),
				diag.Say("keep its _index.%s.md, so that the permanent addresses last; or delete the archive, and with it these addresses",
					"gardez son _index.%s.md, pour que les adresses permanentes durent ; ou supprimez l’archive, et ces adresses avec elle", r.langs[0]))})
		}
	}
}

// archive reads the archived versions of a product's documents.
func (r *reader) archive(owner string, now policy.Edition) []policy.Version {
	folder := path.Join(root, owner, archiveFolder)
	files := map[place]string{} // the owner of a place is the day here
	err := fs.WalkDir(r.folder, folder, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") && d.IsDir():
			return fs.SkipDir
		case d.IsDir() || strings.HasPrefix(d.Name(), "."):
			return nil
		}
		if p, ok := r.archived(file); ok {
			files[p] = file
		}
		return nil
	})
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			r.add(diag.List{wholeFile(folder, unread(err), diag.Sentence{})})
		}
		return nil
	}
	return r.versions(owner, files, now)
}

// archived reads the path of an archived file.
func (r *reader) archived(file string) (place, bool) {
	day := path.Base(path.Dir(file))
	var date policy.Date
	name, _ := strings.CutSuffix(path.Base(file), ".md")
	dot := strings.LastIndex(name, ".")
	if date.UnmarshalText([]byte(day)) != nil || path.Base(path.Dir(path.Dir(file))) != archiveFolder || dot < 0 || !strings.HasSuffix(file, ".md") {
		r.add(diag.List{wholeFile(file, diag.Say("this is no archived version", "ce fichier n’est pas une version archivée"),
			diag.Say("\"charte amend\" writes them, as archive/<day>/<document>.<language>.md", "« charte amend » les écrit, sous archive/<jour>/<document>.<langue>.md"))})
		return place{}, false
	}
	p := place{day, name[:dot], name[dot+1:]}
	if !slug.MatchString(p.stem) {
		r.add(diag.List{wholeFile(file, diag.Say("the file name %q cannot stand in an address", "le nom de fichier %q ne peut pas figurer dans une adresse", p.stem), slugHint)})
		return place{}, false
	}
	if !slices.Contains(r.langs, p.lang) {
		return place{}, false // a language that the site had once: kept, and not published
	}
	return p, true
}

// versions makes the versions of the files, sorted by document and day.
func (r *reader) versions(owner string, files map[place]string, now policy.Edition) []policy.Version {
	var out []policy.Version
	for p, file := range files {
		if p.lang != r.langs[0] {
			if files[place{p.owner, p.stem, r.langs[0]}] == "" {
				r.add(diag.List{wholeFile(file, diag.Say("this archived translation has no original", "cette traduction archivée n’a pas d’original"),
					diag.Say("bring back the file of the same day in %q; an archive is never changed", "rétablissez le fichier du même jour en %q ; une archive ne se modifie jamais", r.langs[0]))})
			}
			continue
		}
		if v, ok := r.version(p, files); ok {
			r.inOrder(v, now)
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b policy.Version) int {
		if c := strings.Compare(a.Document, b.Document); c != 0 {
			return c
		}
		return a.Day.Compare(b.Day)
	})
	return out
}

// version reads one version in all its languages.
func (r *reader) version(p place, files map[place]string) (policy.Version, bool) {
	v := policy.Version{Document: p.stem}
	_ = v.Day.UnmarshalText([]byte(p.owner)) // archived read it already
	var facts *tree
	for _, lang := range r.langs {
		file := files[place{p.owner, p.stem, lang}]
		if file == "" {
			continue
		}
		s := r.sealed(file)
		if s == nil {
			return v, false
		}
		if facts == nil {
			facts = s.front
		}
		d := policy.Document{ID: p.stem, Lang: lang}
		origin, problems := decode(merge(facts, s.front), &d, nil)
		d.Origin = origin
		r.add(problems)
		d.Body = r.archivedBody(s, lang)
		defaults(&d)
		d.Version = v.Day
		r.known.Hosts(&d)
		v.Editions = append(v.Editions, d)
	}
	return v, len(v.Editions) > 0
}

// archivedBody is a frozen text, or the Markdown of a text that is older than the
// use of charte.
func (r *reader) archivedBody(s *source, lang string) policy.Body {
	if strings.HasPrefix(s.body, "<") {
		r.add(r.checkFrozen(s))
		return policy.Body{Frozen: s.body, File: s.file, Line: s.bodyLine, Lang: lang}
	}
	b := r.bodyOf(s)
	r.add(b.problems)
	return b.published(lang)
}

// sealed reads an archived file; nil where it cannot be used. A file that has a
// seal is what "charte amend" wrote, byte for byte.
func (r *reader) sealed(file string) *source {
	text, err := fs.ReadFile(r.folder, file)
	if err != nil {
		r.add(diag.List{wholeFile(file, unread(err), diag.Sentence{})})
		return nil
	}
	s, problems := parse(file, text)
	r.add(problems)
	if s == nil || s.front == nil {
		return nil
	}
	if said := s.front.word(sealField); said != "" && said != seal(text) {
		r.add(diag.List{s.problem(1, 1, diag.Say("this archived version was altered", "cette version archivée a été modifiée"),
			diag.Say("bring the file back as it was; what was published is changed by a new version, with \"charte amend\"",
				"rétablissez le fichier tel qu’il était ; un texte publié se modifie par une nouvelle version, avec « charte amend »"))})
	}
	s.front.entries = slices.DeleteFunc(s.front.entries, func(e entry) bool { return e.key == sealField })
	return s
}

// sealField is the field of an archived file by which an alteration shows.
const sealField = "seal"

var sealLine = regexp.MustCompile(`(?m)^seal: .*\n`)

// seal is the SHA-256, base 16, of a file without the line of its seal; the ends
// of lines count as one character each, so that git may write them as it likes.
func seal(text []byte) string {
	plain := strings.ReplaceAll(string(text), "\r\n", "\n")
	if at := sealLine.FindStringIndex(plain); at != nil {
		plain = plain[:at[0]] + plain[at[1]:]
	}
	sum := sha256.Sum256([]byte(plain))
	return hex.EncodeToString(sum[:])
}

// explained reports a new version that does not say what changed.
func (r *reader) explained(p policy.Product) {
	for _, d := range p.Authoritative().Documents {
		history := p.History(d.ID)
		if len(history) == 0 || d.Changes != "" {
			continue
		}
		at := d.Origin.At("version")
		if empty, said := d.Origin["changes"]; said {
			at = empty.Problem()
		}
		r.add(diag.List{at.With(
			diag.Say("the version of %s does not say what changes from that of %s", "la version du %s ne dit pas ce qui change par rapport à celle du %s", stated(d.Version), history[len(history)-1].Day),
			diag.Say("write changes: one sentence of at most %d characters, what changes and why; pages and feeds show it",
				"écrivez changes: une phrase de %d caractères au plus, ce qui change et pourquoi ; les pages et les flux la montrent", policy.LongestChanges))})
	}
}

// inOrder reports a version that is not older than the document itself.
func (r *reader) inOrder(v policy.Version, now policy.Edition) {
	i := slices.IndexFunc(now.Documents, func(d policy.Document) bool { return d.ID == v.Document })
	if i < 0 || now.Documents[i].Version.After(v.Day) {
		return
	}
	d := now.Documents[i]
	r.add(diag.List{d.Origin.At("version").With(
		diag.Say("the archive holds a version of %s, and this text says %s", "l’archive contient une version du %s, et ce texte porte celle du %s", v.Day, stated(d.Version)),
		diag.Say("give the text the day from which it applies, later than that; to withdraw a version that was announced and never applied, put its predecessor's text back and delete that folder of the archive",
			"donnez au texte la date à partir de laquelle il s’applique, postérieure à celle-là ; pour retirer une version annoncée qui ne s’est jamais appliquée, rétablissez le texte précédent et supprimez ce dossier de l’archive"))})
}

// stated is a day as a sentence has it.
func stated(d policy.Date) diag.Sentence {
	if d.IsZero() {
		return diag.Say("none", "aucun jour")
	}
	return diag.Say("%s", "%s", d)
}
