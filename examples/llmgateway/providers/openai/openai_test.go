package openai_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/openai"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hush"
)

var _ llm.LLM = (*openai.Client)(nil)

// serve starts a server for one path.
func serve(t *testing.T, path string, handle http.HandlerFunc) upstream.Settings {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+path, handle)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return upstream.Settings{BaseURL: server.URL + "/v1", Timeout: 10 * time.Second}
}

func chat(t *testing.T, handle http.HandlerFunc) *openai.Client {
	t.Helper()
	settings := serve(t, "/v1/chat/completions", handle)
	client, err := openai.New(openai.Config{Settings: settings, Model: "m", APIKey: hush.NewSecret("k")}, httpClient(t))
	require.NoError(t, err)
	return client
}

func httpClient(t *testing.T) *http.Client {
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(client.CloseIdleConnections)
	return client
}

// events answers with server-sent events, each flushed on its own.
func events(data ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
		for _, d := range data {
			fmt.Fprintf(w, "data: %s\n\n", d)
			w.(http.Flusher).Flush()
		}
	}
}

func delta(text string) string {
	return fmt.Sprintf(`{"choices":[{"index":0,"delta":{"content":%q},"finish_reason":null}]}`, text)
}

const (
	stopEvent  = `{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}`
	usageEvent = `{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}}`
)

func TestComplete(t *testing.T) {
	client := chat(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		assert.JSONEq(t, `{"model":"m","messages":[{"role":"user","content":"hi"}]}`, string(body))
		assert.Equal(t, "Bearer k", r.Header.Get("Authorization"))
		io.WriteString(w, `{"id":"1","choices":[{"message":{"role":"assistant","content":"hello"},"finish_reason":"length"}],
			"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}`)
	})
	reply, err := client.Complete(t.Context(), llm.Ask("hi"))
	require.NoError(t, err)
	assert.Equal(t, llm.Reply{Text: "hello", Finish: llm.Length, Usage: llm.Usage{Prompt: 1, Completion: 2}}, reply)
}

func TestConfigFillsInWhatTheRequestLeavesOpen(t *testing.T) {
	var bodies []map[string]any
	settings := serve(t, "/v1/chat/completions", func(w http.ResponseWriter, r *http.Request) {
		var body map[string]any
		assert.NoError(t, json.NewDecoder(r.Body).Decode(&body))
		bodies = append(bodies, body)
		io.WriteString(w, `{"choices":[{"message":{"content":"ok"}}]}`)
	})
	cold, hot := 0.0, 2.0
	client, err := openai.New(openai.Config{Settings: settings, Model: "m", Temperature: &cold, MaxTokens: 9}, httpClient(t))
	require.NoError(t, err)
	request := llm.Ask("hi")
	_, err = client.Complete(t.Context(), request)
	require.NoError(t, err)
	request.Temperature, request.MaxTokens = &hot, 3
	_, err = client.Complete(t.Context(), request)
	require.NoError(t, err)
	assert.Equal(t, []any{0.0, 9.0}, []any{bodies[0]["temperature"], bodies[0]["max_tokens"]})
	assert.Equal(t, []any{2.0, 3.0}, []any{bodies[1]["temperature"], bodies[1]["max_tokens"]})
}

func TestCompleteErrors(t *testing.T) {
	refuse := chat(t, func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		io.WriteString(w, `{"error":{"message":"Incorrect API key","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}`)
	})
	_, err := refuse.Complete(t.Context(), llm.Ask("hi"))
	var refused *upstream.Error
	require.ErrorAs(t, err, &refused)
	assert.Equal(t, 401, refused.Status)
	assert.Equal(t, "invalid_api_key", refused.Code)
	assert.Equal(t, "Incorrect API key", refused.Message)

	empty := chat(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, `{"choices":[]}`) })
	_, err = empty.Complete(t.Context(), llm.Ask("hi"))
	assert.EqualError(t, err, "model m: the answer holds no choice")
}

func TestStream(t *testing.T) {
	client := chat(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		assert.JSONEq(t, `{"model":"m","messages":[{"role":"user","content":"hi"}],"stream":true,"stream_options":{"include_usage":true}}`, string(body))
		events(delta("two "), delta("words"), stopEvent, usageEvent, "[DONE]", "not read")(w, r)
	})
	reply, err := llm.Collect(client.Stream(t.Context(), llm.Ask("hi")))
	require.NoError(t, err)
	assert.Equal(t, llm.Reply{Text: "two words", Finish: llm.Stopped, Usage: llm.Usage{Prompt: 5, Completion: 2}}, reply)
}

