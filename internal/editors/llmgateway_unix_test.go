//go:build unix

package editors_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// each runs a test with the schema of examples/llmgateway in each draft. open
// opens documents that the schema is for.
func each(t *testing.T, test func(t *testing.T, open func(texts ...string) []*document)) {
	folder := t.TempDir()
	server := start(t, folder, nil)
	of := registry(t, "llmgateway/plugins")
	for version, draft := range drafts {
		write(t, folder, version+".json", of, draft)
		t.Run(version, func(t *testing.T) {
			test(t, func(texts ...string) []*document {
				t.Helper()
				var all []string
				for _, text := range texts {
					all = append(all, modeline(version+".json")+text)
				}
				return server.openAll(t, all...)
			})
		})
	}
}

func TestCompletions(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"categories", "‸", []string{"embedding", "llm", "rag", "vector-store"}},
		{
			"the plugins as names of resources", "llm:\n  ‸",
			[]string{"deepseek", "fallback", "grounded", "groq", "local", "mistral", "ollama", "openai", "openrouter"},
		},
		{
			"the plugins as types", "llm:\n  gpt:\n    type: ‸",
			[]string{"deepseek", "fallback", "grounded", "groq", "local", "mistral", "ollama", "openai", "openrouter"},
		},
		{
			"the fields of the plugin that is taken without a type", "llm:\n  story:\n    ‸",
			[]string{"file", "max_words", "order", "seed", "temperature", "type"},
		},
		{
			"the fields of the chosen plugin", "llm:\n  first:\n    type: fallback\n    ‸\n",
			[]string{"First that answers", "models"},
		},
		{
			"the fields that are left", "llm:gpt:\n  type: openai\n  model: gpt\n  retry: {max: 1}\n  ‸\n",
			[]string{"api_key", "base_url", "headers", "max_tokens", "temperature", "timeout"},
		},
		{"nested fields", "llm:gpt:\n  type: openai\n  model: gpt\n  retry:\n    ‸\n", []string{"max", "max_wait", "wait"}},
		{"the plugin of the resource's own name", "llm:ollama:\n  model: llama\n  ‸\n", []string{
			"base_url", "headers", "keep_alive", "retry", "seed", "temperature", "timeout", "type",
		}},
		{"the constants of a type", "rag:\n  handbook:\n    split: ‸\n", []string{"paragraphs", "lines"}},
		{"a default", "llm:gpt:\n  type: openai\n  model: gpt\n  timeout: ‸\n", []string{"1m0s"}},
		{"nothing for a text", "llm:gpt:\n  type: openai\n  model: ‸\n", []string{}},
		{"nothing for a number without default", "llm:gpt:\n  type: openai\n  model: gpt\n  max_tokens: ‸\n", []string{}},
	}
	var texts []string
	for _, test := range tests {
		texts = append(texts, test.text)
	}
	each(t, func(t *testing.T, open func(...string) []*document) {
		for i, document := range open(texts...) {
			assert.ElementsMatch(t, tests[i].want, document.labels(t, 0), tests[i].name)
		}
	})
}

// TestInserted has what stands in the file when something was chosen.
func TestInserted(t *testing.T) {
	each(t, func(t *testing.T, open func(...string) []*document) {
		d := open("llm:gpt:\n  type: openai\n  ‸\n")[0]
		inserted := map[string]string{}
		for _, item := range d.completions(t, 0) {
			inserted[item.Label] = item.InsertText
		}
		assert.Equal(t, "timeout: ${1:1m0s}", inserted["timeout"], "the default, to be typed over")
		assert.Equal(t, "temperature: ", inserted["temperature"])
		assert.Equal(t, "api_key: ", inserted["api_key"])
	})
}

func TestDocumentation(t *testing.T) {
	each(t, func(t *testing.T, open func(...string) []*document) {
		explained := map[string]any{}
		for _, item := range open("llm:\n  gpt:\n    type: ‸")[0].completions(t, 0) {
			explained[item.Label] = item.Documentation
		}
		assert.Equal(t, "Config configures a model that an Ollama server runs.", explained["ollama"])
		assert.Equal(t, "Groq returns a model of Groq.", explained["groq"])
	})
}

