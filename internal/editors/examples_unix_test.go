//go:build unix

package editors_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/schema"
)

// TestExamplesAreFine opens the resources of the examples: an editor has
// nothing to say about them.
func TestExamplesAreFine(t *testing.T) {
	folder := t.TempDir()
	server := start(t, folder, nil)
	for dir, file := range map[string]string{
		"quickstart":         "resources.yaml",
		"llmgateway/plugins": "../resources.yaml",
		"datastores/plugins": "../resources.yaml",
		"systems/confighub":  "resources.yaml",
		"systems/workbench":  "resources.yaml",
	} {
		text, err := os.ReadFile(filepath.Join(examples, dir, file))
		require.NoError(t, err)
		of := registry(t, dir)
		for version, draft := range drafts {
			name := strings.ReplaceAll(dir, "/", "-") + "-" + version
			write(t, folder, name+".json", of, draft)
			documents := server.open(t, modeline(name+".json")+string(text), modeline(name+".json")+"nowhere: {a: 1}\n")
			assert.Empty(t, documents[0].diagnostics, "%s, draft %s", dir, version)
			assert.Equal(t, []string{"2:1 nowhere: Property nowhere is not allowed."}, documents[1].diagnostics, "the schema was read")
		}
	}
}

// TestComments uses the other ways to name a schema in the file.
func TestComments(t *testing.T) {
	folder := t.TempDir()
	server := start(t, folder, nil)
	write(t, folder, "resources.schema.json", registry(t, "llmgateway/plugins"), schema.Draft2020)
	for _, d := range server.open(t,
		"# $schema: resources.schema.json\n"+wrong, // of GoLand and IntelliJ IDEA
		"$schema: resources.schema.json\n"+wrong,
	) {
		assert.Equal(t, []string{"3:11 sede: Property sede is not allowed."}, d.diagnostics)
	}
}
