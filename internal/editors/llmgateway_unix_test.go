//go:build unix

package editors_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// opener opens documents that the schema of examples/llmgateway is for.
type opener func(texts ...string) []*document

// TestGateway has what is seen with the schema of examples/llmgateway, in each
// draft.
func TestGateway(t *testing.T) {
	folder := t.TempDir()
	server := start(t, folder, nil)
	of := registry(t, "llmgateway/plugins")
	for version, draft := range drafts {
		write(t, folder, version+".json", of, draft)
		open := func(texts ...string) []*document {
			var all []string
			for _, text := range texts {
				all = append(all, modeline(version+".json")+text)
			}
			return server.open(t, all...)
		}
		t.Run(version, func(t *testing.T) {
			t.Run("completions", func(t *testing.T) { testCompletions(t, open) })
			t.Run("inserted", func(t *testing.T) { testInserted(t, open) })
			t.Run("documentation", func(t *testing.T) { testDocumentation(t, open) })
			t.Run("hovers", func(t *testing.T) { testHovers(t, open) })
			t.Run("diagnostics", func(t *testing.T) { testDiagnostics(t, open) })
			t.Run("fixes", func(t *testing.T) { testFixes(t, open) })
		})
	}
}

func testCompletions(t *testing.T, open opener) {
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
		{"a default", "llm:gpt:\n  type: openai\n  model: gpt\n  timeout: ‸\n", []string{"1m"}},
		{"nothing for a text", "llm:gpt:\n  type: openai\n  model: ‸\n", []string{}},
		{"nothing for a number without default", "llm:gpt:\n  type: openai\n  model: gpt\n  max_tokens: ‸\n", []string{}},
	}
	var texts []string
	for _, test := range tests {
		texts = append(texts, test.text)
	}
	for i, document := range open(texts...) {
		assert.ElementsMatch(t, tests[i].want, document.labels(t, 0), tests[i].name)
	}
}

// testInserted has what stands in the file when something was chosen.
func testInserted(t *testing.T, open opener) {
	d := open("llm:gpt:\n  type: openai\n  ‸\n")[0]
	inserted := map[string]string{}
	for _, item := range d.completions(t, 0) {
		inserted[item.Label] = item.InsertText
	}
	assert.Equal(t, "timeout: ${1:1m}", inserted["timeout"], "the default, to be typed over")
	assert.Equal(t, "temperature: ", inserted["temperature"])
	assert.Equal(t, "api_key: ", inserted["api_key"])
}

func testDocumentation(t *testing.T, open opener) {
	explained := map[string]any{}
	for _, item := range open("llm:\n  gpt:\n    type: ‸")[0].completions(t, 0) {
		explained[item.Label] = item.Documentation
	}
	assert.Equal(t, "Config configures a model that an Ollama server runs.", explained["ollama"])
	assert.Equal(t, "Groq returns a model of Groq.", explained["groq"])
}

// testHovers has what is shown over keys and values: the title of the category
// or of the plugin, what its doc comment says, and what is allowed.
func testHovers(t *testing.T, open opener) {
	const (
		text = `‸llm:
  gpt:
    ‸type: ‸openai
    ‸model: gpt-4o-mini
    ‸timeout: ‸30s
    ‸temperature: 1.5
    ‸retry: {‸max: 1}
  own: {type: ollama, ‸model: llama}
rag:handbook:
  ‸llm: own
  embedder: words
  store: passages
  ‸split: lines
`
		openai  = "#### OpenAI\n\nConfig configures a chat model behind the chat-completions protocol."
		timeout = "#### OpenAI\n\nHow long to wait for the beginning of an answer, and then for each further piece of it." +
			"\n\nDefault: 1m. At least 1ms."
	)
	want := []string{
		"#### Language models\n\nLLM answers conversations. It is safe for concurrent use, and both methods return soon after ctx ends." +
			"\n\nWhen a service behind the model refuses, the error wraps an \\*upstream.Error; when it doesn't answer in time, context.DeadlineExceeded.",
		openai, openai,
		"#### OpenAI\n\nThe model's name at the service.\n\nRequired.",
		timeout, timeout,
		"#### OpenAI\n\nHow freely the model picks its words. Absent: the model's own.\n\nFrom 0 to 2.",
		"#### OpenAI\n\nWhat to do when the service is busy.",
		"#### OpenAI\n\nHow many further tries there are after the first.\n\nDefault: 2. From 0 to 10.",
		"#### Ollama\n\nThe model's name, as \"ollama list\" shows it.\n\nRequired.",
		"#### Handbook\n\nWrites the answers.\n\nRequired. Names a resource of category llm.",
		"#### Handbook\n\nWhat a passage is.\n\nDefault: paragraphs.\n\nAllowed Values:\n\n* `lines`\n* `paragraphs`",
	}
	d := open(text)[0]
	require.Empty(t, d.diagnostics)
	var shown []string
	for i := range d.cursors {
		shown = append(shown, strings.TrimSpace(d.hover(t, i)))
	}
	assert.Equal(t, want, shown)
}

func testDiagnostics(t *testing.T, open opener) {
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
	for i, document := range open(texts...) {
		assert.Equal(t, tests[i].want, document.diagnostics, tests[i].name)
	}
}

// testFixes has what an editor offers in the place of what is wrong.
func testFixes(t *testing.T, open opener) {
	d := open("llm:gpt:\n  type: openai\n  model: gpt\n  tiemout: 3s\nrag:handbook:\n  llm: gpt\n  embedder: a\n  store: b\n  split: line\n")[0]
	require.Len(t, d.diagnostics, 2)
	assert.ElementsMatch(t, []string{"api_key", "base_url", "headers", "max_tokens", "retry", "temperature", "timeout"}, d.fixes(t, 0))
	assert.Equal(t, []string{"paragraphs", "lines"}, d.fixes(t, 1))
}
