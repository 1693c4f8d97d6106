package problem_test

import (
	"errors"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/problem"
)

func at(name string, line, column int) token.Position {
	return token.Position{Filename: name, Line: line, Column: column}
}

func TestWriteText(t *testing.T) {
	dir := t.TempDir()
	inside, outside := filepath.Join(dir, "a", "b.go"), filepath.Join(filepath.Dir(dir), "other.go")
	problems := []problem.Problem{
		{Code: "HG020", Position: at(inside, 3, 7), Message: "New does not fit", Details: []string{"missing: A()", "missing: B()"},
			Related: []problem.Related{{Position: at(outside, 1, 2), Message: "required here"}}},
		{Code: "HG012", Severity: problem.Note, Position: at(inside, 30, 1), Message: "write it so"},
		{Code: "HG042", Severity: problem.Warning, Position: at(outside, 0, 0), Message: "no line"},
		{Code: "HG043", Message: "no place", More: 1},
		{Code: "HG047", Message: "many", Details: []string{"detail"}, More: 950},
	}
	want := filepath.Join("a", "b.go") + `:3:7: New does not fit [HG020]
    missing: A()
    missing: B()
    ` + outside + `:1:2: required here
` + filepath.Join("a", "b.go") + `:30:1: note: write it so [HG012]
` + outside + `: warning: no line [HG042]
no place [HG043]
    and 1 more problem
many [HG047]
    detail
    and 950 more problems
`
	var text strings.Builder
	require.NoError(t, problem.WriteText(&text, problems, dir))
	assert.Equal(t, want, text.String())
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestWriteTextReturnsTheWritersError(t *testing.T) {
	require.EqualError(t, problem.WriteText(brokenWriter{}, nil, ""), "broken pipe")
}

func TestSort(t *testing.T) {
	sorted := []problem.Problem{
		{Code: "HG043", Message: "no place"},
		{Code: "HG030", Position: at("a.go", 9, 1), Message: "b"},
		{Code: "HG001", Position: at("a.go", 10, 2), Message: "b"},
		{Code: "HG001", Position: at("a.go", 10, 11), Message: "a"},
		{Code: "HG001", Position: at("a.go", 10, 11), Message: "b"},
		{Code: "HG002", Position: at("a.go", 10, 11), Message: "a"},
		{Code: "HG001", Position: at("b.go", 1, 1), Message: "b"},
		{Code: "HG001", Position: at("c.yaml", 1, 1), Path: "f1", Message: "f1: b"},
		{Code: "HG001", Position: at("c.yaml", 1, 1), Path: "f10", Message: "f10: a"},
	}
	shuffled := []problem.Problem{sorted[5], sorted[8], sorted[2], sorted[6], sorted[7], sorted[0], sorted[4], sorted[2], sorted[3], sorted[1], sorted[6]}
	before := append([]problem.Problem{}, shuffled...)
	assert.Equal(t, sorted, problem.Sort(shuffled))
	assert.Equal(t, before, shuffled, "the argument stays as it was")
	assert.Empty(t, problem.Sort(nil))
}

func TestHasErrors(t *testing.T) {
	note, warning := problem.Problem{Severity: problem.Note}, problem.Problem{Severity: problem.Warning}
	assert.False(t, problem.HasErrors(nil))
	assert.False(t, problem.HasErrors([]problem.Problem{note, warning}))
	assert.True(t, problem.HasErrors([]problem.Problem{note, {}}))
}

func TestCount(t *testing.T) {
	assert.Equal(t, 0, problem.Count([]problem.Problem{{Severity: problem.Note}, {Severity: problem.Warning}}))
	assert.Equal(t, 12, problem.Count([]problem.Problem{{}, {Severity: problem.Note}, {More: 10}}))
}

func TestSeverity(t *testing.T) {
	assert.Equal(t, "problem warning note", problem.Error.String()+" "+problem.Warning.String()+" "+problem.Note.String())
}
