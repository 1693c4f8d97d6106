package ollama_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/ollama"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
)

var _ llm.LLM = (*ollama.Client)(nil)

func chat(t *testing.T, config ollama.Config, handle http.HandlerFunc) *ollama.Client {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/chat", handle)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	config.Settings = upstream.Settings{BaseURL: server.URL, Timeout: 10 * time.Second}
	config.Model = "m"
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	client, err := ollama.New(config, &http.Client{Transport: transport})
	require.NoError(t, err)
	return client
}

// lines answers with one JSON object a line, each flushed on its own.
func lines(objects ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/x-ndjson")
		for _, object := range objects {
			fmt.Fprintln(w, object)
			w.(http.Flusher).Flush()
		}
	}
}

func piece(text string) string {
	return fmt.Sprintf(`{"model":"m","message":{"role":"assistant","content":%q},"done":false}`, text)
}

const done = `{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"length","prompt_eval_count":4,"eval_count":2}`

func TestComplete(t *testing.T) {
	temperature, seed := 0.5, int64(7)
	config := ollama.Config{Temperature: &temperature, Seed: &seed, KeepAlive: time.Minute}
	client := chat(t, config, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		assert.JSONEq(t, `{"model":"m","messages":[{"role":"user","content":"hi"}],"stream":false,"keep_alive":"1m0s",
			"options":{"temperature":0.5,"seed":7,"num_predict":9,"stop":["x"]}}`, string(body))
		io.WriteString(w, `{"message":{"role":"assistant","content":"hello"},"done":true,"prompt_eval_count":1,"eval_count":2}`)
	})
	request := llm.Ask("hi")
	request.MaxTokens, request.Stop = 9, []string{"x"}
	reply, err := client.Complete(t.Context(), request)
	require.NoError(t, err)
	assert.Equal(t, llm.Reply{Text: "hello", Finish: llm.Stopped, Usage: llm.Usage{Prompt: 1, Completion: 2}}, reply)
}

func TestRequestOverridesTheTemperature(t *testing.T) {
	warm, cold := 1.5, 0.0
	client := chat(t, ollama.Config{Temperature: &warm}, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		assert.Contains(t, string(body), `"options":{"temperature":0}`)
		io.WriteString(w, `{"done":true}`)
	})
	request := llm.Ask("hi")
	request.Temperature = &cold
	_, err := client.Complete(t.Context(), request)
	require.NoError(t, err)
}

func TestStream(t *testing.T) {
	client := chat(t, ollama.Config{}, lines(piece("two "), piece("words"), done, "not read"))
	reply, err := llm.Collect(client.Stream(t.Context(), llm.Ask("hi")))
	require.NoError(t, err)
	assert.Equal(t, llm.Reply{Text: "two words", Finish: llm.Length, Usage: llm.Usage{Prompt: 4, Completion: 2}}, reply)
}

func TestStreamErrors(t *testing.T) {
	const early = "model m: stream: the connection ended before the reply did: unexpected EOF"
	cases := map[string]struct {
		handle http.HandlerFunc
		err    string
	}{
		"not JSON":           {lines(piece("a"), "oops"), "model m: stream: a line is not what was expected: invalid character 'o' looking for beginning of value"},
		"error line":         {lines(piece("a"), `{"error":"model runner stopped"}`), "model m: stream: model runner stopped"},
		"ends too early":     {lines(piece("a")), early},
		"ends within a line": {lines(piece("a"), `{"message":`), early},
		"connection breaks": {func(w http.ResponseWriter, r *http.Request) {
			lines(piece("a"))(w, r)
			panic(http.ErrAbortHandler)
		}, early},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			reply, err := llm.Collect(chat(t, ollama.Config{}, c.handle).Stream(t.Context(), llm.Ask("hi")))
			assert.EqualError(t, err, c.err)
			assert.Equal(t, "a", reply.Text)
		})
	}
}

func TestRefusals(t *testing.T) {
	client := chat(t, ollama.Config{}, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, `{"error":"model \"m\" not found"}`)
	})
	var refused *upstream.Error
	_, err := client.Complete(t.Context(), llm.Ask("hi"))
	require.ErrorAs(t, err, &refused)
	assert.Equal(t, `model "m" not found`, refused.Message)
	_, err = llm.Collect(client.Stream(t.Context(), llm.Ask("hi")))
	require.ErrorAs(t, err, &refused)

	broken := chat(t, ollama.Config{}, lines(`{"error":"out of memory"}`))
	_, err = broken.Complete(t.Context(), llm.Ask("hi"))
	assert.EqualError(t, err, "model m: out of memory")
}

func TestCancelEndsAStream(t *testing.T) {
	client := chat(t, ollama.Config{}, func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		lines(piece("a"))(w, r)
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var failure error
	for _, err := range client.Stream(ctx, llm.Ask("hi")) {
		failure = err
		cancel()
	}
	assert.ErrorIs(t, failure, context.Canceled)
}

func TestValidate(t *testing.T) {
	config := ollama.Config{Settings: upstream.Settings{BaseURL: "localhost"}}
	const want = `base_url: expected http(s)://host/path, found "localhost"`
	assert.EqualError(t, config.Validate(), want)
	_, err := ollama.New(config, http.DefaultClient)
	assert.EqualError(t, err, want)
}
