package problem

import (
	"go/token"
	"io"
	"path/filepath"
	"strconv"
	"strings"
)

// Style says how problems look as text.
type Style struct {
	// Excerpts shows the lines of Go that problems are in. Those of resources
	// come as details, from who knows which of them are secret.
	Excerpts bool
	// Color is for terminals.
	Color bool
}

// WriteText writes problems for people: position, message and code on one
// line, details and the other positions involved indented beneath. Positions
// below dir are shown relative to it.
func WriteText(w io.Writer, problems []Problem, dir string) error {
	report := Report{Problems: problems, Dir: dir}
	return report.WriteText(w, Style{})
}

// WriteText writes the report for people, as the function of this name does,
// and a last line that counts what was left out.
func (r *Report) WriteText(w io.Writer, style Style) error {
	t := textWriter{Style: style, dir: r.Dir}
	for _, p := range r.Problems {
		t.problem(p)
	}
	if rest := r.LeftOut.String(); rest != "" {
		t.text.WriteString("and " + rest + " more; --max-problems 0 shows all\n")
	}
	_, err := io.WriteString(w, t.text.String())
	return err
}

type textWriter struct {
	Style
	dir   string
	text  strings.Builder
	files sources
}

func (t *textWriter) problem(p Problem) {
	if place := place(p.Position, t.dir); place != "" {
		t.text.WriteString(t.painted(bold, place+":") + " ")
	}
	color := severityColors[p.Severity]
	if p.Severity != Error {
		t.text.WriteString(t.painted(color, p.Severity.String()+":") + " ")
	}
	t.text.WriteString(Printable(p.Message) + " " + t.painted(color, "["+p.Code+"]") + "\n")
	if t.Excerpts {
		t.excerpt(p, color)
	}
	for _, detail := range p.Details {
		t.text.WriteString("    " + Printable(detail) + "\n")
	}
	for _, related := range p.Related {
		t.text.WriteString("    " + t.painted(bold, place(related.Position, t.dir)+":") + " " + Printable(related.Message) + "\n")
	}
	if p.More > 0 {
		t.text.WriteString("    " + p.more() + "\n")
	}
}

// more counts what a problem stands for besides itself.
func (p Problem) more() string {
	if p.More == 1 {
		return "and 1 more problem"
	}
	return "and " + strconv.Itoa(p.More) + " more problems"
}

// The colours that terminals know.
const (
	bold   = "\x1b[1m"
	red    = "\x1b[31m"
	yellow = "\x1b[33m"
	cyan   = "\x1b[36m"
	plain  = "\x1b[0m"
)

var severityColors = [...]string{Error: red, Warning: yellow, Note: cyan}

func (t *textWriter) painted(color, text string) string {
	if !t.Color {
		return text
	}
	return color + text + plain
}

// place writes a position as editors read it.
func place(position token.Position, dir string) string {
	if position.Filename == "" {
		return ""
	}
	name := Printable(relative(position.Filename, dir))
	if position.Line == 0 {
		return name
	}
	return name + ":" + strconv.Itoa(position.Line) + ":" + strconv.Itoa(position.Column)
}

// relative returns a path below dir relative to it, others as they are.
func relative(name, dir string) string {
	short, err := filepath.Rel(dir, name)
	if err != nil || short == ".." || strings.HasPrefix(short, ".."+string(filepath.Separator)) {
		return name
	}
	return short
}
