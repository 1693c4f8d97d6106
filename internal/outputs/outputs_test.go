package outputs_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/outputs"
)

const docs = "../../docs"

func schemas(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(docs, "*.schema.json"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	return paths
}

func TestSchemasCompile(t *testing.T) {
	for _, path := range schemas(t) {
		_, err := jsonschema.NewCompiler().Compile(path) // against the meta-schema too
		assert.NoError(t, err)
		err = outputs.Check(filepath.Base(path), []byte("[]"))
		assert.ErrorContains(t, err, "got array, want object", path)
	}
}

// TestSchemasDescribe demands of every schema what makes it a documentation:
// what the whole is for, which members are always there, and a version.
func TestSchemasDescribe(t *testing.T) {
	for _, path := range schemas(t) {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		var schema struct {
			Schema      string `json:"$schema"`
			Title       string
			Description string
			Required    []string
			Properties  map[string]map[string]any
		}
		require.NoError(t, json.Unmarshal(text, &schema))
		assert.Equal(t, "https://json-schema.org/draft/2020-12/schema", schema.Schema, path)
		assert.NotEmpty(t, schema.Title, path)
		assert.Contains(t, schema.Description, "Members may be added", path)
		assert.Contains(t, schema.Required, "version", path)
		assert.NotNil(t, schema.Properties["version"]["const"], path)
	}
}

const manifest = `{"version": 1, "categories": [
  {"name": "llm", "title": "LLM", "description": "", "contract": "llm.LLM", "meta": {"a": "b"}, "plugins": []}
]}`

func TestCheck(t *testing.T) {
	assert.NoError(t, outputs.Check("manifest.schema.json", []byte(manifest)))
	assert.ErrorContains(t, outputs.Check("manifest.schema.json", []byte(`{"version": 1} 2`)), "after top-level value")
	assert.ErrorContains(t, outputs.Check("nothing.schema.json", []byte(manifest)), "docs/nothing.schema.json: ")
}

// A reader takes members that it doesn't know, a test doesn't.
func TestCheckIsStrict(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(docs, "manifest.schema.json"))
	require.NoError(t, err)
	for where, edit := range map[string]func(manifest, category map[string]any){
		"/":             func(manifest, _ map[string]any) { manifest["new"] = 1 },
		"/categories/0": func(_, category map[string]any) { category["new"] = 1 },
	} {
		var value map[string]any
		require.NoError(t, json.Unmarshal([]byte(manifest), &value))
		edit(value, value["categories"].([]any)[0].(map[string]any))
		assert.NoError(t, schema.Validate(value), where)
		text, err := json.Marshal(value)
		require.NoError(t, err)
		assert.ErrorContains(t, outputs.Check("manifest.schema.json", text), "new': false schema", where)
	}
}

func TestCheckRefuses(t *testing.T) {
	for _, wrong := range []string{
		`[]`,
		`{"version": 2, "categories": []}`,
		`{"version": 1}`,
		`{"version": 1, "categories": [{"name": "LLM"}]}`,
		`{"version": 1, "categories": [{"name": "llm", "title": "", "description": "", "contract": "", "meta": {}, "plugins": []}]}`,
		`{"version": 1, "categories": [{"name": "llm", "title": "", "description": "", "contract": "a.B", "meta": {"a": 1}, "plugins": []}]}`,
		`{"version": 1, "categories": [{"name": "llm", "title": "", "description": "", "contract": "a.B", "meta": {}, "plugins": [{}]}]}`,
	} {
		assert.Error(t, outputs.Check("manifest.schema.json", []byte(wrong)), wrong)
	}
}
