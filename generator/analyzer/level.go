package analyzer

import (
	"fmt"

	"github.com/hushgen/hushgen/generator/problem"
)

// level is the least severity that is reported, as the value of a flag.
type level problem.Severity

// String returns the level as it is written on a command line.
func (l *level) String() string {
	if l == nil {
		return problem.Error.String()
	}
	return problem.Severity(*l).String()
}

// Set reads a level.
func (l *level) Set(text string) error {
	for _, severity := range []problem.Severity{problem.Error, problem.Warning, problem.Note} {
		if severity.String() == text {
			*l = level(severity)
			return nil
		}
	}
	return fmt.Errorf("expected problem, warning or note, found %q", text)
}
