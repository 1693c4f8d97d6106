//go:build unix

package main_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/internal/chatapi"
	"github.com/hushgen/hushgen/examples/llmgateway/internal/sse"
)

// The clients that ask at the same time. Slow ones ask for replies that take
// longer than an edit.
const (
	quickClients = 16
	slowClients  = 2
	clients      = quickClients + slowClients
)

// load is what many clients ask of a gateway. Each answer must be whole, and
// from one state that was in effect while it was asked for.
type load struct {
	url    string
	client *http.Client
	// written is the last valid edit that was begun, inEffect the last that
	// the gateway has told of.
	written, inEffect atomic.Int64

	stopping chan struct{}
	running  sync.WaitGroup

	mu                      sync.Mutex
	requests, slow, ready   int
	slowest, slowestOfReady time.Duration
}

func newLoad(url string) *load {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 2 * clients
	return &load{url: url, client: &http.Client{Transport: transport}, stopping: make(chan struct{})}
}

var models = []string{"steady", "moving", "first", "guide"}

// once asks every model once, in both ways.
func (l *load) once(t *testing.T) {
	t.Helper()
	for i := range 2 * len(models) {
		require.NoError(t, l.ask(i))
	}
}

// start starts the clients, and one that asks whether the gateway is ready.
func (l *load) start(t *testing.T) {
	for i := range quickClients {
		l.repeat(t, func(round int) error { return l.ask(i + round) })
	}
	for range slowClients {
		l.repeat(t, func(int) error { return l.askSlowly() })
	}
	l.repeat(t, func(int) error { return l.probe() })
}

func (l *load) repeat(t *testing.T, ask func(round int) error) {
	l.running.Go(func() {
		for round := 0; ; round++ {
			select {
			case <-l.stopping:
				return
			default:
			}
			if !assert.NoError(t, ask(round)) {
				return
			}
		}
	})
}

// stop waits for all answers.
func (l *load) stop() {
	close(l.stopping)
	l.running.Wait()
}

func (l *load) ask(i int) error {
	took, err := l.answer(models[i%len(models)], "How do I report a lost badge?", i/len(models)%2 == 0, 4)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.requests++
	l.slowest = max(l.slowest, took)
	return err
}

func (l *load) askSlowly() error {
	_, err := l.answer("moving", slowly, true, 40)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.slow++
	return err
}

// answer asks a model and checks what it says.
func (l *load) answer(model, prompt string, stream bool, pieces int) (time.Duration, error) {
	from, began := l.inEffect.Load(), time.Now()
	text, err := l.complete(model, prompt, stream)
	took, to := time.Since(began), l.written.Load()
	if err != nil {
		return took, fmt.Errorf("%s, streamed: %t: %w", model, stream, err)
	}
	for edit := from; edit <= to; edit++ {
		if !isBroken(int(edit)) && text == strings.Repeat(expected(model, int(edit)), pieces) {
			return took, nil
		}
	}
	return took, fmt.Errorf("%s, streamed: %t: expected an answer from edit %d to %d, found %q", model, stream, from, to, text)
}

// expected is what the service is to be asked with after an edit.
func expected(model string, edit int) string {
	switch model {
	case "steady":
		return "model=steady edit= passages=0;"
	case "guide":
		return fmt.Sprintf("model=edit-%d edit=%d passages=%d;", edit, edit, passagesOf(edit))
	default:
		return fmt.Sprintf("model=edit-%d edit=%d passages=0;", edit, edit)
	}
}

func (l *load) complete(model, prompt string, stream bool) (string, error) {
	body := fmt.Sprintf(`{"model":%q,"stream":%t,"messages":[{"role":"user","content":%q}]}`, model, stream, prompt)
	response, err := l.client.Post(l.url+"/v1/chat/completions", "application/json", strings.NewReader(body))
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(response.Body)
		return "", fmt.Errorf("%s: %s", response.Status, text)
	}
	if stream {
		return readEvents(response.Body)
	}
	var answer chatapi.Completion
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", err
	}
	return answer.Chunk().Text, nil
}

// readEvents returns a streamed reply. One without its end is an error.
func readEvents(body io.Reader) (string, error) {
	var text strings.Builder
	done := false
	for event, err := range sse.Events(body) {
		if err != nil {
			return "", err
		}
		if event.Data == chatapi.Done {
			done = true
			continue
		}
		var piece chatapi.Completion
		if err := json.Unmarshal([]byte(event.Data), &piece); err != nil {
			return "", err
		}
		if piece.Error != nil {
			return "", fmt.Errorf("the stream ended with %s", piece.Error)
		}
		text.WriteString(piece.Chunk().Text)
	}
	if !done {
		return "", errors.New("the stream was cut off")
	}
	return text.String(), nil
}

// probe asks as a load balancer does.
func (l *load) probe() error {
	began := time.Now()
	response, err := l.client.Get(l.url + "/ready")
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("not ready: %s: %s", response.Status, text)
	}
	l.mu.Lock()
	l.ready++
	l.slowestOfReady = max(l.slowestOfReady, time.Since(began))
	l.mu.Unlock()
	time.Sleep(20 * time.Millisecond)
	return err
}

// assertModels compares what the gateway says it has.
func (l *load) assertModels(t *testing.T, want ...string) {
	t.Helper()
	response, err := l.client.Get(l.url + "/v1/models")
	require.NoError(t, err)
	defer response.Body.Close()
	var list chatapi.ModelList
	require.NoError(t, json.NewDecoder(response.Body).Decode(&list))
	var got []string
	for _, model := range list.Data {
		got = append(got, model.ID)
	}
	assert.Equal(t, want, got)
}

// tell logs the numbers.
func (l *load) tell(t *testing.T, took time.Duration) {
	t.Helper()
	t.Logf("%d requests of %d clients, %.0f a second, slowest %s", l.requests, quickClients,
		float64(l.requests)/took.Seconds(), l.slowest.Round(time.Millisecond))
	t.Logf("%d streams of 2 s across edits; %d probes, slowest %s", l.slow, l.ready, l.slowestOfReady.Round(time.Millisecond))
}
