package generator_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/schema"
)

// metaschemas are what schemas of each draft must be valid against.
var metaschemas = sync.OnceValues(func() (map[schema.Draft]*jsonschema.Schema, error) {
	newest, err := jsonschema.NewCompiler().Compile("https://json-schema.org/draft/2020-12/schema")
	if err != nil {
		return nil, err
	}
	older, err := jsonschema.NewCompiler().Compile("http://json-schema.org/draft-07/schema#")
	return map[schema.Draft]*jsonschema.Schema{schema.Draft2020: newest, schema.Draft7: older}, err
})

// hasSchemas demands that the schemas of a registry are ones of their drafts,
// and that every reference in them leads somewhere.
func hasSchemas(t *testing.T, registry *model.Registry) {
	t.Helper()
	known, err := metaschemas()
	require.NoError(t, err)
	for draft, metaschema := range known {
		parts := schema.Make(registry, draft)
		texts := []string{parts.Resources()}
		for _, category := range registry.Categories {
			for _, p := range category.Plugins {
				text, ok := parts.Lookup(p.Category, p.Name)
				require.True(t, ok, p.ID())
				texts = append(texts, text)
			}
		}
		for _, text := range texts {
			document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			require.NoError(t, err)
			assert.NoError(t, metaschema.Validate(document))
			compiler := jsonschema.NewCompiler()
			require.NoError(t, compiler.AddResource("schema.json", document))
			_, err = compiler.Compile("schema.json")
			assert.NoError(t, err)
		}
	}
}
