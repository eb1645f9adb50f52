package diag

import (
	"encoding/json"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/chavacava/garif"
)

// SARIF writes findings in the Static Analysis Results Interchange Format,
// version 2.1.0 (OASIS). Accepted findings are there as suppressed, with the
// reason; a mechanical mend is there as a fix. version is charte's own, lang the
// language of the messages.
func SARIF(w io.Writer, l List, version, lang string) error {
	driver := garif.NewDriver("charte")
	driver.Version = version
	driver.Language = lang
	driver.Rules = descriptors(l)
	run := sarifRun{Run: garif.NewRun(garif.NewTool(driver)), Results: []*garif.Result{}}
	run.ColumnKind = "unicodeCodePoints"
	seen := map[string]int{}
	for _, p := range l {
		result := p.result()
		result.PartialFingerprints = map[string]string{"finding/v1": p.fingerprint(seen)}
		run.Results = append(run.Results, result)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// sarifLog is the whole file.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

// sarifRun names its results also where there are none: who reads the file
// takes a missing list for a run that failed.
type sarifRun struct {
	*garif.Run
	Results []*garif.Result `json:"results"`
}

// descriptors are the rules of the findings, each once.
func descriptors(l List) []*garif.ReportingDescriptor {
	var out []*garif.ReportingDescriptor
	for _, p := range l {
		if p.Code == "" || slices.ContainsFunc(out, func(r *garif.ReportingDescriptor) bool { return r.Id == p.Code }) {
			continue
		}
		rule := garif.NewRule(p.Code)
		rule.ShortDescription = garif.NewMultiformatMessageString(p.Title)
		rule.HelpUri = p.Reference
		if p.Source != "" {
			rule.Help = garif.NewMultiformatMessageString(p.Source)
		}
		out = append(out, rule)
	}
	return out
}

func (p Problem) result() *garif.Result {
	level := map[Severity]garif.ResultLevel{
		Error: garif.ResultLevel_Error, Law: garif.ResultLevel_Error, Guideline: garif.ResultLevel_Warning, Practice: garif.ResultLevel_Note,
	}
	text := p.Message
	if p.Hint != "" {
		text += "\n" + p.Hint
	}
	r := garif.NewResult(garif.NewMessageFromText(text))
	r.RuleId, r.Level, r.Kind = p.Code, level[p.Severity], garif.ResultKind_Fail
	r.Locations = []*garif.Location{p.location()}
	if p.Accepted != "" {
		accepted := garif.NewSuppression("inSource")
		accepted.Justification, accepted.Status = p.Accepted, "accepted"
		r.Suppressions = []*garif.Suppression{accepted}
	}
	if p.Mend != (Edit{}) {
		r.Fixes = []*garif.Fix{p.Mend.fix()}
	}
	return r
}

func (p Problem) location() *garif.Location {
	physical := garif.NewPhysicalLocation()
	physical.ArtifactLocation = garif.NewArtifactLocation()
	physical.ArtifactLocation.Uri = p.File
	if p.Line > 0 {
		physical.Region = garif.NewRegion()
		physical.Region.StartLine, physical.Region.StartColumn = p.Line, p.Column
		if p.Words != "" && p.Column > 0 {
			physical.Region.EndColumn = p.Column + utf8.RuneCountInString(p.Words)
		}
	}
	l := garif.NewLocation()
	l.PhysicalLocation = physical
	return l
}

func (e Edit) fix() *garif.Fix {
	region := garif.NewRegion()
	region.StartLine, region.StartColumn, region.EndLine, region.EndColumn = e.Line, e.Column, e.EndLine, e.EndColumn
	replacement := garif.NewReplacement(region)
	replacement.InsertedContent = garif.NewArtifactContent()
	replacement.InsertedContent.Text = e.Text
	file := garif.NewArtifactLocation()
	file.Uri = e.File
	return garif.NewFix(garif.NewArtifactChange(file, replacement))
}
