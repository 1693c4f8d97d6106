package server_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/upstream"
	"github.com/hushgen/hushgen/runtime/hush"
)

func TestModels(t *testing.T) {
	g := start(t, map[string]llm.LLM{"gpt-4": echo{}, "acme/echo": echo{}})
	got := g.call(t, "GET", "/v1/models", "")
	assert.Equal(t, 200, got.status)
	assert.Equal(t, "application/json", got.header.Get("Content-Type"))
	assert.JSONEq(t, `{"object":"list","data":[
		{"id":"acme/echo","object":"model","created":0,"owned_by":"gateway"},
		{"id":"gpt-4","object":"model","created":0,"owned_by":"gateway"}]}`, got.body)

	got = g.call(t, "GET", "/v1/models/acme/echo", "")
	assert.Equal(t, 200, got.status)
	assert.JSONEq(t, `{"id":"acme/echo","object":"model","created":0,"owned_by":"gateway"}`, got.body)

	none := start(t, nil).call(t, "GET", "/v1/models", "")
	assert.JSONEq(t, `{"object":"list","data":[]}`, none.body)
}

func TestComplete(t *testing.T) {
	g := start(t, map[string]llm.LLM{
		"echo":  echo{},
		"words": scripted{words: []string{"a ", "b"}, last: llm.Chunk{Finish: llm.Length, Usage: llm.Usage{Prompt: 1, Completion: 2}}},
	})
	got := g.complete(t, `{"model":"echo","messages":[{"role":"system","content":"be brief"},{"role":"user","content":[{"type":"text","text":"hi"}]}]}`)
	assert.Equal(t, 200, got.status)
	assert.Contains(t, got.body, `"content":"system said be brief, user said hi"`)

	got = g.complete(t, ask("words"))
	var completion chatapi.Completion
	require.NoError(t, json.Unmarshal([]byte(got.body), &completion))
	assert.Regexp(t, "^chatcmpl-[A-Z2-7]+$", completion.ID)
	assert.InDelta(t, time.Now().Unix(), completion.Created, 60)
	completion.ID, completion.Created = "", 0
	length := "length"
	assert.Equal(t, chatapi.Completion{
		Object: "chat.completion", Model: "words",
		Choices: []chatapi.Choice{{Message: &chatapi.Message{Role: "assistant", Content: "a b"}, FinishReason: &length}},
		Usage:   &chatapi.Usage{PromptTokens: 1, CompletionTokens: 2, TotalTokens: 3},
	}, completion)

	assert.Equal(t, 200, g.complete(t, ask("llm:echo")).status, "a full key names a model too")
}

// errorJSON is the body of an answer that is an error.
func errorJSON(kind, code, param, message string) string {
	null := func(text string) string {
		if text == "" {
			return "null"
		}
		return fmt.Sprintf("%q", text)
	}
	return fmt.Sprintf(`{"error":{"message":%q,"type":%q,"param":%s,"code":%s}}`, message, kind, null(param), null(code))
}

func TestUnknownModel(t *testing.T) {
	g := start(t, map[string]llm.LLM{"gpt-4": echo{}, "story": echo{}})
	const want = `{"error":{"message":"no model \"gpt4\"; did you mean gpt-4?","type":"invalid_request_error","param":"model","code":"model_not_found","nearest":["gpt-4"]}}`
	for _, got := range []answer{
		g.complete(t, ask("gpt4")),
		g.complete(t, askStream("gpt4")),
		g.call(t, "GET", "/v1/models/gpt4", ""),
	} {
		assert.Equal(t, 404, got.status)
		assert.Equal(t, "application/json", got.header.Get("Content-Type"))
		assert.JSONEq(t, want, got.body)
	}
	far := g.complete(t, ask("bloom"))
	assert.Equal(t, 404, far.status)
	assert.Contains(t, far.body, `no model \"bloom\"; there are gpt-4, story`)
}

