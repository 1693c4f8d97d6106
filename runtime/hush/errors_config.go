package hush

import (
	"slices"
	"strings"
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
}

// Error returns "resources.yaml:6:18: llm:gpt-4.temperature: 3 is above the
// maximum 2".
func (p Problem) Error() string {
	var parts []string
	for _, part := range []string{p.Position.String(), p.Path, p.Message} {
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
	problems = slices.Clone(problems)
	slices.SortStableFunc(problems, compareProblems)
	problems = slices.CompactFunc(problems, func(a, b Problem) bool { return a.Error() == b.Error() })
	return &ConfigError{Problems: problems}
}

func compareProblems(a, b Problem) int {
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

// Error returns all problems, one a line.
func (e *ConfigError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems as errors.
func (e *ConfigError) Unwrap() []error {
	errs := make([]error, len(e.Problems))
	for i, p := range e.Problems {
		errs[i] = p
	}
	return errs
}
