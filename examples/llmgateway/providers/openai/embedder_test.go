package openai_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/embedding"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/openai"
	"github.com/hushgen/hushgen/runtime/hush"
)

var _ embedding.Embedder = (*openai.Embedder)(nil)

func embedder(t *testing.T, config openai.EmbeddingConfig, handle http.HandlerFunc) *openai.Embedder {
	t.Helper()
	config.Settings = serve(t, "/v1/embeddings", handle)
	config.APIKey = hush.NewSecret("k")
	e, err := openai.NewEmbedder(config, httpClient(t))
	require.NoError(t, err)
	return e
}

func TestEmbedInBatchesAndInOrder(t *testing.T) {
	var sizes []int
	e := embedder(t, openai.EmbeddingConfig{Model: "m", Dimensions: 1, Batch: 2}, func(w http.ResponseWriter, r *http.Request) {
		var body struct {
			Model      string
			Input      []string
			Dimensions int
		}
		assert.NoError(t, json.NewDecoder(r.Body).Decode(&body))
		assert.Equal(t, "m", body.Model)
		assert.Equal(t, 1, body.Dimensions)
		sizes = append(sizes, len(body.Input))
		var data []string
		for i, text := range body.Input {
			data = append(data, fmt.Sprintf(`{"index":%d,"embedding":[%d]}`, i, len(text)))
		}
		slices.Reverse(data)
		answer := `{"data":[` + data[0]
		for _, item := range data[1:] {
			answer += "," + item
		}
		io.WriteString(w, answer+`]}`)
	})
	vectors, err := e.Embed(t.Context(), []string{"a", "bb", "ccc", "dddd", "eeeee"})
	require.NoError(t, err)
	assert.Equal(t, []embedding.Vector{{1}, {2}, {3}, {4}, {5}}, vectors)
	assert.Equal(t, []int{2, 2, 1}, sizes)
}

func TestEmbedNothing(t *testing.T) {
	e := embedder(t, openai.EmbeddingConfig{}, func(http.ResponseWriter, *http.Request) { t.Error("called") })
	vectors, err := e.Embed(t.Context(), nil)
	require.NoError(t, err)
	assert.Empty(t, vectors)
}

func TestEmbedErrors(t *testing.T) {
	cases := map[string]string{
		`{"data":[{"index":0,"embedding":[1]}]}`:                            "model m: no vector for text 1 of 2",
		`{"data":[{"index":2,"embedding":[1]}]}`:                            "model m: a vector for text 2, but 2 were asked for",
		`{"data":[{"index":-1,"embedding":[1]}]}`:                           "model m: a vector for text -1, but 2 were asked for",
		`{"data":[{"index":0,"embedding":[]},{"index":1,"embedding":[1]}]}`: "model m: no vector for text 0 of 2",
	}
	for answer, want := range cases {
		e := embedder(t, openai.EmbeddingConfig{Model: "m", Batch: 8}, func(w http.ResponseWriter, _ *http.Request) {
			io.WriteString(w, answer)
		})
		_, err := e.Embed(t.Context(), []string{"a", "b"})
		assert.EqualError(t, err, want)
	}
	refused := embedder(t, openai.EmbeddingConfig{}, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	_, err := refused.Embed(t.Context(), []string{"a"})
	assert.ErrorContains(t, err, "/v1/embeddings: 403 Forbidden")
}
