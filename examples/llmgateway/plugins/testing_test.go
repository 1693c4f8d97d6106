package plugins_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/plugins"
	"github.com/hushgen/hushgen/examples/llmgateway/server"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// host is what the plugins ask of a program.
func host(t *testing.T) plugins.Host {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return plugins.Host{HTTPClient: &http.Client{Transport: transport}, SlogLogger: slog.New(slog.DiscardHandler)}
}

// open opens a hub with no variables but the given ones.
func open(t *testing.T, resources hush.Values, options ...hub.Option) *plugins.Hub {
	t.Helper()
	h, err := tryOpen(t, resources, options...)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, h.Close(t.Context())) })
	return h
}

func tryOpen(t *testing.T, resources hush.Values, options ...hub.Option) (*plugins.Hub, error) {
	t.Helper()
	options = append([]hub.Option{hub.From(memory.New("test", resources)), hub.Env(nil)}, options...)
	return plugins.Open(t.Context(), host(t), options...)
}

// serve starts a gateway in front of a hub and returns its base URL.
func serve(t *testing.T, h *plugins.Hub) string {
	t.Helper()
	s := httptest.NewServer(server.New(h.LLM, slog.New(slog.DiscardHandler)))
	t.Cleanup(s.Close)
	return s.URL + "/v1"
}

func get(t *testing.T, h *plugins.Hub, name string) llm.LLM {
	t.Helper()
	model, err := h.LLM.Get(t.Context(), name)
	require.NoError(t, err)
	return model
}

func complete(t *testing.T, model llm.LLM, prompt string) string {
	t.Helper()
	reply, err := model.Complete(t.Context(), llm.Ask(prompt))
	require.NoError(t, err)
	return reply.Text
}
