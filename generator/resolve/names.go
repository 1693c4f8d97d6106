package resolve

import (
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/names"
)

// name reads an option that holds a name: canonical, with a note when it was
// written otherwise.
func (r *resolver) name(note *annotations.Annotation, key, what string) (string, bool) {
	option, ok := note.Option(key)
	if !ok {
		return "", false // required options are the language's business
	}
	return r.canonical(option.Value, what)
}

func (r *resolver) canonical(value annotations.Value, what string) (string, bool) {
	name := names.Canonical(value.Text)
	if !names.Valid(name) {
		p := r.add(problem.BadName, value.Pos, "\""+abridged(value.Text)+"\" is not a "+what+" name")
		p.End = r.position(value.End)
		p.Details = []string{"a name has lower-case letters and digits, with single - or . between them, and at most 64 bytes"}
		return "", false
	}
	if name != value.Text {
		r.noteCanonical(value, name)
	}
	return name, true
}

// noteCanonical tells of a name that is written otherwise than it counts.
func (r *resolver) noteCanonical(value annotations.Value, name string) {
	p := r.add(problem.NotCanonical, value.Pos, "\""+value.Text+"\" counts as "+name+"; write it so")
	p.Severity, p.End = problem.Note, r.position(value.End)
	p.Fix = &problem.Fix{
		Message: "write " + name,
		Edits:   []problem.Edit{{Position: p.Position, End: p.End, Text: name}},
	}
}

func abridged(text string) string {
	if len(text) <= 64 {
		return text
	}
	return strings.ToValidUTF8(text[:64], "") + "…"
}
