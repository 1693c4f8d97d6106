//go:build unix

package main_test

import (
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
