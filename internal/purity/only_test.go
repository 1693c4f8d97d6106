package purity_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSelection builds one program with registries that leave plugins out. What
// only= and exclude= leave out isn't linked: neither a package without any
// plugin in the registry, nor the config, the instance and the maker of a plugin
// whose package has others in it. Listed, they all are.
func TestSelection(t *testing.T) {
	dir := writeProgram(t, 10)
	write(t, dir, "away/away.go", pluginPackage("away", 20, 21))
	for name, c := range map[string]struct {
		directive    string
		linked, left []string
	}{
		"everything":    {"", []string{"p00 7", "p00 8", "away 20"}, nil},
		"only a plugin": {" only=task:t00007", []string{"p00 7"}, []string{"p00 8", "away 20"}},
		"without some":  {" exclude=task:t00008,example.com/many/away", []string{"p00 7"}, []string{"p00 8", "away 20"}},
	} {
		t.Run(name, func(t *testing.T) {
			write(t, dir, "plugins/plugins.go", "// Package plugins is the registry.\n//\n//hush:registry"+c.directive+"\npackage plugins\n")
			generate(t, dir)
			binary, dependencies := build(t, dir, nil, "-ldflags=-dumpdep")
			assert.Equal(t, "done: workdone: work\n", run(t, dir, nil, binary))
			require.Contains(t, dependencies, "main.main", "the linker's dump is there")
			symbols := run(t, dir, nil, "go", "tool", "nm", binary)
			for _, plugin := range c.linked {
				assert.Regexp(t, traceOf(plugin), symbols)
				assert.Regexp(t, traceOf(plugin), dependencies)
			}
			for _, plugin := range c.left {
				assert.NotRegexp(t, traceOf(plugin), symbols)
				assert.NotRegexp(t, traceOf(plugin), dependencies)
			}
			packages := run(t, dir, nil, "go", "list", "-deps", ".")
			assert.Equal(t, strings.Contains(strings.Join(c.linked, " "), "away"), strings.Contains(packages, "example.com/many/away\n"))
		})
	}
}

// traceOf finds whatever a plugin, such as "p00 7", has in a binary: its config,
// its constructor, its instance and their methods, or its entry of the registry.
func traceOf(plugin string) *regexp.Regexp {
	pkg, number, _ := strings.Cut(plugin, " ")
	entry := "t" + strings.Repeat("0", 5-len(number)) + number
	return regexp.MustCompile(`example\.com/many/` + pkg + `\.(\(\*)?(New|C|T)` + number + `\b|hush\w*_` + entry + `\b`)
}
