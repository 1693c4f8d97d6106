package problem

import (
	"go/token"
	"io"
	"path/filepath"
	"strconv"
	"strings"
)

// WriteText writes problems for people: position, message and code on one
// line, details and the other positions involved indented beneath. Positions
// below dir are shown relative to it.
func WriteText(w io.Writer, problems []Problem, dir string) error {
	var text strings.Builder
	for _, p := range problems {
		writeOne(&text, p, dir)
	}
	_, err := io.WriteString(w, text.String())
	return err
}

func writeOne(text *strings.Builder, p Problem, dir string) {
	if place := place(p.Position, dir); place != "" {
		text.WriteString(place + ": ")
	}
	if p.Severity != Error {
		text.WriteString(p.Severity.String() + ": ")
	}
	text.WriteString(p.Message + " [" + p.Code + "]\n")
	for _, detail := range p.Details {
		text.WriteString("    " + detail + "\n")
	}
	for _, related := range p.Related {
		text.WriteString("    " + place(related.Position, dir) + ": " + related.Message + "\n")
	}
	switch {
	case p.More == 1:
		text.WriteString("    and 1 more problem\n")
	case p.More > 1:
		text.WriteString("    and " + strconv.Itoa(p.More) + " more problems\n")
	}
}

// place writes a position as editors read it.
func place(position token.Position, dir string) string {
	if position.Filename == "" {
		return ""
	}
	name := position.Filename
	if relative, err := filepath.Rel(dir, name); err == nil && relative != ".." && !strings.HasPrefix(relative, ".."+string(filepath.Separator)) {
		name = relative
	}
	if position.Line == 0 {
		return name
	}
	return name + ":" + strconv.Itoa(position.Line) + ":" + strconv.Itoa(position.Column)
}
