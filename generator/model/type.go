package model

import (
	"strings"
	"unicode"
)

// Type is a Go type as source text in which each package stands as its import
// path and name between «»: "*«net/http http».Client". Rendering it needs the
// names under which the packages are imported.
type Type string

// Part is a piece of a Type: plain text, or an identifier of a package.
type Part struct {
	// Text is set for plain text.
	Text string
	// Path and Name are the package's, Identifier what is taken from it.
	Path, Name, Identifier string
}

// Parts takes the type apart at its packages.
func (t Type) Parts() []Part {
	var parts []Part
	rest := string(t)
	for {
		before, after, found := strings.Cut(rest, "«")
		if before != "" {
			parts = append(parts, Part{Text: before})
		}
		if !found {
			return parts
		}
		inner, tail, _ := strings.Cut(after, "»")
		path, name, _ := strings.Cut(inner, " ")
		tail = strings.TrimPrefix(tail, ".")
		end := strings.IndexFunc(tail, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		if end < 0 {
			end = len(tail)
		}
		parts = append(parts, Part{Path: path, Name: name, Identifier: tail[:end]})
		rest = tail[end:]
	}
}

// String returns the type as people read it: packages by name.
func (t Type) String() string {
	var text strings.Builder
	for _, p := range t.Parts() {
		if p.Path != "" {
			text.WriteString(p.Name + "." + p.Identifier)
		} else {
			text.WriteString(p.Text)
		}
	}
	return text.String()
}
