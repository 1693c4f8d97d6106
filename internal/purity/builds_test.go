package purity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestBuilds looks at programs whose plugins and contracts depend on the
// build: in each build, nothing runs before main and nothing links reflect.
func TestBuilds(t *testing.T) {
	dir := writeProgram(t, 10)
	write(t, dir, "extra/extra.go", extraPackage)
	write(t, dir, "p00/more.go", "//go:build extra\n\n"+pluginPackage("p00", 10, 20))
	generate(t, dir)
	parts, err := filepath.Glob(filepath.Join(dir, "plugins", "hush_gen_c*.go"))
	require.NoError(t, err)
	require.Len(t, parts, 2)
	for tags, want := range map[string]string{"none": "hushPluginTask_t00007", "extra": "hushPluginTask_t00017"} {
		t.Run(tags, func(t *testing.T) {
			binary, _ := build(t, dir, nil, "-tags="+tags)
			assert.Equal(t, "done: workdone: work\n", run(t, dir, nil, binary))
			trace := run(t, dir, []string{"GODEBUG=inittrace=1"}, binary)
			require.Contains(t, trace, "init runtime @", "the trace is on")
			for line := range strings.Lines(trace) {
				assert.NotContains(t, line, "hushgen")
				assert.NotContains(t, line, "example.com")
			}
			symbols := run(t, dir, nil, "go", "tool", "nm", binary)
			require.Contains(t, symbols, want)
			assert.NotContains(t, symbols, " plugins.init", "code before main")
			for line := range strings.Lines(symbols) {
				fields := strings.Fields(line)
				assert.False(t, strings.HasPrefix(fields[len(fields)-1], "reflect."), line)
			}
		})
	}
	source, err := os.ReadFile(filepath.Join(dir, "plugins", "hush_gen_c1_else.go"))
	require.NoError(t, err)
	assert.NotContains(t, string(source), "example.com/many/extra", "what a build lacks isn't linked")
}

const extraPackage = `//go:build extra

// Package extra has a contract that only some builds have.
package extra

// Extra is one.
//
//hush:category name=extra
type Extra interface{ Name() string }

// New makes one.
//
//hush:factory name=one category=extra
func New() *One { return &One{} }

// One is the only one.
type One struct{}

// Name implements Extra.
func (*One) Name() string { return "one" }
`
