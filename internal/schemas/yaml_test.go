package schemas

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/schema"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// FuzzYAMLAgrees is FuzzConfigsAgree for YAML: the program reads the file, the
// schema what the core schema of YAML 1.2 makes of it.
func FuzzYAMLAgrees(f *testing.F) {
	for seed := range uint64(10) {
		f.Add(byte(seed), seeded(seed, 120).data)
	}
	path := filepath.Join(f.TempDir(), "r.yaml")
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		p := exact()[int(which)%len(exact())]
		g := newGrower(&dice{data})
		requireYAMLAgrees(t, p, path, g.inYAML(g.config(p)))
	})
}

// TestYAMLAgrees is the same for documents that are always the same ones.
func TestYAMLAgrees(t *testing.T) {
	const documents = 80
	path := filepath.Join(t.TempDir(), "r.yaml")
	for _, p := range exact() {
		count := tally{}
		for seed := range uint64(documents) {
			g := newGrower(seeded(seed, 600))
			count.add(requireYAMLAgrees(t, p, path, g.inYAML(g.config(p))))
		}
		t.Logf("%s: %v", p.ID(), count)
		assert.Greater(t, count.good, 0, "%s: good documents", p.ID())
		assert.Greater(t, count.bad, 0, "%s: bad documents", p.ID())
	}
}

func requireYAMLAgrees(t *testing.T, p *model.Plugin, path, text string) tally {
	t.Helper()
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	snapshot, err := yamlfile.New(path).Load(t.Context())
	if err != nil {
		return tally{} // such as a key that is there twice
	}
	document, err := fromYAML(text)
	require.NoError(t, err, text)
	refused := decoded(p, snapshot.Root, nil)
	invalid := judgeOf(p, schema.Draft2020).Validate(asData(resolved(document)))
	rules := exceptions(p, document)
	if !allows(rules, refused, invalid) {
		t.Fatalf("%s, exceptions %v\n%s\n%s\nprogram: %v\nschema: %v", p.ID(), rules, text, inJSON(resolved(document)), brief(refused), brief(invalid))
	}
	return verdict(refused, rules)
}
