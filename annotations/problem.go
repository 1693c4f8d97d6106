package annotations

import (
	"cmp"
	"go/token"
	"slices"
)

// The codes of this package's problems. A code never changes its meaning.
// HG009 was that of options that were planned; it is not used again.
const (
	// CodeNearMiss is a comment that was meant as a directive.
	CodeNearMiss = "HG001"
	// CodeUnknownVerb is a directive with a verb that does not exist.
	CodeUnknownVerb = "HG002"
	// CodeMalformed is a directive that breaks the grammar.
	CodeMalformed = "HG003"
	// CodeUnknownOption is an option that the verb does not have.
	CodeUnknownOption = "HG004"
	// CodeRepeatedOption is an option given twice on one declaration.
	CodeRepeatedOption = "HG005"
	// CodeFlagOrValue is a flag with a value, or an option without its value.
	CodeFlagOrValue = "HG006"
	// CodeNotAChoice is a value other than those allowed.
	CodeNotAChoice = "HG007"
	// CodeMisplaced is a directive where it cannot stand.
	CodeMisplaced = "HG008"
	// CodeMissingOption is a required option that is not given.
	CodeMissingOption = "HG010"
)

// Problem is one thing that is wrong with a directive. A problem with a key
// is at the key, one with a value at the value, and a near miss, an unknown
// verb, a wrong place and a missing option are at the "//".
type Problem struct {
	// Code is one of the Code constants.
	Code string
	// Pos and End bound what the message is about. In a line comment that
	// holds carriage returns before its last byte both may be too small by
	// their number: go/scanner takes them out of a comment's text.
	Pos, End token.Pos
	// Message is one line.
	Message string
	// Details are further lines.
	Details []string
	// Related are the other positions involved.
	Related []Related
	// Warning is set when the problem stops nothing. No problem of grammar
	// or placement is a mere warning.
	Warning bool
	// Fix is the text to put in place of [Pos, End) when there is exactly
	// one right answer, else "".
	Fix string
}

// Related is another position that a Problem involves.
type Related struct {
	Pos token.Pos
	// Message says what is there: "first given here".
	Message string
}

func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.Code, b.Code))
	})
}
