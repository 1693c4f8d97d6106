package problem

import (
	"go/token"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

// sarifBase stands for Dir in the URIs of results.
const sarifBase = "%SRCROOT%"

// WriteSARIF writes the report in the Static Analysis Results Interchange
// Format 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/. The kinds of
// problems that occur are its rules; paths below Dir are relative to it;
// columns count characters.
func (r *Report) WriteSARIF(w io.Writer) error {
	s := sarifWriter{dir: r.Dir}
	run := sarifRun{
		Tool:       sarifTool{Driver: sarifDriver{Name: "hushgen", Version: r.Version, Rules: sarifRules(r.Problems)}},
		ColumnKind: "unicodeCodePoints",
		Bases:      map[string]sarifArtifact{sarifBase: {URI: fileURI(r.Dir, true)}},
		Results:    []sarifResult{},
	}
	for _, p := range s.files.bound(r.Problems) {
		run.Results = append(run.Results, s.result(p))
	}
	if rest := r.LeftOut.String(); rest != "" {
		run.Invocations = []sarifInvocation{{Successful: true, Notifications: []sarifNotification{{
			Level: "warning", Message: sarifText{"and " + rest + " more; --max-problems 0 shows all"},
		}}}}
	}
	return writeJSON(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

var sarifLevels = [...]string{Error: "error", Warning: "warning", Note: "note"}

// sarifRules returns the kinds that occur.
func sarifRules(problems []Problem) []sarifRule {
	rules := []sarifRule{}
	for _, k := range Kinds() {
		if !slices.ContainsFunc(problems, func(p Problem) bool { return p.Code == k.Code }) {
			continue
		}
		rules = append(rules, sarifRule{
			ID: k.Code, Short: sarifText{k.Title}, Full: sarifText{k.Cause},
			Help:    sarifText{"What to do: " + k.Fix},
			Default: sarifConfiguration{Level: sarifLevels[k.Severity]},
		})
	}
	return rules
}

// sarifWriter makes results.
type sarifWriter struct {
	dir   string
	files sources
}

func (s *sarifWriter) result(p Problem) sarifResult {
	text := strings.Join(append([]string{p.Message}, p.Details...), "\n")
	if p.More > 0 {
		text += "\n" + p.more()
	}
	result := sarifResult{Rule: p.Code, Level: sarifLevels[p.Severity], Message: sarifText{text}}
	if p.Position.Filename != "" {
		result.Locations = []sarifLocation{s.location(p.Position, p.End)}
	}
	for i, related := range p.Related {
		location := s.location(related.Position, token.Position{})
		location.ID, location.Message = i+1, &sarifText{related.Message}
		result.Related = append(result.Related, location)
	}
	if p.Fix != nil {
		result.Fixes = []sarifFix{s.fix(p.Fix)}
	}
	return result
}

// fix groups edits by file.
func (s *sarifWriter) fix(fix *Fix) sarifFix {
	converted := sarifFix{Description: sarifText{fix.Message}}
	byName := map[string]int{}
	for _, edit := range fix.Edits {
		i, known := byName[edit.Position.Filename]
		if !known {
			i = len(converted.Changes)
			byName[edit.Position.Filename] = i
			converted.Changes = append(converted.Changes, sarifChange{Artifact: s.artifact(edit.Position.Filename)})
		}
		replacement := sarifReplacement{Deleted: *s.region(edit.Position, edit.End)}
		if edit.Text != "" {
			replacement.Inserted = &sarifText{edit.Text}
		}
		converted.Changes[i].Replacements = append(converted.Changes[i].Replacements, replacement)
	}
	return converted
}

func (s *sarifWriter) location(from, to token.Position) sarifLocation {
	return sarifLocation{Physical: sarifPhysical{Artifact: s.artifact(from.Filename), Region: s.region(from, to)}}
}

// region returns nil for what is about a whole file.
func (s *sarifWriter) region(from, to token.Position) *sarifRegion {
	if from.Line == 0 {
		return nil
	}
	from, to = s.files.characters(from), s.files.characters(to)
	return &sarifRegion{StartLine: from.Line, StartColumn: from.Column, EndLine: to.Line, EndColumn: to.Column}
}

func (s *sarifWriter) artifact(name string) sarifArtifact {
	short := relative(name, s.dir)
	if filepath.IsAbs(short) {
		return sarifArtifact{URI: fileURI(short, false)}
	}
	return sarifArtifact{URI: (&url.URL{Path: filepath.ToSlash(short)}).String(), Base: sarifBase}
}

// fileURI returns the file: URI of a path.
func fileURI(path string, folder bool) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive
	}
	if folder && !strings.HasSuffix(path, "/") {
		path += "/"
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