func TestStreamErrors(t *testing.T) {
	cases := map[string]struct {
		handle http.HandlerFunc
		text   string
		err    string
	}{
		"not JSON": {
			events(delta("a"), "{oops", "[DONE]"), "a",
			"model m: stream: an event is not what was expected: invalid character 'o' looking for beginning of object key string",
		},
		"error event": {
			events(delta("a"), `{"error":{"message":"overloaded","type":"server_error"}}`), "a",
			"model m: stream: overloaded",
		},
		"ends too early": {
			events(delta("a")), "a",
			"model m: stream: the connection ended before the reply did: unexpected EOF",
		},
		"not a stream": {
			func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				io.WriteString(w, `{}`)
			}, "",
			`model m: stream: expected text/event-stream, found "application/json"`,
		},
		"connection breaks": {
			func(w http.ResponseWriter, r *http.Request) {
				events(delta("a"))(w, r)
				panic(http.ErrAbortHandler)
			}, "a",
			"model m: stream: unexpected EOF",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			reply, err := llm.Collect(chat(t, c.handle).Stream(t.Context(), llm.Ask("hi")))
			assert.EqualError(t, err, c.err)
			assert.Equal(t, c.text, reply.Text)
		})
	}
}

func TestStreamIsRefused(t *testing.T) {
	client := chat(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "9")
		w.WriteHeader(http.StatusTooManyRequests)
		io.WriteString(w, `{"error":{"message":"slow down","code":"rate_limit_exceeded"}}`)
	})
	_, err := llm.Collect(client.Stream(t.Context(), llm.Ask("hi")))
	var refused *upstream.Error
	require.ErrorAs(t, err, &refused)
	assert.Equal(t, 9*time.Second, refused.RetryAfter)
	assert.ErrorContains(t, err, "429 Too Many Requests: slow down (rate_limit_exceeded)")
}

func TestStreamNeedsNoClosingEvent(t *testing.T) {
	reply, err := llm.Collect(chat(t, events(delta("a"), stopEvent)).Stream(t.Context(), llm.Ask("hi")))
	require.NoError(t, err)
	assert.Equal(t, "a", reply.Text)
}

func TestLeavingAStreamHangsUp(t *testing.T) {
	left := make(chan struct{})
	client := chat(t, func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		events(delta("a"))(w, r)
		<-r.Context().Done()
		close(left)
	})
	for chunk, err := range client.Stream(t.Context(), llm.Ask("hi")) {
		require.NoError(t, err)
		assert.Equal(t, "a", chunk.Text)
		break
	}
	waitFor(t, left)
}

func TestCancelEndsAStream(t *testing.T) {
	client := chat(t, func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		events(delta("a"))(w, r)
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

func waitFor(t *testing.T, done <-chan struct{}) {
	t.Helper()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("waited 10 s in vain")
	}
}

// transport answers without a network.
type transport func(*http.Request) (*http.Response, error)

func (t transport) RoundTrip(r *http.Request) (*http.Response, error) { return t(r) }

func TestProvidersDifferInTheirAddress(t *testing.T) {
	errSeen := errors.New("seen")
	var seen string
	client := &http.Client{Transport: transport(func(r *http.Request) (*http.Response, error) {
		seen = r.URL.String()
		return nil, errSeen
	})}
	factories := map[string]func(openai.Config, *http.Client) (*openai.Client, error){
		"https://api.openai.com/v1":      openai.New,
		"https://api.groq.com/openai/v1": openai.Config.Groq,
		"https://api.mistral.ai/v1":      openai.Config.Mistral,
		"https://openrouter.ai/api/v1":   openai.Config.OpenRouter,
		"https://api.deepseek.com/v1":    openai.Config.DeepSeek,
	}
	for base, factory := range factories {
		model, err := factory(openai.Config{Model: "m"}, client)
		require.NoError(t, err)
		_, err = model.Complete(t.Context(), llm.Ask("hi"))
		require.ErrorIs(t, err, errSeen)
		assert.Equal(t, base+"/chat/completions", seen)

		elsewhere := openai.Config{Model: "m", Settings: upstream.Settings{BaseURL: "http://elsewhere"}}
		model, err = factory(elsewhere, client)
		require.NoError(t, err)
		_, err = model.Complete(t.Context(), llm.Ask("hi"))
		require.ErrorIs(t, err, errSeen)
		assert.Equal(t, "http://elsewhere/chat/completions", seen)
	}
}

func TestValidate(t *testing.T) {
	wrong := upstream.Settings{BaseURL: "localhost"}
	const want = `base_url: expected http(s)://host/path, found "localhost"`
	assert.EqualError(t, openai.Config{Settings: wrong}.Validate(), want)
	assert.EqualError(t, openai.EmbeddingConfig{Settings: wrong}.Validate(), want)
	_, err := openai.New(openai.Config{Settings: wrong}, http.DefaultClient)
	assert.EqualError(t, err, want)
	_, err = openai.NewEmbedder(openai.EmbeddingConfig{Settings: wrong}, http.DefaultClient)
	assert.EqualError(t, err, want)
}

func TestEventsOfALongStreamKeepTheirOrder(t *testing.T) {
	var data []string
	var want strings.Builder
	for i := range 500 {
		data = append(data, delta(fmt.Sprintf("%d ", i)))
		fmt.Fprintf(&want, "%d ", i)
	}
	data = append(data, stopEvent, "[DONE]")
	reply, err := llm.Collect(chat(t, events(data...)).Stream(t.Context(), llm.Ask("hi")))
	require.NoError(t, err)
	assert.Equal(t, want.String(), reply.Text)
}
