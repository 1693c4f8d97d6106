//go:build unix

package editors_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
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
			documents := server.openAll(t, modeline(name+".json")+string(text), modeline(name+".json")+"nowhere: {a: 1}\n")
			assert.Empty(t, documents[0].diagnostics, "%s, draft %s", dir, version)
			assert.Equal(t, []string{"2:1 nowhere: Property nowhere is not allowed."}, documents[1].diagnostics, "the schema was read")
		}
	}
}
