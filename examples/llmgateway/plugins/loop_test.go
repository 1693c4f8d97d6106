package plugins_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/hashing"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

func answering(t *testing.T, handle http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(handle)
	t.Cleanup(s.Close)
	return s.URL
}

// loop opens two gateways, of which the outer asks the inner: its models
// "inner" and "renamed" are the story of the other.
func loop(t *testing.T) (inner, outer string) {
	t.Helper()
	inner = serve(t, open(t, hush.Values{"llm": hush.Values{
		"story":  hush.Values{"type": "local", "seed": 4},
		"broken": hush.Values{"type": "local", "file": "no such file"},
	}}))
	outer = serve(t, open(t, hush.Values{"llm": hush.Values{
		"inner":   hush.Values{"type": "openai", "base_url": inner, "model": "story"},
		"renamed": hush.Values{"type": "mistral", "base_url": inner + "/", "model": "llm:story"},
		"missing": hush.Values{"type": "openai", "base_url": inner, "model": "storey"},
		"broken":  hush.Values{"type": "openai", "base_url": inner, "model": "broken", "retry": hush.Values{"max": 0}},
	}}))
	return inner, outer
}

// through returns a model behind a gateway.
func through(t *testing.T, gateway, model string) llm.LLM {
	t.Helper()
	h := open(t, nil, hub.Provide("llm:unused", parrot{}))
	m, err := h.LLM.New(t.Context(), "openai", hush.Values{
		"base_url": gateway, "model": model, "retry": hush.Values{"max": 0},
	})
	require.NoError(t, err)
	return m
}

func TestGatewayBehindAGateway(t *testing.T) {
	inner, outer := loop(t)
	want := llm.Reply{
		Text: "waved his hat, and the keeper waved back.", Finish: llm.Stopped,
		Usage: llm.Usage{Prompt: 2, Completion: 10},
	}
	for _, model := range []llm.LLM{
		through(t, inner, "story"), through(t, outer, "inner"), through(t, outer, "renamed"),
	} {
		reply, err := model.Complete(t.Context(), llm.Ask("The captain"))
		require.NoError(t, err)
		assert.Equal(t, want, reply)
		pieces := 0
		reply, err = llm.Collect(func(yield func(llm.Chunk, error) bool) {
			for chunk, err := range model.Stream(t.Context(), llm.Ask("The captain")) {
				pieces++
				if !yield(chunk, err) {
					return
				}
			}
		})
		require.NoError(t, err)
		assert.Equal(t, want, reply)
		assert.Greater(t, pieces, 10)
	}
}

func TestErrorsThroughBothGateways(t *testing.T) {
	_, outer := loop(t)
	cases := map[string]struct {
		status  int
		message string
	}{
		"iner":    {404, `no model "iner"; did you mean inner?`},
		"missing": {502, "the model's service answered 404"},
		"broken":  {502, "the model's service answered 500"},
	}
	for name, c := range cases {
		_, err := through(t, outer, name).Complete(t.Context(), llm.Ask("The captain"))
		var refused *upstream.Error
		require.ErrorAs(t, err, &refused, name)
		assert.Equal(t, c.status, refused.Status, name)
		assert.Equal(t, c.message, refused.Message, name)
		_, err = llm.Collect(through(t, outer, name).Stream(t.Context(), llm.Ask("The captain")))
		require.ErrorAs(t, err, &refused, name)
		assert.Equal(t, c.status, refused.Status, name)
	}
}

func TestManyRequestsShareOneInstance(t *testing.T) {
	_, outer := loop(t)
	model := through(t, outer, "inner")
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			reply, err := model.Complete(t.Context(), llm.Ask("The captain"))
			assert.NoError(t, err)
			assert.Equal(t, "waved his hat, and the keeper waved back.", reply.Text)
		})
	}
	group.Wait()
}

// TestHandbookWithEmbeddingsOfAService lets the embeddings come from a server;
// its key comes from the environment by itself.
func TestHandbookWithEmbeddingsOfAService(t *testing.T) {
	embedder := hashing.New(hashing.Config{Dimensions: 1024})
	url := answering(t, func(w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, "/v1/embeddings", r.URL.Path)
		assert.Equal(t, "Bearer sk-env", r.Header.Get("Authorization"))
		var body struct{ Input []string }
		assert.NoError(t, json.NewDecoder(r.Body).Decode(&body))
		vectors, err := embedder.Embed(r.Context(), body.Input)
		assert.NoError(t, err)
		var answer struct {
			Data []map[string]any `json:"data"`
		}
		for i, vector := range vectors {
			answer.Data = append(answer.Data, map[string]any{"index": i, "embedding": vector})
		}
		data, err := json.Marshal(answer)
		assert.NoError(t, err)
		_, err = w.Write(data)
		assert.NoError(t, err)
	})
	h := open(t, hush.Values{
		"embedding:remote":      hush.Values{"type": "openai", "base_url": url + "/v1", "batch": 5},
		"vector-store:passages": nil,
		"llm:reader":            hush.Values{"type": "local", "order": 3, "temperature": 0},
		"rag:handbook":          hush.Values{"llm": "reader", "embedder": "remote", "store": "passages", "passages": 1},
	}, hub.Env(map[string]string{"OPENAI_API_KEY": "sk-env"}))
	handbook, err := h.RAG.Get(t.Context(), "handbook")
	require.NoError(t, err)
	answer, err := handbook.Answer(t.Context(), "What happens when the fire alarm rings?")
	require.NoError(t, err)
	assert.Equal(t, "When the fire alarm rings, everybody leaves by the stairs and meets at the old oak in the car park.", answer.Text)
}
