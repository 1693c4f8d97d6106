package problem

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Report is what one run tells. Its methods print it.
type Report struct {
	// Problems are sorted.
	Problems []Problem
	// LeftOut counts what [Report.Limit] took away.
	LeftOut Counts
	// Dir is the folder that paths below it are shown relative to.
	Dir string
	// Version is that of hushgen.
	Version string
}

// Counts are numbers of problems, warnings and notes.
type Counts struct {
	Problems, Warnings, Notes int
}

// Tally counts problems, those included that [Problem.More] counts.
func Tally(problems []Problem) Counts {
	var counts Counts
	for _, p := range problems {
		switch p.Severity {
		case Error:
			counts.Problems += 1 + p.More
		case Warning:
			counts.Warnings += 1 + p.More
		case Note:
			counts.Notes += 1 + p.More
		}
	}
	return counts
}

// String returns "2 problems, 1 warning and 3 notes"; "" when there is none.
func (c Counts) String() string {
	var parts []string
	for _, part := range []struct {
		count int
		noun  string
	}{{c.Problems, "problem"}, {c.Warnings, "warning"}, {c.Notes, "note"}} {
		switch {
		case part.count == 1:
			parts = append(parts, "1 "+part.noun)
		case part.count > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", part.count, part.noun))
		}
	}
	if last := len(parts) - 1; last > 0 {
		return strings.Join(parts[:last], ", ") + " and " + parts[last]
	}
	return strings.Join(parts, "")
}

// Limit leaves the first most problems, and all for 0. What stops writing
// comes before warnings, and they before notes: what is left out never is the
// only reason why a run fails.
func (r *Report) Limit(most int) {
	if most <= 0 || len(r.Problems) <= most {
		return
	}
	keep := make([]bool, len(r.Problems))
	for _, severity := range []Severity{Error, Warning, Note} {
		for i, p := range r.Problems {
			if p.Severity == severity && most > 0 {
				keep[i] = true
				most--
			}
		}
	}
	var kept, rest []Problem
	for i, p := range r.Problems {
		if keep[i] {
			kept = append(kept, p)
		} else {
			rest = append(rest, p)
		}
	}
	r.Problems, r.LeftOut = kept, Tally(rest)
}

// Strict returns the problems with each warning as a problem.
func Strict(problems []Problem) []Problem {
	problems = slices.Clone(problems)
	for i := range problems {
		if problems[i].Severity == Warning {
			problems[i].Severity = Error
		}
	}
	return problems
}

// Formats are the names that [Report.Write] knows.
var Formats = []string{"text", "json", "sarif", "github"}

// Write prints a report in one of the [Formats]. Errors are those of w.
func (r *Report) Write(w io.Writer, format string) error {
	switch format {
	case "json":
		return r.WriteJSON(w)
	case "sarif":
		return r.WriteSARIF(w)
	case "github":
		return r.WriteGitHub(w)
	}
	return r.WriteText(w, Style{})
}

func (c Counts) sum() int { return c.Problems + c.Warnings + c.Notes }
