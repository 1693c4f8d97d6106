package generating

import (
	"errors"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/measure"
)

// What is written for each generator is Go, and the mark is where the output
// has to show it.
func TestDeclarations(t *testing.T) {
	p := annotated{folder: "core/v1", name: "v1", number: 7}
	for _, g := range generators() {
		text := g.text(p, g.declaration, "Mark12")
		_, err := parser.ParseFile(token.NewFileSet(), g.file, text, parser.AllErrors)
		require.NoError(t, err, g.name)
		assert.True(t, strings.HasPrefix(text, "package v1\n"), g.name)
		assert.Contains(t, text, "Mark12", g.name)
		for name, further := range g.further {
			_, err := parser.ParseFile(token.NewFileSet(), name, g.text(p, further, ""), parser.AllErrors)
			assert.NoError(t, err, name)
		}
	}
	assert.Contains(t, hushgen.text(p, hushgen.declaration, ""), hushgen.text(p, hushgen.mention, ""))
}

func TestArguments(t *testing.T) {
	patterns := []string{"./a", "./b"}
	var lines []string
	for _, g := range generators() {
		lines = append(lines, strings.TrimSpace(g.name+" "+strings.Join(g.arguments(patterns), " ")))
	}
	assert.Equal(t, []string{
		"hushgen generate ./bench/plugins", "goverter gen ./a ./b", "wire gen ./a ./b", "controller-gen object paths=./a paths=./b", "mockery",
	}, lines)
}

func TestMockeryConfig(t *testing.T) {
	c := &corpus{path: "k8s.io/api", packages: []annotated{{folder: "core/v1"}, {folder: "apps/v1"}}}
	assert.Equal(t, "packages:\n  k8s.io/api/core/v1:\n    interfaces:\n      BenchCaller: {}\n"+
		"  k8s.io/api/apps/v1:\n    interfaces:\n      BenchCaller: {}\n", c.mockeryConfig())
	assert.Equal(t, []string{"./core/v1", "./apps/v1"}, c.patterns())
}

func TestWithoutDeepCopy(t *testing.T) {
	name, text := withoutDeepCopy("doc.go", "// +k8s:deepcopy-gen=package\n// +k8s:openapi-gen=true\npackage v1\n")
	assert.Equal(t, []string{"doc.go", "// +k8s:openapi-gen=true\npackage v1\n"}, []string{name, text})
	name, text = withoutDeepCopy("zz_generated.deepcopy.go", "// +k8s:deepcopy-gen\n")
	assert.Equal(t, []string{"deepcopy.go", "// +k8s:deepcopy-gen\n"}, []string{name, text})
}

// Bars name rows that exist: Verdicts panics otherwise, after minutes.
func TestBarsNameRows(t *testing.T) {
	for _, group := range append(Groups(t.TempDir(), Full()), Groups(t.TempDir(), Quick())...) {
		names := map[string]bool{"": true}
		for _, work := range group.Workloads {
			assert.False(t, names[work.Name], "%s: two rows are called %s", group.Title, work.Name)
			names[work.Name] = true
		}
		for _, bar := range group.Bars {
			assert.True(t, names[bar.Ours] && names[bar.Peer], "%s: %s", group.Title, bar.Text)
		}
	}
}

// Peers that can't be had cost their own rows and no other.
func TestWithoutPeers(t *testing.T) {
	l := newLab(t.TempDir())
	for _, g := range generators()[1:] {
		l.programs.missing[g.name] = errors.New("no network")
	}
	l.tools = l.hushgen
	result, err := measure.Run(l.peers([]int{10}), measure.Options{Rounds: 1, Turn: 1, Progress: func(measure.Group, int) {}})
	require.NoError(t, err)
	missing := map[string]string{}
	for _, row := range result.Rows {
		missing[row.Name] = row.Missing
	}
	assert.Equal(t, map[string]string{
		"go list, 10 plugins": "", "hushgen, 10 plugins": "",
		"goverter, 10 plugins": "no network", "wire, 10 plugins": "no network", "controller-gen, 10 plugins": "no network", "mockery, 10 plugins": "no network",
	}, missing)
}
