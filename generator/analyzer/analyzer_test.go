package analyzer_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/hushgen/hushgen/generator/analyzer"
	"github.com/hushgen/hushgen/generator/problem"
)

func TestAnalyzer(t *testing.T) {
	require.NoError(t, analysis.Validate([]*analysis.Analyzer{analyzer.Analyzer}))
	analysistest.Run(t, analysistest.TestData(), analyzer.Analyzer, "app/...")
}

func TestReportFlag(t *testing.T) {
	flag := analyzer.Analyzer.Flags.Lookup("report")
	require.NotNil(t, flag)
	assert.Equal(t, "problem", flag.DefValue)
	for _, level := range []string{"warning", "note", "problem"} {
		require.NoError(t, flag.Value.Set(level))
		assert.Equal(t, level, flag.Value.String())
	}
	require.EqualError(t, flag.Value.Set("loud"), `expected problem, warning or note, found "loud"`)
	assert.Equal(t, "problem", flag.Value.String())
}

// The rules are sorted, and docs/linting.md has each of them in its table.
func TestWholeProgram(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "linting.md"))
	require.NoError(t, err)
	var rows strings.Builder
	for _, rule := range analyzer.WholeProgram {
		code := "any"
		if rule.Code != "" {
			kind, err := problem.Find(rule.Code)
			require.NoError(t, err)
			code = kind.Code
		}
		rows.WriteString("| " + code + " | " + rule.Problem + " | " + rule.Reason + " |\n")
	}
	assert.Contains(t, string(page), "|---|---|---|\n"+rows.String()+"\n")
	assert.True(t, slices.IsSortedFunc(analyzer.WholeProgram, func(a, b analyzer.Rule) int { return strings.Compare(a.Code, b.Code) }))
}
