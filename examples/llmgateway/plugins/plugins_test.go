package plugins_test

import (
	"context"
	"iter"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/plugins"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/ollama"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/openai"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

func TestRegistry(t *testing.T) {
	var found []string
	for info := range plugins.Registry.All() {
		found = append(found, info.ID())
	}
	assert.Equal(t, []string{
		"embedding:hashing", "embedding:openai",
		"llm:deepseek", "llm:fallback", "llm:groq", "llm:grounded", "llm:local", "llm:mistral",
		"llm:ollama", "llm:openai", "llm:openrouter",
		"rag:handbook",
		"vector-store:memory",
	}, found)
}

func TestOneNameInTwoCategories(t *testing.T) {
	model, ok := plugins.Registry.LLM.Lookup("openai")
	require.True(t, ok)
	embedder, ok := plugins.Registry.Embedding.Lookup("OpenAI")
	require.True(t, ok)
	assert.Equal(t, "openai.Config", model.ConfigType)
	assert.Equal(t, "openai.EmbeddingConfig", embedder.ConfigType)
	alias, ok := plugins.Registry.Find("llm:ngram")
	require.True(t, ok)
	assert.Equal(t, "local", alias.Name)
}

func TestDefaults(t *testing.T) {
	config := ollama.Config{Model: "m"}
	require.NoError(t, plugins.Registry.SetDefaults(&config))
	assert.Equal(t, ollama.Config{
		Model: "m", KeepAlive: 5 * time.Minute,
		Settings: upstream.Settings{
			Timeout: time.Minute,
			Retry:   upstream.Retry{Max: 2, Wait: 500 * time.Millisecond, MaxWait: 30 * time.Second},
		},
	}, config)
}

func TestNewWithoutAHub(t *testing.T) {
	model, err := plugins.Registry.LLM.New(t.Context(), "local", hush.Values{"seed": 4})
	require.NoError(t, err)
	assert.Equal(t, "waved his hat, and the keeper waved back.", complete(t, model, "The captain"))
}

func TestCreateTellsThePluginFromTheConfig(t *testing.T) {
	config := openai.Config{Model: "m"}
	model, err := plugins.Registry.LLM.Create(t.Context(), config, hush.WithHost(host(t)))
	require.NoError(t, err)
	assert.IsType(t, new(openai.Client), model)

	config.BaseURL = "localhost"
	_, err = plugins.Registry.LLM.Create(t.Context(), config, hush.WithHost(host(t)))
	assert.ErrorContains(t, err, `base_url: expected http(s)://host/path, found "localhost"`)
}

func TestResourcesOfTheExample(t *testing.T) {
	h, err := plugins.Open(t.Context(), host(t), hub.From(yamlfile.New("../resources.yaml")), hub.Env(nil))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, h.Close(t.Context())) })
	for question, want := range map[string]string{
		"How do I report a lost badge?":                "A lost badge is reported at the front desk. The desk blocks it at once and hands out a new one on the same day.",
		"Where can I borrow a book, and for how long?": "The library on the first floor lends books for four weeks. A book that nobody waits for may be kept longer.",
		"What happens when the fire alarm rings?":      "When the fire alarm rings, everybody leaves by the stairs and meets at the old oak in the car park.",
		"What do penguins eat?":                        "The handbook doesn't say.",
	} {
		assert.Equal(t, want, complete(t, get(t, h, "handbook"), question))
	}
	answer, err := h.RAG.Get(t.Context(), "handbook")
	require.NoError(t, err)
	full, err := answer.Answer(t.Context(), "How do I reset my password?")
	require.NoError(t, err)
	require.Len(t, full.Sources, 1)
	assert.Equal(t, "0005", full.Sources[0].ID)
}

