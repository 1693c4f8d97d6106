package problem_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/problem"
)

// shown returns what a terminal shows beneath the first line of a problem at
// a column of the first line of a file.
func shown(t *testing.T, name, line string, column, end int) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, name, line)
	p := problem.Problem{Code: "HG001", Position: at(filepath.Join(dir, name), 1, column), Message: "m"}
	if end > 0 {
		p.End = at(filepath.Join(dir, name), 1, end)
	}
	report := problem.Report{Problems: []problem.Problem{p}, Dir: dir}
	var text strings.Builder
	require.NoError(t, report.WriteText(&text, problem.Style{Excerpts: true}))
	_, excerpt, _ := strings.Cut(text.String(), "[HG001]\n")
	for line := range strings.Lines(excerpt) {
		assert.LessOrEqual(t, utf8.RuneCountInString(line)-1, 80)
	}
	return excerpt
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("0123456789", 30)
	for name, c := range map[string]struct {
		line        string
		column, end int
		want        string
	}{
		"range":             {"//hush:config name=x\r\n", 15, 19, "//hush:config name=x\n              ^^^^\n"},
		"indentation":       {"\t\tx := 1\n", 3, 4, "x := 1\n^\n"},
		"tabs":              {"\tab\tc\n", 5, 6, "ab  c\n    ^\n"},
		"wide":              {"x := \"漢字\" + y", 17, 18, "x := \"漢字\" + y\n              ^\n"},
		"wide range":        {"x := \"漢字\"", 6, 14, "x := \"漢字\"\n     ^^^^^^\n"},
		"combining":         {"x := \"e\u0301\" + y", 12, 13, "x := \"e\u0301\" + y\n         ^\n"},
		"control":           {"x := \"\x1b[31m\u202e\" + y", 19, 20, "x := \"\ufffd[31m\ufffd\" + y\n                ^\n"},
		"byte order mark":   {"\ufeff//hush:confg", 4, 16, "//hush:confg\n^^^^^^^^^^^^\n"},
		"invalid":           {"x := \"\xff\" + y", 12, 13, "x := \"\ufffd\" + y\n           ^\n"},
		"at the end":        {"func f(", 8, 0, "func f(\n       ^\n"},
		"ends before":       {"abc def", 5, 2, "abc def\n    ^\n"},
		"long, at the left": {long, 1, 4, long[:73] + "…\n^^^\n"},
		"long, inside":      {long, 151, 154, "…" + long[120:193] + "…\n" + strings.Repeat(" ", 31) + "^^^\n"},
		"long, at the end":  {long, 300, 301, "…" + long[227:] + "\n" + strings.Repeat(" ", 73) + "^\n"},
		"long range":        {long, 1, 300, long[:73] + "…\n" + strings.Repeat("^", 73) + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			want := ""
			for line := range strings.Lines(c.want) {
				want += "    " + line
			}
			assert.Equal(t, want, shown(t, "a.go", c.line, c.column, c.end))
		})
	}
}

func TestNoExcerpt(t *testing.T) {
	assert.Empty(t, shown(t, "resources.yaml", "password: s3cret", 11, 0), "only package hush knows what may be shown")
	assert.Empty(t, shown(t, ".env", "PASSWORD=s3cret", 10, 0))
	assert.Empty(t, shown(t, "a.go", "x", 9, 0), "the file has changed")
	assert.Empty(t, shown(t, "a.go", "\t\n", 1, 0))
	assert.Empty(t, shown(t, "a.go", "x", 0, 0))
}

// A line of megabytes costs no more than others.
func TestExcerptOfAnEndlessLine(t *testing.T) {
	line := strings.Repeat("é", 2_000_000)
	assert.Equal(t, "    …"+strings.Repeat("é", 73)+"…\n"+strings.Repeat(" ", 35)+"^^\n", shown(t, "a.go", line, 2_000_001, 2_000_005))
}

func TestColor(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.go", "package a\n")
	name := filepath.Join(dir, "a.go")
	report := problem.Report{Dir: dir, Problems: []problem.Problem{
		{Code: "HG001", Position: at(name, 1, 9), Message: "wrong", Related: []problem.Related{{Position: at(name, 1, 1), Message: "here"}}},
		{Code: "HG042", Severity: problem.Warning, Message: "odd"},
	}}
	var text strings.Builder
	require.NoError(t, report.WriteText(&text, problem.Style{Excerpts: true, Color: true}))
	assert.Equal(t, "\x1b[1ma.go:1:9:\x1b[0m wrong \x1b[31m[HG001]\x1b[0m\n    package a\n            \x1b[31m^\x1b[0m\n    \x1b[1ma.go:1:1:\x1b[0m here\n"+
		"\x1b[33mwarning:\x1b[0m odd \x1b[33m[HG042]\x1b[0m\n", text.String())
}

// word returns what Bound takes for the word at a position, or "".
func word(t *testing.T, source string, line, column int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.go")
	require.NoError(t, os.WriteFile(path, []byte(source), 0o600))
	p := problem.Bound([]problem.Problem{{Position: at(path, line, column)}})[0]
	if p.End.Line == 0 {
		return ""
	}
	require.Equal(t, line, p.End.Line)
	return strings.Split(source, "\n")[line-1][column-1 : p.End.Column-1]
}

func TestBound(t *testing.T) {
	source := "package a\n\n//hush:config name=ä tags=x,\"a b\" title=\"a \\\"b\\\"\" min=`x`,1 lenient\nfunc New(a *Client) (b, error) { return `\nx` }\n// prose here\nvar s = \"text\"//hush:field x=1\n"
	for want, at := range map[string][2]int{
		"package": {1, 1}, "//hush:config": {3, 1}, "name": {3, 15}, "ä": {3, 20}, "tags": {3, 23}, `"a b"`: {3, 30},
		"title": {3, 36}, `"a \"b\""`: {3, 42}, "lenient": {3, 62}, "New": {4, 6}, "*": {4, 12}, "Client": {4, 13},
		`"text"`: {7, 9}, "//hush:field": {7, 15}, "x": {7, 28}, "1": {7, 30},
	} {
		assert.Equal(t, want, word(t, source, at[0], at[1]), at)
	}
	for what, at := range map[string][2]int{
		"x of a list": {3, 28}, "a value before a comma": {3, 56}, "inside a name": {4, 7}, "a text of two lines": {4, 41}, "a comment": {6, 1},
		"inside a comment": {6, 4}, "a space": {4, 5}, "behind the line": {1, 10}, "behind the file": {9, 1}, "no position": {0, 0},
	} {
		assert.Empty(t, word(t, source, at[0], at[1]), what)
	}
}

func TestBoundKeepsWhatIsKnown(t *testing.T) {
	known := problem.Problem{Position: at("/nowhere/a.go", 1, 1), End: at("/nowhere/a.go", 1, 5)}
	unknown := problem.Problem{Position: at("/nowhere/a.go", 1, 1)}
	given := []problem.Problem{known, unknown}
	assert.Equal(t, given, problem.Bound(given))
}