func TestRefusedRequests(t *testing.T) {
	const hi = `"messages":[{"role":"user","content":"hi"}]`
	cases := map[string]struct {
		method, path, body string
		status             int
		want               string
	}{
		"no JSON": {"POST", "/v1/chat/completions", "hello", 400, errorJSON("invalid_request_error", "invalid_json", "",
			"the request is not what was expected: invalid character 'h' looking for beginning of value")},
		"wrong type": {"POST", "/v1/chat/completions", `{"model":1}`, 400, errorJSON("invalid_request_error", "invalid_json", "",
			"the request is not what was expected: json: cannot unmarshal number into Go struct field Request.model of type string")},
		"no model": {"POST", "/v1/chat/completions", `{` + hi + `}`, 400, errorJSON("invalid_request_error", "invalid_value", "model",
			"model: expected the name of a model; GET /v1/models lists them")},
		"no message": {"POST", "/v1/chat/completions", `{"model":"echo"}`, 400, errorJSON("invalid_request_error", "invalid_value", "messages",
			"messages: expected at least one")},
		"role": {"POST", "/v1/chat/completions", `{"model":"echo","messages":[{"role":"king","content":"hi"}]}`, 400, errorJSON("invalid_request_error", "invalid_value", "messages",
			`messages[0].role: expected system, user or assistant, found "king"`)},
		"temperature": {"POST", "/v1/chat/completions", `{"model":"echo","temperature":2.5,` + hi + `}`, 400, errorJSON("invalid_request_error", "invalid_value", "temperature",
			"temperature: expected 0 to 2, found 2.5")},
		"max_tokens": {"POST", "/v1/chat/completions", `{"model":"echo","max_tokens":0,` + hi + `}`, 400, errorJSON("invalid_request_error", "invalid_value", "max_tokens",
			"max_tokens: expected at least 1, found 0")},
		"max_completion_tokens": {"POST", "/v1/chat/completions", `{"model":"echo","max_completion_tokens":-1,` + hi + `}`, 400, errorJSON("invalid_request_error", "invalid_value", "max_completion_tokens",
			"max_completion_tokens: expected at least 1, found -1")},
		"n": {"POST", "/v1/chat/completions", `{"model":"echo","n":2,` + hi + `}`, 400, errorJSON("invalid_request_error", "invalid_value", "n",
			"n: only one reply is supported, found 2")},
		"method": {"GET", "/v1/chat/completions", "", 405, errorJSON("invalid_request_error", "method_not_allowed", "",
			"expected POST /v1/chat/completions, found GET")},
		"other method": {"DELETE", "/v1/models/echo", "", 405, errorJSON("invalid_request_error", "method_not_allowed", "",
			"expected GET /v1/models/echo, found DELETE")},
		"path": {"POST", "/v1/completions", "{}", 404, errorJSON("invalid_request_error", "unknown_url", "",
			"there is nothing at /v1/completions")},
		"size": {"POST", "/v1/chat/completions", strings.Repeat(" ", 4<<20+1), 413, errorJSON("invalid_request_error", "request_too_large", "",
			"the request is larger than 4194304 bytes")},
	}
	g := start(t, map[string]llm.LLM{"echo": echo{}})
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := g.call(t, c.method, c.path, c.body)
			assert.Equal(t, c.status, got.status)
			assert.Equal(t, "application/json", got.header.Get("Content-Type"))
			assert.JSONEq(t, c.want, got.body)
		})
	}
	assert.Equal(t, "POST", g.call(t, "PUT", "/v1/chat/completions", "").header.Get("Allow"))
	assert.Empty(t, g.log.String(), "what clients do wrong fills no log")
}

func TestFailingModels(t *testing.T) {
	made := &hush.CreateError{Key: hush.Key{Category: "llm", Name: "m"}, Factory: "local.New", Err: errors.New("open /secret/path")}
	cases := map[string]struct {
		err        error
		status     int
		retryAfter string
		want       string
	}{
		"busy": {&upstream.Error{URL: "http://inside", Status: 429, RetryAfter: 1500 * time.Millisecond}, 429, "2",
			errorJSON("rate_limit_error", "rate_limit_exceeded", "", "the model's service is busy")},
		"wrong request": {&upstream.Error{URL: "http://inside", Status: 400, Code: "context_length_exceeded", Message: "too long"}, 400, "",
			errorJSON("invalid_request_error", "context_length_exceeded", "", "the model's service says: too long")},
		"wrong key": {&upstream.Error{URL: "http://inside", Status: 401, Message: "bad key sk-123"}, 502, "",
			errorJSON("server_error", "model_failed", "", "the model's service answered 401")},
		"down": {fmt.Errorf("asking: %w", &upstream.Error{URL: "http://inside", Status: 503}), 502, "",
			errorJSON("server_error", "model_failed", "", "the model's service answered 503")},
		"slow":     {&upstream.TimeoutError{After: time.Second}, 504, "", errorJSON("server_error", "timeout", "", "the model doesn't answer in time")},
		"broken":   {errors.New("dial tcp 10.0.0.1: refused"), 502, "", errorJSON("server_error", "model_failed", "", "the model failed")},
		"not made": {made, 500, "", errorJSON("server_error", "model_unavailable", "", "the model can't be set up")},
		"needs another": {hush.NewNotFoundError("resource", "llm", "other", nil), 502, "",
			errorJSON("server_error", "model_failed", "", "the model failed")},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			g := start(t, map[string]llm.LLM{"m": scripted{err: c.err}})
			for _, body := range []string{ask("m"), askStream("m")} {
				got := g.complete(t, body)
				assert.Equal(t, c.status, got.status)
				assert.Equal(t, c.retryAfter, got.header.Get("Retry-After"))
				assert.JSONEq(t, c.want, got.body)
			}
			if strings.Contains(c.want, "invalid_request") {
				assert.Empty(t, g.log.String())
			} else {
				assert.Contains(t, g.log.String(), `msg="model failed"`)
			}
		})
	}
}

// unmade are resources whose instances can't be made.
type unmade struct{ err error }

func (u unmade) Get(context.Context, string) (llm.LLM, error)           { return nil, u.err }
func (u unmade) Use(context.Context, string, func(llm.LLM) error) error { return u.err }
func (u unmade) Ref(string) hush.Ref[llm.LLM]                           { return hush.Ref[llm.LLM]{} }
func (u unmade) Names() iter.Seq[string]                                { return func(func(string) bool) {} }
func (u unmade) New(context.Context, string, hush.Values, ...hush.Option) (llm.LLM, error) {
	return nil, u.err
}

func TestModelThatCannotBeMade(t *testing.T) {
	g := startWith(t, unmade{&hush.CreateError{
		Key: hush.Key{Category: "llm", Name: "m"}, Factory: "local.New", Err: errors.New("open /secret/path"),
	}})
	got := g.complete(t, ask("m"))
	assert.Equal(t, http.StatusInternalServerError, got.status)
	assert.NotContains(t, got.body, "secret")
	assert.Contains(t, g.log.String(), "llm:m: local.New: open /secret/path")
}
