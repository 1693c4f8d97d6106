//go:build unix

package editors_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/schema"
)

// wrong is a resources file with one mistake.
const wrong = "llm:\n  story: {sede: 4}\n"

// TestSettings uses the settings of docs/editors.md.
func TestSettings(t *testing.T) {
	var code struct {
		Schemas map[string]any `json:"yaml.schemas"`
	}
	var zed struct {
		LSP struct {
			Server struct {
				Settings struct {
					YAML struct {
						Schemas map[string]any `json:"schemas"`
					} `json:"yaml"`
				} `json:"settings"`
			} `json:"yaml-language-server"`
		} `json:"lsp"`
	}
	documented(t, ".vscode/settings.json", &code)
	documented(t, ".zed/settings.json", &zed)
	of := registry(t, "llmgateway/plugins")
	for name, schemas := range map[string]map[string]any{"code": code.Schemas, "zed": zed.LSP.Server.Settings.YAML.Schemas} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			write(t, folder, "resources.schema.json", of, schema.Draft2020)
			d := start(t, folder, schemas).send(t, "resources.yaml", wrong)
			for len(d.diagnostics) == 0 { // the settings may come after the document
				d.wait(t)
			}
			assert.Equal(t, []string{"2:11 sede: Property sede is not allowed."}, d.diagnostics)
		})
	}
}

// documented decodes the block of that file in docs/editors.md.
func documented(t *testing.T, file string, into any) {
	t.Helper()
	page, err := os.ReadFile("../../docs/editors.md")
	require.NoError(t, err)
	_, block, found := strings.Cut(string(page), "```json "+file+"\n")
	require.True(t, found, file)
	block, _, _ = strings.Cut(block, "```")
	require.NoError(t, json.Unmarshal([]byte(block), into))
}
