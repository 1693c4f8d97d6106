package server_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/llm"
	"github.com/hushgen/hushgen/examples/llmgateway/server"
	"github.com/hushgen/hushgen/runtime/hush"
)

// serve runs Serve with one model, until stop is called.
func serve(t *testing.T, model llm.LLM, grace time.Duration) (g gateway, stop func(), stopped <-chan error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	handler := server.New(hush.Fixed(map[string]llm.LLM{"m": model}), slog.New(slog.DiscardHandler))
	result := make(chan error, 1)
	go func() { result <- server.Serve(ctx, listener, handler, grace) }()
	return gateway{url: "http://" + listener.Addr().String()}, cancel, result
}

func wait(t *testing.T, result <-chan error) error {
	t.Helper()
	select {
	case err := <-result:
		return err
	case <-time.After(10 * time.Second):
		t.Fatal("waited 10 s in vain")
		return nil
	}
}

func TestServeFinishesWhatIsRunning(t *testing.T) {
	begun, goOn := make(chan struct{}), make(chan struct{})
	g, stop, stopped := serve(t, streamer(func(_ context.Context, yield func(llm.Chunk, error) bool) {
		yield(llm.Chunk{Text: "first "}, nil)
		close(begun)
		<-goOn
		yield(llm.Chunk{Text: "second", Finish: llm.Stopped}, nil)
	}), 10*time.Second)
	response := g.open(t, t.Context())
	<-begun
	stop()
	require.Eventually(t, func() bool { // no new connections
		connection, err := net.Dial("tcp", g.url[len("http://"):])
		if err == nil {
			connection.Close()
		}
		return err != nil
	}, 5*time.Second, 5*time.Millisecond)
	close(goOn)
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	assert.Contains(t, string(body), "second")
	assert.Contains(t, string(body), "data: [DONE]")
	assert.NoError(t, wait(t, stopped))
}

func TestServeCutsOffWhatTakesTooLong(t *testing.T) {
	begun, ended := make(chan struct{}), make(chan struct{})
	g, stop, stopped := serve(t, streamer(func(ctx context.Context, yield func(llm.Chunk, error) bool) {
		yield(llm.Chunk{Text: "first"}, nil)
		close(begun)
		<-ctx.Done()
		close(ended)
		yield(llm.Chunk{}, ctx.Err())
	}), 20*time.Millisecond)
	response := g.open(t, t.Context())
	<-begun
	stop()
	assert.EqualError(t, wait(t, stopped), "requests that still ran 20ms after the end were cut off")
	_, err := io.ReadAll(response.Body)
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	<-ended
}

func TestACutOffReplyIsNoReply(t *testing.T) {
	begun := make(chan struct{})
	g, stop, stopped := serve(t, streamer(func(ctx context.Context, yield func(llm.Chunk, error) bool) {
		close(begun)
		<-ctx.Done()
		yield(llm.Chunk{}, ctx.Err())
	}), 20*time.Millisecond)
	failure := make(chan error, 1)
	go func() {
		response, err := http.Post(g.url+"/v1/chat/completions", "application/json", strings.NewReader(ask("m")))
		if err == nil {
			response.Body.Close()
		}
		failure <- err
	}()
	<-begun
	stop()
	require.Error(t, wait(t, stopped))
	assert.Error(t, wait(t, failure))
}

func TestServeReportsAListenerThatFails(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	err = server.Serve(t.Context(), listener, nil, time.Second)
	assert.ErrorIs(t, err, net.ErrClosed)
}
