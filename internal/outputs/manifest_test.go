package outputs_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/plugins"
	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/internal/outputs"
)

const root = "../.."

// TestManifestsAgree compares what programs say of themselves with what the
// generator says of their packages.
func TestManifestsAgree(t *testing.T) {
	t.Run("examples/llmgateway/plugins", func(t *testing.T) {
		var compiled bytes.Buffer
		require.NoError(t, plugins.Registry.WriteJSON(&compiled))
		agree(t, "examples/llmgateway/plugins", compiled.String())
	})
	for _, dir := range []string{
		"examples/quickstart", "examples/systems/confighub", "examples/systems/domains", "examples/systems/providers",
		"examples/systems/toolkit", "examples/systems/workbench",
	} {
		t.Run(dir, func(t *testing.T) { agree(t, dir, compiled(t, dir)) })
	}
}

func agree(t *testing.T, dir, compiled string) {
	t.Helper()
	described := described(t, dir)
	assert.NoError(t, outputs.Check("manifest.schema.json", []byte(described)))
	assert.Equal(t, described, compiled)
}

// described returns what hushgen list --json writes.
func described(t *testing.T, dir string) string {
	t.Helper()
	result, err := generator.Generate(t.Context(), generator.Options{Dir: root, Packages: []string{"./" + dir}, SkipResources: true})
	require.NoError(t, err)
	require.Len(t, result.Registries, 1)
	var text bytes.Buffer
	require.NoError(t, describe.Registry(result.Registries[0].Model, nil).WriteJSON(&text))
	return text.String()
}

// writer makes a program write its manifest before main.
const writer = `package main

import "os"

func init() {
	if err := Registry.WriteJSON(os.Stdout); err != nil {
		panic(err)
	}
	os.Exit(0)
}
`

// compiled returns what the program in a folder writes of itself, once a file
// is added to it that does so.
func compiled(t *testing.T, dir string) string {
	t.Helper()
	added := filepath.Join(t.TempDir(), "writer.go")
	require.NoError(t, os.WriteFile(added, []byte(writer), 0o600))
	place, err := filepath.Abs(filepath.Join(root, dir, "hush_manifest_writer.go"))
	require.NoError(t, err)
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{place: added}})
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "overlay.json")
	require.NoError(t, os.WriteFile(file, overlay, 0o600))
	command := exec.CommandContext(t.Context(), "go", "run", "-overlay", file, "./"+dir)
	command.Dir = root
	var problems bytes.Buffer
	command.Stderr = &problems
	text, err := command.Output()
	require.NoError(t, err, problems.String())
	return string(text)
}
