package hush_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hush"
)

// hushSchemas is as generated code writes it.
var hushSchemas = hush.Schemas{
	Root: `{"title":"Resources","properties":{"llm":{"$ref":"#/$defs/llm"}}}`,
	Definitions: []hush.SchemaDefinition{
		{Name: "anyText", Text: `{"type":"string"}`},
		{Name: "llm", Text: `{"$ref":"#/$defs/llm:open-ai"}`},
		{Name: "llm:echo", Text: `{"title":"Echo"}`},
		{Name: "llm:open-ai", Aliases: []string{"gpt-4"}, Uses: []string{"anyText", "retry.Policy"}, Text: `{"title":"OpenAI","$ref":"#/$defs/retry.Policy"}`},
		{Name: "llm:open-ai_named", Text: `{}`},
		{Name: "retry.Policy", Text: `{"properties":{"a":{"$ref":"#/$defs/anyText"}}}`},
	},
}

func TestSchemas(t *testing.T) {
	const head = `{"$schema":"https://json-schema.org/draft/2020-12/schema",`
	assert.Equal(t, head+`"title":"Resources","properties":{"llm":{"$ref":"#/$defs/llm"}},"$defs":{`+
		`"anyText":{"type":"string"},"llm":{"$ref":"#/$defs/llm:open-ai"},"llm:echo":{"title":"Echo"},`+
		`"llm:open-ai":{"title":"OpenAI","$ref":"#/$defs/retry.Policy"},"llm:open-ai_named":{},`+
		`"retry.Policy":{"properties":{"a":{"$ref":"#/$defs/anyText"}}}}}`, hushSchemas.Resources())

	openAI := head + `"title":"OpenAI","$ref":"#/$defs/retry.Policy","$defs":{` +
		`"anyText":{"type":"string"},"retry.Policy":{"properties":{"a":{"$ref":"#/$defs/anyText"}}}}}`
	for _, names := range [][2]string{{"llm", "open-ai"}, {" LLM\n", "Open_AI"}, {"llm", "gpt-4"}, {"Llm", "GPT 4"}} {
		text, ok := hushSchemas.Lookup(names[0], names[1])
		assert.True(t, ok, names)
		assert.Equal(t, openAI, text, names)
	}
	text, ok := hushSchemas.Lookup("llm", "echo")
	assert.True(t, ok)
	assert.Equal(t, head+`"title":"Echo"}`, text, "it needs no definition")

	for _, names := range [][2]string{{"llm", "other"}, {"llm", ""}, {"", ""}, {"", "echo"}, {"anyText", ""}, {"llm", "open-ai_named"}, {"llm:open-ai", ""}, {"retry.Policy", ""}} {
		text, ok := hushSchemas.Lookup(names[0], names[1])
		assert.False(t, ok, names)
		assert.Empty(t, text, names)
	}
}

// A registry of many plugins has its definitions in several lists: they mean
// what one would.
func TestSchemasInLists(t *testing.T) {
	all := hushSchemas.Definitions
	first, second, third := all[1:2], all[2:2], all[2:]
	split := hush.Schemas{Root: hushSchemas.Root, Definitions: all[:1], More: []*[]hush.SchemaDefinition{&first, &second, &third}}
	assert.Equal(t, hushSchemas.Resources(), split.Resources())
	for _, name := range []string{"echo", "gpt-4", "open-ai", "other"} {
		want, known := hushSchemas.Lookup("llm", name)
		text, ok := split.Lookup("llm", name)
		assert.Equal(t, known, ok, name)
		assert.Equal(t, want, text, name)
	}
}

func TestNoSchemas(t *testing.T) {
	none := hush.Schemas{Root: `{"title":"Resources"}`}
	assert.Equal(t, `{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Resources"}`, none.Resources())
	_, ok := none.Lookup("llm", "echo")
	assert.False(t, ok)
}
