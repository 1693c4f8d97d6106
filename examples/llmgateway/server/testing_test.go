package server_test

import (
	"bytes"
	"context"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/server"
	"github.com/hushgen/hushgen/runtime/hush"
)

// scripted says its words, then fails if it has an error.
type scripted struct {
	words []string
	last  llm.Chunk
	err   error
}

func (s scripted) Complete(ctx context.Context, request llm.Request) (llm.Reply, error) {
	return llm.Collect(s.Stream(ctx, request))
}

func (s scripted) Stream(context.Context, llm.Request) iter.Seq2[llm.Chunk, error] {
	return func(yield func(llm.Chunk, error) bool) {
		for _, word := range s.words {
			if !yield(llm.Chunk{Text: word}, nil) {
				return
			}
		}
		if s.err != nil {
			yield(llm.Chunk{}, s.err)
			return
		}
		yield(s.last, nil)
	}
}

// streamer is a model made of its Stream method.
type streamer func(ctx context.Context, yield func(llm.Chunk, error) bool)

func (s streamer) Complete(ctx context.Context, request llm.Request) (llm.Reply, error) {
	return llm.Collect(s.Stream(ctx, request))
}

func (s streamer) Stream(ctx context.Context, _ llm.Request) iter.Seq2[llm.Chunk, error] {
	return func(yield func(llm.Chunk, error) bool) { s(ctx, yield) }
}

// echo repeats the conversation.
type echo struct{}

func (e echo) Complete(_ context.Context, request llm.Request) (llm.Reply, error) {
	var said []string
	for _, message := range request.Messages {
		said = append(said, string(message.Role)+" said "+message.Content)
	}
	return llm.Reply{Text: strings.Join(said, ", "), Finish: llm.Stopped}, nil
}

func (e echo) Stream(ctx context.Context, request llm.Request) iter.Seq2[llm.Chunk, error] {
	return llm.Whole(func() (llm.Reply, error) { return e.Complete(ctx, request) })
}

// gateway is a running server with the given models.
type gateway struct {
	url string
	log *buffer
}

func start(t *testing.T, models map[string]llm.LLM) gateway {
	t.Helper()
	return startWith(t, hush.Fixed(models))
}

func startWith(t *testing.T, models hush.Resources[llm.LLM]) gateway {
	t.Helper()
	log := new(buffer)
	s := httptest.NewServer(server.New(models, slog.New(slog.NewTextHandler(log, nil))))
	t.Cleanup(s.Close)
	return gateway{s.URL, log}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
}

func (g gateway) call(t *testing.T, method, path, body string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, g.url+path, strings.NewReader(body))
	require.NoError(t, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return answer{response.StatusCode, response.Header, string(data)}
}

func (g gateway) complete(t *testing.T, body string) answer {
	t.Helper()
	return g.call(t, http.MethodPost, "/v1/chat/completions", body)
}

// ask is the shortest request to a model.
func ask(model string) string {
	return `{"model":"` + model + `","messages":[{"role":"user","content":"hi"}]}`
}

func askStream(model string) string {
	return `{"model":"` + model + `","messages":[{"role":"user","content":"hi"}],"stream":true}`
}

// buffer may be written and read at once.
type buffer struct {
	mu   sync.Mutex
	data bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.data.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.data.String()
}