func TestAllMistakesAreReportedAtOnce(t *testing.T) {
	_, err := tryOpen(t, hush.Values{
		"llm:gpt":         hush.Values{"type": "opnai", "model": "m"},
		"llm:warm":        hush.Values{"type": "groq", "model": "m", "temperature": 3},
		"llm:nameless":    hush.Values{"type": "ollama"},
		"llm:address":     hush.Values{"type": "openai", "model": "m", "base_url": "localhost"},
		"llm:typo":        hush.Values{"type": "openai", "model": "m", "retry": hush.Values{"maxx": 1}},
		"llm:many":        hush.Values{"type": "openai", "model": "m", "retry": hush.Values{"max": 11}},
		"rag:handbook":    hush.Values{"llm": "gpt", "embedder": "word", "store": "s", "split": "chapters"},
		"embedding:words": nil,
		"vector-store:s":  nil,
		"llm:all":         hush.Values{"type": "fallback", "models": []string{"gpt", "story"}},
		"llm:empty":       hush.Values{"type": "fallback", "models": []string{}},
		"llm:round":       hush.Values{"type": "grounded", "source": "round"},
		"rag:round":       hush.Values{"type": "handbook", "llm": "round", "embedder": "words", "store": "s"},
	})
	assert.IsType(t, new(hush.ConfigError), err)
	assert.EqualError(t, err, strings.Join([]string{
		`test: llm:address: base_url: expected http(s)://host/path, found "localhost"`,
		`test: llm:all.models[1]: no resource "llm:story"; there are address, all, empty, gpt, many, nameless, round, typo, warm`,
		`test: llm:empty.models: required, but empty`,
		`test: llm:gpt.type: no plugin "opnai"; did you mean openai?`,
		`test: llm:many.retry.max: 11 is above the maximum 10`,
		`test: llm:nameless.model: required, but missing`,
		`test: llm:round.source: resources need each other: llm:round -> rag:round -> llm:round`,
		`test: llm:typo.retry.maxx: unknown field; did you mean max?`,
		`test: llm:warm.temperature: 3 is above the maximum 2`,
		`test: rag:handbook.embedder: no resource "embedding:word"; did you mean words?`,
		`test: rag:handbook.split: "chapters" is not allowed; there are paragraphs, lines`,
	}, "\n"))
}

func TestFallbackDoesNotGoRound(t *testing.T) {
	h := open(t, hush.Values{"llm": hush.Values{
		"first":  hush.Values{"type": "fallback", "models": []string{"second", "story"}},
		"second": hush.Values{"type": "fallback", "models": []string{"first"}},
		"story":  hush.Values{"type": "local", "seed": 4},
	}})
	assert.Equal(t, "waved his hat, and the keeper waved back.", complete(t, get(t, h, "first"), "The captain"))
	_, err := get(t, h, "second").Complete(t.Context(), llm.Ask("The captain"))
	require.NoError(t, err, "first passes second over and asks story")

	h = open(t, hush.Values{"llm:self": hush.Values{"type": "fallback", "models": []string{"self"}}})
	_, err = get(t, h, "self").Complete(t.Context(), llm.Ask("The captain"))
	assert.EqualError(t, err, "no model answers: llm:self: resources need each other: llm:self -> llm:self")
}

// parrot is a model that the program itself makes.
type parrot struct{}

func (parrot) Complete(_ context.Context, request llm.Request) (llm.Reply, error) {
	return llm.Reply{Text: request.Messages[0].Content, Finish: llm.Stopped}, nil
}

func (p parrot) Stream(ctx context.Context, request llm.Request) iter.Seq2[llm.Chunk, error] {
	return llm.Whole(func() (llm.Reply, error) { return p.Complete(ctx, request) })
}

func TestProvidedModelIsAResourceLikeAnyOther(t *testing.T) {
	h := open(t, hush.Values{
		"rag:handbook":          hush.Values{"llm": "parrot", "embedder": "words", "store": "passages", "passages": 1},
		"embedding:words":       nil,
		"vector-store:passages": nil,
		"llm:grounded":          hush.Values{"source": "handbook"},
	}, hub.Provide("llm:parrot", parrot{}))
	text := complete(t, get(t, h, "grounded"), "May I bring my bicycle to the cellar?")
	assert.Equal(t, "Answer briefly, and only from these passages of the handbook:\n\n"+
		"Bicycles stand in the cellar. Pumps and tools hang beside the cellar door.", text)
}

func TestFallbackMakesOnlyWhatItNeeds(t *testing.T) {
	h := open(t, hush.Values{"llm": hush.Values{
		"first":  hush.Values{"type": "fallback", "models": []string{"down", "broken", "story", "never"}},
		"down":   hush.Values{"type": "ollama", "model": "m", "base_url": refusing(t), "retry": hush.Values{"max": 0}},
		"broken": hush.Values{"type": "local", "file": "no such file"},
		"story":  hush.Values{"type": "local", "seed": 4},
		"never":  hush.Values{"type": "local", "file": "no such file"},
	}})
	assert.Equal(t, "waved his hat, and the keeper waved back.", complete(t, get(t, h, "first"), "The captain"))
}

// refusing returns the address of a server that refuses everything.
func refusing(t *testing.T) string {
	t.Helper()
	return answering(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
}
