package purity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// probe has a field of every kind whose decoder needs a package of its own;
// *url.URL is not among them: net/url links reflect itself.
const probe = `// Package probe is a plugin.
package probe

import (
	"net/netip"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Probe looks at something.
//
//hush:category name=probe
type Probe interface{ Look() string }

// Config configures a probe.
//
//hush:config name=ping category=probe
type Config struct {
	//hush:field required PATTERN
	Name string
	//hush:field format=url
	Site string
	//hush:field format=hostport
	Listen string
	Host   netip.Addr
	Since  time.Time
	Free   any
	Raw    hush.Node
	//hush:field rest
	More map[string]any
}

// New makes a probe.
//
//hush:factory
func New(c Config) *Ping { return &Ping{c} }

// Ping is a probe.
type Ping struct{ c Config }

// Look implements Probe.
func (p *Ping) Look() string {
	free, _ := p.c.Free.(string)
	more, _ := p.c.More["zone"].(string)
	return p.c.Name + " " + p.c.Host.String() + " " + p.c.Since.Format(time.RFC3339) + " " + free + " " + p.c.Raw.Get("a").Text() + " " + more
}
`

const probeMain = `// Command probe opens a JSON file.
package main

import (
	"context"
	"os"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"

	"example.com/probe/plugins"
)

func main() {
	ctx := context.Background()
	h, err := plugins.Open(ctx, hub.From(jsonfile.New("resources.json")))
	if err != nil {
		_ = hush.WriteProblems(os.Stdout, err)
		os.Exit(1)
	}
	p, err := h.Probe.Get(ctx, "a")
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(p.Look() + "\n")
	_ = h.Close(ctx)
}
`

const probeResources = `{"probe:a": {
  "type": "ping", "name": "n1", "site": "https://example.com", "listen": ":80", "host": "10.0.0.1",
  "since": "2026-01-02T03:04:05Z", "free": "text", "raw": {"a": 1}, "zone": "west"
}}
`

// writeProbe writes a module whose plugin has fields of many kinds, with or
// without a pattern.
func writeProbe(t *testing.T, pattern string) string {
	t.Helper()
	dir := t.TempDir()
	repository, err := filepath.Abs(root)
	require.NoError(t, err)
	module, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	// What the repository requires, the JSON source may require too.
	_, requirements, _ := strings.Cut(string(module), "\n")
	write(t, dir, "go.mod", "module example.com/probe\n"+requirements+
		"\nrequire github.com/hushgen/hushgen v0.0.0\n\nreplace github.com/hushgen/hushgen => "+repository+"\n")
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	write(t, dir, "go.sum", string(sums))
	write(t, dir, "probe/probe.go", strings.Replace(probe, " PATTERN", pattern, 1))
	write(t, dir, "plugins/plugins.go", "// Package plugins is the registry.\n//\n//hush:registry\npackage plugins\n")
	write(t, dir, "main.go", probeMain)
	write(t, dir, "resources.json", probeResources)
	generate(t, dir)
	return dir
}

// TestKindsOfFields: no kind of field links reflect, and only a pattern links
// regexp.
func TestKindsOfFields(t *testing.T) {
	for name, pattern := range map[string]string{"no pattern": "", "a pattern": ` pattern=^n[0-9]$`} {
		t.Run(name, func(t *testing.T) {
			dir := writeProbe(t, pattern)
			binary, dependencies := build(t, dir, []string{"GOOS=linux"}, "-ldflags=-dumpdep")
			assert.Equal(t, "n1 10.0.0.1 2026-01-02T03:04:05Z text 1 west\n", run(t, dir, nil, binary))
			assert.NotContains(t, dependencies, "<ReflectMethod>")
			packages := strings.Fields(run(t, dir, nil, "go", "list", "-deps", "."))
			for _, name := range forbidden {
				assert.NotContains(t, packages, name)
			}
			assert.Equal(t, pattern != "", strings.Contains(strings.Join(packages, "\n"), "\nregexp\n"))
		})
	}
}
