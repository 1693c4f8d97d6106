package problem

import (
	"encoding/json"
	"go/token"
	"io"
	"path/filepath"
)

// jsonVersion is raised when a member of the JSON changes its meaning or goes
// away.
const jsonVersion = 1

type jsonReport struct {
	Version  int           `json:"version"`
	Problems []jsonProblem `json:"problems"`
	LeftOut  int           `json:"left_out"`
}

type jsonProblem struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	Message  string `json:"message"`
	jsonRange
	Path    string        `json:"path,omitempty"`
	Details []string      `json:"details,omitempty"`
	Related []jsonRelated `json:"related,omitempty"`
	Fix     *jsonFix      `json:"fix,omitempty"`
	More    int           `json:"more,omitempty"`
}

type jsonRange struct {
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
}

type jsonRelated struct {
	jsonRange
	Message string `json:"message"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	jsonRange
	Text string `json:"text"`
}

// WriteJSON writes the report as docs/problems.schema.json describes it.
func (r *Report) WriteJSON(w io.Writer) error {
	report := jsonReport{Version: jsonVersion, Problems: []jsonProblem{}, LeftOut: r.LeftOut.sum()}
	for _, p := range Bound(r.Problems) {
		one := jsonProblem{
			Code: p.Code, Severity: p.Severity.String(), Title: titleOf(p.Code), Message: p.Message,
			jsonRange: r.jsonRange(p.Position, p.End), Path: p.Path, Details: p.Details, More: p.More,
		}
		for _, related := range p.Related {
			one.Related = append(one.Related, jsonRelated{r.jsonRange(related.Position, token.Position{}), related.Message})
		}
		if p.Fix != nil {
			one.Fix = &jsonFix{Message: p.Fix.Message, Edits: []jsonEdit{}}
			for _, edit := range p.Fix.Edits {
				one.Fix.Edits = append(one.Fix.Edits, jsonEdit{r.jsonRange(edit.Position, edit.End), edit.Text})
			}
		}
		report.Problems = append(report.Problems, one)
	}
	return writeJSON(w, report)
}

func (r *Report) jsonRange(from, to token.Position) jsonRange {
	at := jsonRange{Line: from.Line, Column: from.Column, EndLine: to.Line, EndColumn: to.Column}
	if from.Filename != "" {
		at.File = filepath.ToSlash(relative(from.Filename, r.Dir))
	}
	return at
}

func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
