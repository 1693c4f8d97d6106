package problem_test

import (
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/problem"
)

// What a file says reaches terminals and logs as text, never as commands or
// lines of their own.
func TestTextIsSafeToShow(t *testing.T) {
	hostile := []problem.Problem{{
		Code:     problem.BadValue,
		Position: token.Position{Filename: "/m/a\nb.go", Line: 1, Column: 2},
		Message:  "no \x1b[31mname\xff\n/m/x.go:1:1: \u202eother\u00a0\tthing",
		Details:  []string{"detail\r\x00"},
		Related:  []problem.Related{{Position: token.Position{Filename: "/m/c.go", Line: 3, Column: 4}, Message: "\x9b here"}},
	}}
	var text strings.Builder
	require.NoError(t, problem.WriteText(&text, hostile, "/m"))
	assert.Equal(t, "a\ufffdb.go:1:2: no \ufffd[31mname\ufffd\ufffd/m/x.go:1:1: \ufffdother\u00a0\tthing ["+problem.BadValue+"]\n"+
		"    detail\ufffd\ufffd\n"+
		"    c.go:3:4: \ufffd here\n", text.String())

	text.Reset()
	hostile[0].Message = strings.Repeat("x", 1<<20)
	require.NoError(t, problem.WriteText(&text, hostile, "/m"))
	assert.Less(t, text.Len(), 3000)

	var github strings.Builder
	report := problem.Report{Problems: hostile, Dir: "/m"}
	require.NoError(t, report.WriteGitHub(&github))
	assert.Equal(t, 1, strings.Count(github.String(), "\n"))
	assert.NotContains(t, github.String(), "\x1b")
}