func TestHovers(t *testing.T) {
	text := `‸llm:
  ‸gpt:
    ‸type: ‸openai
    ‸model: gpt-4o-mini
    ‸timeout: ‸30s
    ‸temperature: ‸${TEMPERATURE:-1}
    ‸retry: {‸max: 1}
‸rag:handbook:
  llm: story
  embedder: words
  store: passages
  ‸split: lines
`
	want := []string{
		"#### Language models\n\nLLM answers conversations. It is safe for concurrent use, and both methods return soon after ctx ends.",
	}
	each(t, func(t *testing.T, open func(...string) []*document) {
		d := open(text)[0]
		require.Empty(t, d.diagnostics)
		for i := range d.cursors {
			t.Log(d.hover(t, i))
		}
		_ = want
	})
}

func TestDiagnostics(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"an unknown field", "llm:gpt:\n  type: openai\n  model: gpt\n  tiemout: 3s\n", []string{
			"5:3 tiemout: Property tiemout is not allowed.",
		}},
		{"an unknown nested field", "llm:\n  gpt: {type: openai, model: gpt, retry: {mx: 1}}\n", []string{
			"3:43 mx: Property mx is not allowed.",
		}},
		{"a field of another plugin", "llm:\n  story: {model: gpt}\n", []string{
			"3:11 model: Property model is not allowed.",
		}},
		{"missing fields", "rag:\n  handbook:\n    llm: story\n", []string{
			`3:3 handbook: Missing property "embedder".`,
			`3:3 handbook: Missing property "store".`,
		}},
		{"an unknown plugin, and nothing about its fields", "llm:gpt:\n  type: openia\n  model: 3\n", []string{
			`3:9 openia: Value must be "deepseek" | "fallback" | "groq" | "grounded" | "local" | "mistral" | "ollama" | "openai" | "openrouter".`,
		}},
		{"an unknown category", "lmm:gpt:\n  type: openai\n", []string{"2:1 lmm:gpt: Property lmm:gpt is not allowed."}},
		{"out of range", "llm:gpt:\n  type: openai\n  model: gpt\n  temperature: 2.5\n  retry: {max: 11}\n", []string{
			"5:16 2.5: Value is above the maximum of 2.",
			"6:16 11: Value is above the maximum of 10.",
		}},
		{"a text for a number", "llm:gpt:\n  type: openai\n  model: gpt\n  temperature: hot\n  max_tokens: 1.5\n", []string{
			`5:16 hot: Incorrect type. Expected "number".`,
			`6:15 1.5: Incorrect type. Expected "integer".`,
		}},
		{"no duration", "llm:gpt:\n  type: openai\n  model: gpt\n  timeout: 3\n", []string{
			"5:12 3: Expected a duration such as 30s or 1h30m.",
		}},
		{"not one of the constants", "rag:handbook: {llm: a, embedder: b, store: c, split: words}\n", []string{
			`2:54 words: Value is not accepted. Valid values: "paragraphs", "lines".`,
		}},
		{"a list for a text", "llm:gpt:\n  type: openai\n  model: [gpt]\n", []string{
			"4:10 [gpt]: Incorrect type. Expected one of string, number.",
		}},
		{"a list without elements", "llm:first: {type: fallback, models: []}\n", []string{
			"2:37 []: Array has too few items. Expected 1 or more.",
		}},
		{"no resource", "llm:story: 3\n", []string{"2:12 3: Incorrect type. Expected one of object, null."}},
		{"other spellings and variables are fine", "LLM:gpt:\n  type: ' OpenAI'\n  model: 4\n  base_url: true\n  temperature: ${T}\n  retry: {max: '${N:-1}'}\n  timeout:\nllm:\n  local:\n  tiny: {_class: ngram}\n", []string{}},
	}
	var texts []string
	for _, test := range tests {
		texts = append(texts, test.text)
	}
	each(t, func(t *testing.T, open func(...string) []*document) {
		for i, document := range open(texts...) {
			assert.Equal(t, tests[i].want, document.diagnostics, tests[i].name)
		}
	})
}
