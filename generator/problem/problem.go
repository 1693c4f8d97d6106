package problem

import (
	"cmp"
	"go/token"
	"slices"
)

// Severity tells what a Problem stops.
type Severity uint8

const (
	// Error stops writing.
	Error Severity = iota
	// Warning and Note stop nothing.
	Warning
	Note
)

// String returns "problem", "warning" or "note".
func (s Severity) String() string {
	return [...]string{"problem", "warning", "note"}[s]
}

// Problem is one thing to tell. It is plain data.
type Problem struct {
	// Code is stable and never changes its meaning: "HG020".
	Code     string
	Severity Severity
	// Position and End bound what the message is about; End, the first byte
	// behind it, may be unset. Columns count bytes in Go files, characters in
	// others.
	Position, End token.Position
	// Path tells what in a file the message is about where it isn't only the
	// position: the value in a resource. It only orders problems of one
	// position.
	Path string
	// Message is one line without position and code.
	Message string
	// Details are further lines, shown indented beneath the message.
	Details []string
	// Related are the other positions involved.
	Related []Related
	// Fix, when not nil, is the one right answer.
	Fix *Fix
	// More counts further problems that are left out here: a thousand in one
	// file help nobody.
	More int
}

// Related is another position that a Problem involves.
type Related struct {
	Position token.Position
	// Message says what is there: "required here".
	Message string
}

// Fix is a change that answers a problem.
type Fix struct {
	// Message says what it does: "write //hush:config".
	Message string
	// Edits don't overlap.
	Edits []Edit
}

// Edit puts a text in the place of another.
type Edit struct {
	// Position and End bound the text that goes; they are the same where
	// nothing does.
	Position, End token.Position
	Text          string
}

// Sort sorts by file, line, column, code, path and message, and removes
// repeats.
func Sort(problems []Problem) []Problem {
	problems = slices.Clone(problems)
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Position.Filename, b.Position.Filename),
			cmp.Compare(a.Position.Line, b.Position.Line),
			cmp.Compare(a.Position.Column, b.Position.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(problems, func(a, b Problem) bool {
		return a.Position == b.Position && a.Code == b.Code && a.Message == b.Message
	})
}

// Count returns how many problems stop writing, those left out included.
func Count(problems []Problem) int {
	count := 0
	for _, p := range problems {
		if p.Severity == Error {
			count += 1 + p.More
		}
	}
	return count
}

// HasErrors reports whether any of the problems stops writing.
func HasErrors(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error })
}
