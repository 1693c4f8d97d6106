package legacy

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// load opens a hub on a source and makes everything in it.
func load(t *testing.T, source hub.Source) *Hub {
	t.Helper()
	h, err := Open(t.Context(), hub.From(source), hub.Env(map[string]string{"OPENAI_API_KEY": "sk-test"}))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, h.Close(t.Context())) })
	require.NoError(t, h.Validate(t.Context()))
	for key := range h.Keys() {
		_, err := h.Get(t.Context(), key)
		require.NoError(t, err)
	}
	return h
}

func chat[C any](t *testing.T, h *Hub, name string) C {
	t.Helper()
	instance, err := h.LLM.Get(t.Context(), name)
	require.NoError(t, err)
	return instance.Settings().(C)
}

func TestResourcesFileWithClasses(t *testing.T) {
	h := load(t, yamlfile.New("testdata/resources.yaml"))
	assert.Equal(t, []string{"llm:ears", "llm:gpt-4o", "llm:gpt-4o-mini", "vector-store:docs"}, slices.Collect(h.Keys()))
	large := chat[OpenAIConfig](t, h, "gpt-4o")
	assert.Equal(t, "sk-test", large.APIKey.Reveal())
	large.APIKey = OpenAIConfig{}.APIKey
	assert.Equal(t, OpenAIConfig{Model: "gpt-4o", Temperature: 0.2, MaxTokens: 4096}, large)
	assert.Equal(t, "gpt-4o-mini", chat[OpenAIConfig](t, h, "gpt-4o-mini").Model)
	assert.Equal(t, WhisperTinyConfig{Language: "de"}, chat[WhisperTinyConfig](t, h, "ears"))

	store, err := h.VectorStore.Get(t.Context(), "docs")
	require.NoError(t, err)
	config := store.Settings().(QdrantConfig)
	assert.Equal(t, "http://localhost:6333", config.URL)
	assert.Equal(t, "gpt-4o-mini", config.Embedder.Settings().(OpenAIConfig).Model)

	var notes []string
	for note := range h.Notes() {
		notes = append(notes, note.Error())
	}
	assert.Equal(t, []string{
		"testdata/resources.yaml:12:10: llm:gpt-4o-mini.model: ${MINI_MODEL:…} is an older spelling; write ${MINI_MODEL:-…}, which also replaces an empty variable",
		"testdata/resources.yaml:21:8: vector-store:docs.url: ${QDRANT_URL:…} is an older spelling; write ${QDRANT_URL:-…}, which also replaces an empty variable",
	}, notes)
}

func TestFilesOfPlugins(t *testing.T) {
	h := load(t, jsondir.New("testdata/plugins"))
	assert.Equal(t, []string{"llm:My_Chat", "llm:openai", "llm:whisper_tiny", "vector-store:qdrant"}, slices.Collect(h.Keys()))
	assert.Equal(t, 1000, chat[OpenAIConfig](t, h, "openai").MaxTokens)
	assert.Equal(t, WhisperTinyConfig{Language: "en", BeamSize: 5}, chat[WhisperTinyConfig](t, h, "whisper_tiny"), "by its name")
	store, err := h.VectorStore.Get(t.Context(), "qdrant")
	require.NoError(t, err)
	assert.Equal(t, "gpt-4o-mini", store.Settings().(QdrantConfig).Embedder.Settings().(OpenAIConfig).Model)
}

func TestExperiment(t *testing.T) {
	want := MyModelConfig{HiddenSize: 256, Dropout: 0.1, Layers: []int{64, 32}}
	want.Optimizer.Name, want.Optimizer.LR = "adam", 3e-4
	for _, source := range []hub.Source{yamlfile.New("testdata/experiment.yaml"), jsonfile.New("testdata/experiment.json")} {
		h := load(t, source)
		assert.Equal(t, []string{"model:default"}, slices.Collect(h.Keys()))
		model, err := h.Model.Get(t.Context(), "default")
		require.NoError(t, err)
		assert.Equal(t, want, model.Settings())
	}
}
