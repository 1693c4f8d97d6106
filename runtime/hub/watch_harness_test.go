package hub_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Tests that run in parallel are those of watching, which mostly wait: many
// can run at once.
func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", "16"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// watched is a hub that is being watched, and what it tells.
type watched struct {
	*hub.Hub
	t      *testing.T
	dir    string
	events chan string
	ended  chan error
	stop   context.CancelFunc
}

// watch opens a hub and watches it until the test ends. It returns when
// everything is being watched.
func watch(t *testing.T, dir string, options ...hub.Option) *watched {
	t.Helper()
	w := &watched{t: t, dir: dir, events: make(chan string, 100), ended: make(chan error, 1)}
	w.Hub = open(t, append(options, hub.Observe(w.observe))...)
	ctx, cancel := context.WithCancel(t.Context())
	w.stop = cancel
	go func() { w.ended <- w.Watch(ctx) }()
	t.Cleanup(func() {
		cancel()
		assert.NoError(t, <-w.ended)
	})
	w.expect(fmt.Sprintf("kept %d", w.count()))
	return w
}

func (w *watched) count() (count int) {
	for range w.Keys() {
		count++
	}
	return count
}

// observe writes down what reloads did: "added llm:a; kept 2".
func (w *watched) observe(e hub.Event) {
	switch e.Kind {
	case hub.EventReloadFailed:
		w.events <- "failed: " + strings.ReplaceAll(e.Err.Error(), w.dir, "")
	case hub.EventReloaded:
		var parts []string
		for _, of := range []struct {
			name string
			keys []hush.Key
		}{{"added", e.Added}, {"changed", e.Changed}, {"removed", e.Removed}} {
			for _, key := range of.keys {
				parts = append(parts, of.name+" "+key.String())
			}
		}
		w.events <- strings.Join(append(parts, fmt.Sprintf("kept %d", e.Kept)), "; ")
	}
}

// expect waits for the next event. Since none is left out, one too many is
// found by the next step.
func (w *watched) expect(event string) {
	w.t.Helper()
	select {
	case got := <-w.events:
		require.Equal(w.t, event, got)
	case <-time.After(30 * time.Second):
		w.t.Fatalf("no event; want %s", event)
	}
}

// calm makes sure that nothing more happens for a while.
func (w *watched) calm() {
	w.t.Helper()
	select {
	case got := <-w.events:
		w.t.Fatalf("one too many: %s", got)
	case <-time.After(time.Second):
	}
}

// settle waits until nothing happens any more.
func (w *watched) settle() {
	for {
		select {
		case <-w.events:
		case <-time.After(2 * time.Second):
			return
		}
	}
}

func (w *watched) path(name string) string { return filepath.Join(w.dir, name) }

func (w *watched) write(name, text string) {
	w.t.Helper()
	write(w.t, w.path(name), text)
}

func (w *watched) rename(from, to string) {
	w.t.Helper()
	require.NoError(w.t, os.Rename(w.path(from), w.path(to)))
}
