//go:build unix

package editors_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/schema"
)

const examples = "../../examples"

// drafts are those that hushgen emits, by the name that files of tests have.
var drafts = map[string]schema.Draft{"2020-12": schema.Draft2020, "7": schema.Draft7}

// registries are those of the examples that were asked for.
var registries = map[string]*model.Registry{}

// registry returns the registry in a folder of the examples.
func registry(t *testing.T, dir string) *model.Registry {
	t.Helper()
	if registries[dir] == nil {
		result, err := generator.Generate(t.Context(), generator.Options{Dir: filepath.Join(examples, dir), SkipResources: true})
		require.NoError(t, err)
		require.Empty(t, result.Problems)
		require.Len(t, result.Registries, 1)
		registries[dir] = result.Registries[0].Model
	}
	return registries[dir]
}

// write writes the schema of the registry into the folder.
func write(t *testing.T, folder, name string, of *model.Registry, draft schema.Draft) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(folder, name), schema.Resources(of, draft), 0o644))
}

// modeline names the schema of a document.
func modeline(name string) string { return "# yaml-language-server: $schema=" + name + "\n" }
