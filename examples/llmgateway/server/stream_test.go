package server_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/internal/sse"
	"github.com/hushgen/hushgen/examples/llmgateway/llm"
)

// eventsOf returns the data of a stream's events, ids and times cut out.
func eventsOf(t *testing.T, body string) []string {
	t.Helper()
	var data []string
	for event, err := range sse.Events(strings.NewReader(body)) {
		require.NoError(t, err)
		var fields map[string]json.RawMessage
		if json.Unmarshal([]byte(event.Data), &fields) != nil {
			data = append(data, event.Data)
			continue
		}
		delete(fields, "id")
		delete(fields, "created")
		text, err := json.Marshal(fields)
		require.NoError(t, err)
		data = append(data, string(text))
	}
	return data
}

func TestStream(t *testing.T) {
	g := start(t, map[string]llm.LLM{"m": scripted{
		words: []string{"two ", "", "words"},
		last:  llm.Chunk{Finish: llm.Length, Usage: llm.Usage{Prompt: 1, Completion: 2}},
	}})
	got := g.complete(t, askStream("m"))
	assert.Equal(t, 200, got.status)
	assert.Equal(t, "text/event-stream", got.header.Get("Content-Type"))
	begin := []string{
		`{"choices":[{"index":0,"delta":{"role":"assistant","content":"two "},"finish_reason":null}],"model":"m","object":"chat.completion.chunk"}`,
		`{"choices":[{"index":0,"delta":{"content":"words"},"finish_reason":null}],"model":"m","object":"chat.completion.chunk"}`,
		`{"choices":[{"index":0,"delta":{},"finish_reason":"length"}],"model":"m","object":"chat.completion.chunk"}`,
	}
	assert.Equal(t, append(begin, "[DONE]"), eventsOf(t, got.body))

	got = g.complete(t, strings.Replace(askStream("m"), "{", `{"stream_options":{"include_usage":true},`, 1))
	assert.Equal(t, append(begin,
		`{"choices":[],"model":"m","object":"chat.completion.chunk","usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}`,
		"[DONE]"), eventsOf(t, got.body))
}

func TestStreamWithoutAnyPiece(t *testing.T) {
	g := start(t, map[string]llm.LLM{"m": streamer(func(context.Context, func(llm.Chunk, error) bool) {})})
	assert.Equal(t, []string{
		`{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"model":"m","object":"chat.completion.chunk"}`,
		"[DONE]",
	}, eventsOf(t, g.complete(t, askStream("m")).body))
}

func TestStreamThatBreaksEndsWithTheError(t *testing.T) {
	g := start(t, map[string]llm.LLM{"m": scripted{words: []string{"half"}, err: errors.New("broken inside")}})
	got := g.complete(t, askStream("m"))
	assert.Equal(t, 200, got.status)
	events := eventsOf(t, got.body)
	require.Len(t, events, 2)
	assert.Contains(t, events[0], `"content":"half"`)
	assert.JSONEq(t, errorJSON("server_error", "model_failed", "", "the model failed"), events[1])
	assert.Contains(t, g.log.String(), "broken inside")
}

func TestPiecesLeaveAtOnce(t *testing.T) {
	next := make(chan struct{})
	g := start(t, map[string]llm.LLM{"m": streamer(func(ctx context.Context, yield func(llm.Chunk, error) bool) {
		yield(llm.Chunk{Text: "first"}, nil)
		select {
		case <-next: // the client has seen the first piece
		case <-ctx.Done():
		}
		yield(llm.Chunk{Text: "second", Finish: llm.Stopped}, nil)
	})})
	response := g.open(t, t.Context())
	var text strings.Builder
	for event, err := range sse.Events(response.Body) {
		require.NoError(t, err)
		if event.Data == chatapi.Done {
			break
		}
		var completion chatapi.Completion
		require.NoError(t, json.Unmarshal([]byte(event.Data), &completion))
		if text.Len() == 0 {
			close(next)
		}
		text.WriteString(completion.Chunk().Text)
	}
	assert.Equal(t, "firstsecond", text.String())
}

func TestAClientThatLeavesEndsTheModelsWork(t *testing.T) {
	ended := make(chan error, 1)
	g := start(t, map[string]llm.LLM{"m": streamer(func(ctx context.Context, yield func(llm.Chunk, error) bool) {
		yield(llm.Chunk{Text: "first"}, nil)
		<-ctx.Done()
		ended <- ctx.Err()
		yield(llm.Chunk{}, ctx.Err())
	})})
	ctx, leave := context.WithCancel(t.Context())
	defer leave()
	response := g.open(t, ctx)
	buffer := make([]byte, 1)
	_, err := response.Body.Read(buffer)
	require.NoError(t, err)
	leave()
	select {
	case err := <-ended:
		assert.Equal(t, context.Canceled, err)
	case <-time.After(10 * time.Second):
		t.Fatal("the model works on for nobody")
	}
	assert.Empty(t, g.log.String())
}

// open starts a stream.
func (g gateway) open(t *testing.T, ctx context.Context) *http.Response {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, "POST", g.url+"/v1/chat/completions", strings.NewReader(askStream("m")))
	require.NoError(t, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	t.Cleanup(func() { response.Body.Close() })
	return response
}
