package schemas

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/schema"
)

// metaschemas are what a schema of a draft must itself be valid against.
var metaschemas = map[schema.Draft]string{
	schema.Draft2020: "https://json-schema.org/draft/2020-12/schema",
	schema.Draft7:    "http://json-schema.org/draft-07/schema#",
}

// Every schema is a valid one of its draft, and says which that is.
func TestMetaschemas(t *testing.T) {
	for draft, url := range metaschemas {
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		meta, err := compiler.Compile(url)
		require.NoError(t, err)
		valid := func(name string, text []byte) {
			document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			require.NoError(t, err, name)
			assert.Equal(t, url, document.(map[string]any)["$schema"], name)
			assert.NoError(t, meta.Validate(document), name)
		}
		valid("resources", []byte(partsOf(draft).Resources()))
		for _, category := range zoo().Categories {
			for _, p := range category.Plugins {
				valid(p.ID(), textOf(p, draft))
			}
		}
	}
}

// The compiled registry carries the same schemas.
func TestSchemasOfTheRegistry(t *testing.T) {
	assert.Equal(t, partsOf(schema.Draft2020).Resources(), Schemas.Resources())
	for _, category := range zoo().Categories {
		for _, p := range category.Plugins {
			for _, name := range namesOf(p) {
				text, ok := Schemas.Lookup(p.Category, name)
				assert.True(t, ok, p.ID())
				assert.Equal(t, string(textOf(p, schema.Draft2020)), text, p.ID())
			}
		}
	}
}
