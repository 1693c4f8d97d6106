package hub_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"
	"github.com/hushgen/hushgen/runtime/source/memory"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// fakeSource is a source with a watch and a Load of the test's making.
type fakeSource struct {
	hub.Source
	watch func(ctx context.Context, changed func()) error
	load  func()
}

func (s *fakeSource) Watch(ctx context.Context, changed func()) error { return s.watch(ctx, changed) }

func (s *fakeSource) Load(ctx context.Context) (hub.Snapshot, error) {
	if s.load != nil {
		s.load()
	}
	return s.Source.Load(ctx)
}

var oneModel = hush.Values{"llm:a": hush.Values{"type": "open-ai", "text": "x"}}

// Changes that come during a reload lead to one more.
func TestWatchCollectsChanges(t *testing.T) {
	t.Parallel()
	loads := make(chan chan struct{})
	telling := make(chan func(), 1)
	source := &fakeSource{Source: memory.FromNode("fake", node(t, oneModel)), watch: func(ctx context.Context, changed func()) error {
		changed()
		telling <- changed
		<-ctx.Done()
		return nil
	}}
	events := make(chan hub.Event, 100)
	h := open(t, hub.From(source), hub.Observe(func(e hub.Event) { events <- e }))
	source.load = func() {
		release := make(chan struct{})
		loads <- release
		<-release
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- h.Watch(ctx) }()
	changed := <-telling
	first := <-loads
	for range 50 {
		changed()
	}
	close(first)
	close(<-loads)
	select {
	case <-loads:
		t.Error("a third reload")
	case <-time.After(500 * time.Millisecond):
	}
	cancel()
	require.NoError(t, <-ended)
	assert.Len(t, events, 2)
}

func node(t *testing.T, values hush.Values) hush.Node {
	t.Helper()
	n, err := values.Node()
	require.NoError(t, err)
	return n
}

func TestWatchErrors(t *testing.T) {
	t.Parallel()
	broken := errors.New("the connection is gone")
	untilDone := func(ctx context.Context, _ func()) error { <-ctx.Done(); return ctx.Err() }
	for name, test := range map[string]struct {
		watches []func(ctx context.Context, changed func()) error
		want    string
	}{
		"at once":         {[]func(context.Context, func()) error{func(context.Context, func()) error { return broken }}, "watch s0: the connection is gone"},
		"one of several":  {[]func(context.Context, func()) error{untilDone, func(_ context.Context, changed func()) error { changed(); return broken }}, "watch s1: the connection is gone"},
		"without a cause": {[]func(context.Context, func()) error{func(context.Context, func()) error { return nil }}, "watch s0: it has ended before its context, without an error"},
		"after another": {[]func(context.Context, func()) error{
			func(context.Context, func()) error { return broken },
			func(ctx context.Context, _ func()) error { <-ctx.Done(); return errors.New("can't say good-bye") },
		}, "watch s0: the connection is gone\nwatch s1: can't say good-bye"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var sources []hub.Source
			for i, watch := range test.watches {
				sources = append(sources, &fakeSource{Source: memory.New(fmt.Sprint("s", i), oneModel), watch: watch})
			}
			h := open(t, hub.From(sources...))
			assert.EqualError(t, h.Watch(t.Context()), test.want)
		})
	}
}

func TestNothingToWatch(t *testing.T) {
	t.Parallel()
	h := open(t, hub.Provide("llm:a", Model(&model{})))
	assert.EqualError(t, h.Watch(t.Context()), "there is nothing to watch: want a source that tells of changes, such as yamlfile, or a value from a file")
}

// Watch ends with the hub, and doesn't begin after it.
func TestWatchOfAClosedHub(t *testing.T) {
	t.Parallel()
	h, err := hub.Open(t.Context(), registry, nil, hub.From(memory.New("m", oneModel)))
	require.NoError(t, err)
	ended := make(chan error, 1)
	go func() { ended <- h.Watch(t.Context()) }()
	require.NoError(t, h.Close(t.Context()))
	require.NoError(t, <-ended)
	require.NoError(t, h.Watch(t.Context()))
}

// Two watches at a time disturb nobody.
func TestTwoWatches(t *testing.T) {
	t.Parallel()
	w := openFiles(t, watchedYAML, func(path string) hub.Source { return yamlfile.New(path) })
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.Watch(ctx) }()
	w.expect("kept 3")
	w.write("secrets/key", "k2")
	w.expect("changed llm:from-file; kept 2")
	w.expect("kept 3")
	cancel()
	require.NoError(t, <-ended)
}

// A factory that watched its hub would wait for itself.
func TestWatchInAFactory(t *testing.T) {
	t.Parallel()
	var h *hub.Hub
	watching := hush.Dynamic{
		Info: hush.Info{Category: "store", Name: "watching"},
		New:  func(ctx context.Context, _ hush.Input) (any, error) { return nil, h.Watch(ctx) },
	}
	h = open(t, hub.From(memory.New("m", hush.Values{"store:a": hush.Values{"type": "watching"}})), hub.Extend(watching))
	_, err := h.Get(t.Context(), "store:a")
	assert.ErrorContains(t, err, "store:a: its factory wants to reload: that would wait for itself")
}

// No goroutine is left when a Watch has returned.
func TestWatchLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "resources")
	write(t, path, "{}")
	reloaded := make(chan struct{}, 100)
	h := open(t, hub.From(yamlfile.New(path), jsonfile.New(path), memory.New("m", oneModel)),
		hub.Observe(func(hub.Event) { reloaded <- struct{}{} }))
	before := goleak.IgnoreCurrent()
	for range 3 {
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- h.Watch(ctx) }()
		<-reloaded
		cancel()
		require.NoError(t, <-ended)
	}
	goleak.VerifyNone(t, before)
}
