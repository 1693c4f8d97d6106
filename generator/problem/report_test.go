package problem_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/problem"
)

func TestLimit(t *testing.T) {
	note := func(message string) problem.Problem {
		return problem.Problem{Severity: problem.Note, Message: message}
	}
	warning, first, second := problem.Problem{Severity: problem.Warning, Message: "w"}, problem.Problem{Message: "1"}, problem.Problem{Message: "2", More: 5}
	all := []problem.Problem{note("a"), warning, first, note("b"), second}
	for most, want := range map[int]struct {
		problems []problem.Problem
		leftOut  string
	}{
		0: {all, ""},
		1: {[]problem.Problem{first}, "6 problems, 1 warning and 2 notes"},
		2: {[]problem.Problem{first, second}, "1 warning and 2 notes"},
		3: {[]problem.Problem{warning, first, second}, "2 notes"},
		4: {[]problem.Problem{note("a"), warning, first, second}, "1 note"},
		5: {all, ""},
		9: {all, ""},
	} {
		report := problem.Report{Problems: all}
		report.Limit(most)
		assert.Equal(t, want.problems, report.Problems, most)
		assert.Equal(t, want.leftOut, report.LeftOut.String(), most)
	}
}

func TestStrict(t *testing.T) {
	given := []problem.Problem{{Severity: problem.Warning}, {Severity: problem.Note}, {}}
	assert.Equal(t, []problem.Problem{{}, {Severity: problem.Note}, {}}, problem.Strict(given))
	assert.Equal(t, problem.Warning, given[0].Severity, "the argument stays as it was")
}
