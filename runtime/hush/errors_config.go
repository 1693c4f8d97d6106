package hush

import (
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/internal/sorting"
)

// Problem is one mistake in configuration values.
type Problem struct {
	// Position is where the value (or, for something missing, what should
	// hold it) begins. Without a known source it is zero.
	Position Position
	// Path leads from the resource to the value, such as
	// "llm:gpt-4.retry.max" or "llm:gpt-4.stop[2]".
	Path string
	// Message says what is wrong, without position and path.
	Message string
	// Expected and Found are the two sides of the mistake, where it has
	// sides. Found is never the value of a secret or of a variable.
	Expected, Found string
	// Nearest holds known names near to a misspelt one.
	Nearest []string
	// Err is the underlying error, when there is one (that of Validate).
	Err error

	// document is what the source says, for excerpts; hidden tells that they
	// must not show the value at the position, unless it is what was found;
	// secret that it belongs to a secret field, with all below it.
	document       handle
	hidden, secret bool
}

// At returns p at the position of a node, with the node's document at hand so
// that [WriteProblems] can show the line. Position may be set to another one in
// that document afterwards, such as that of a key. The value there is shown
// only when it is what Found says.
func (p Problem) At(n Node) Problem {
	p.Position, p.document, p.hidden = n.Position(), n.document, true
	return p
}

// Error returns "resources.yaml:6:18: llm:gpt-4.temperature: 3 is above the
// maximum 2".
func (p Problem) Error() string {
	position := p.Position
	position.Source = names.Visible(position.Source) // a name may hold anything
	var parts []string
	for _, part := range []string{position.String(), p.Path, p.Message} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ": ")
}

// Unwrap returns the underlying error.
func (p Problem) Unwrap() error { return p.Err }

// ConfigError holds every problem in one set of configuration values.
type ConfigError struct {
	// Problems is sorted by position, then path.
	Problems []Problem
}

// NewConfigError returns an error with the problems sorted and each of them
// once, or nil when there are none.
func NewConfigError(problems []Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return &ConfigError{Problems: SortedProblems(problems)}
}

// SortedProblems returns the problems sorted by position, then path, each of
// them once.
func SortedProblems(problems []Problem) []Problem {
	// Sorts of pointers share their code in a binary.
	sorted := make([]*Problem, len(problems))
	for i := range problems {
		sorted[i] = &problems[i]
	}
	sorting.Stable(sorted, compareProblems)
	kept, last := make([]Problem, 0, len(problems)), ""
	for i, p := range sorted {
		if text := p.Error(); i == 0 || text != last {
			kept, last = append(kept, *p), text
		}
	}
	return kept
}

func compareProblems(a, b *Problem) int {
	if c := strings.Compare(a.Position.Source, b.Position.Source); c != 0 {
		return c
	}
	if c := a.Position.Line - b.Position.Line; c != 0 {
		return c
	}
	if c := a.Position.Column - b.Position.Column; c != 0 {
		return c
	}
	if c := strings.Compare(a.Path, b.Path); c != 0 {
		return c
	}
	return strings.Compare(a.Message, b.Message)
}

// MaxShown is how many problems the text of a [ConfigError] and
// [WriteProblems] show; they count the rest.
const MaxShown = 50

// Error returns the problems, one a line: the first [MaxShown] and the count
// of the rest.
func (e *ConfigError) Error() string {
	shown := e.Problems[:min(len(e.Problems), MaxShown)]
	lines := make([]string, len(shown), len(shown)+1)
	for i, p := range shown {
		lines[i] = p.Error()
	}
	return strings.Join(appendRest(lines, len(e.Problems)), "\n")
}

// appendRest adds the line that counts the problems not shown.
func appendRest(lines []string, problems int) []string {
	if rest := problems - MaxShown; rest > 0 {
		return append(lines, "and "+counted(rest, "more problem", "more problems"))
	}
	return lines
}

// Unwrap returns the problems as errors.
func (e *ConfigError) Unwrap() []error {
	errs := make([]error, len(e.Problems))
	for i, p := range e.Problems {
		errs[i] = p
	}
	return errs
}
