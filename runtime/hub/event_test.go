package hub_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// A life in events, with the time that each took.
func TestEvents(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		second := func(context.Context, *gear) error { time.Sleep(time.Second); return nil }
		fails := func(context.Context, *gear) error { time.Sleep(time.Second); return errors.New("no network") }
		l := newLab(t, of("a=1 owns b", "b=1", "c=1", "d=1"), hub.Grace(0))
		l.behave["a=1"] = behaviour{make: second, start: second, close: second}
		l.behave["c=1"] = behaviour{start: fails}
		l.behave["b=3"] = behaviour{make: fails}
		step := func(took time.Duration, want ...string) {
			t.Helper()
			synctest.Wait()
			l.mu.Lock()
			if assert.NotEmpty(t, l.events) {
				assert.Equal(t, took, l.events[len(l.events)-1].Duration)
			}
			l.mu.Unlock()
			assert.Equal(t, want, l.happened())
		}
		l.gear("a")
		step(2*time.Second, "created gear:b usual", "created gear:a usual")
		_, err := l.Get(t.Context(), "gear:c")
		require.Error(t, err)
		step(time.Second, "failed gear:c usual: gear:c: (*gear).Start: no network")
		require.NoError(t, l.reload(of("a=2 owns b", "b=1", "d=1", "f=1", "e=1")))
		step(0, "created gear:a usual", "reloaded +[gear:e gear:f] ~[gear:a] -[gear:c] =2")
		time.Sleep(time.Second)
		step(time.Second, "closed gear:a usual")
		require.Error(t, l.reload(of("a=2 owns b", "b=3", "d=1")))
		step(time.Second, "failed gear:b usual: gear:b: New: no network", "failed gear:a usual: gear:a: owns[0]: gear:b: New: no network",
			"reload failed: gear:b: New: no network")
		require.NoError(t, l.reload(of("b=1")))
		synctest.Wait()
		assert.ElementsMatch(t, []string{"reloaded +[] ~[] -[gear:a gear:d gear:e gear:f] =1", "closed gear:a usual"}, l.happened())
		require.NoError(t, l.Close(t.Context()))
		step(0, "closed gear:b usual")
	})
}

// Broken resources of an isolated source: when the hub opens, and when a
// reload brings them, but not again as long as they stay the same.
func TestEventsOfIsolatedResources(t *testing.T) {
	l := &lab{t: t}
	broken := hush.Values{"txt": 1}
	l.source = memory.New("test", hush.Values{"gear:a": broken, "gear:b": nil})
	l.open(hub.From(hub.Isolate(l.source)))
	const unknown = ".txt: unknown field; did you mean text?"
	assert.Equal(t, []string{"failed gear:a usual: test: gear:a" + unknown}, l.happened())
	require.NoError(t, l.reload(hush.Values{"gear:a": broken, "gear:b": broken}))
	assert.Equal(t, []string{"failed gear:b usual: test: gear:b" + unknown, "reloaded +[] ~[gear:b] -[] =1"}, l.happened())
	require.NoError(t, l.Reload(t.Context()))
	assert.Equal(t, []string{"reloaded +[] ~[] -[] =2"}, l.happened())
	require.NoError(t, l.reload(hush.Values{"gear:a": nil, "gear:b": broken}))
	assert.Equal(t, []string{"reloaded +[] ~[gear:a] -[] =1"}, l.happened())
}

// Put and Remove tell as Reload does.
func TestEventsOfPut(t *testing.T) {
	l := &lab{t: t}
	l.open(hub.From(memory.NewStore("store", nil)))
	require.NoError(t, l.Put(t.Context(), "gear:a", hush.Values{"text": "1"}))
	require.NoError(t, l.Put(t.Context(), "gear:a", hush.Values{"text": "2"}))
	require.Error(t, l.Put(t.Context(), "gear:a", hush.Values{"txt": "2"}))
	for range 2 {
		_, err := l.Remove(t.Context(), "gear:a")
		require.NoError(t, err)
	}
	assert.Equal(t, []string{
		"reloaded +[gear:a] ~[] -[] =0", "reloaded +[] ~[gear:a] -[] =0",
		"reload failed: store: gear:a.txt: unknown field; did you mean text?", "reloaded +[] ~[] -[gear:a] =0",
	}, l.happened(), "removing what isn't there is nothing")
}

// Every observer is told, in order, and may ask the hub what it likes.
func TestObserversMayAskTheHub(t *testing.T) {
	var mu sync.Mutex
	var told []string
	var h *hub.Hub
	note := func(who string) hub.Option {
		return hub.Observe(func(e hub.Event) {
			mu.Lock()
			defer mu.Unlock()
			told = append(told, who+" "+e.Kind.String())
			if h != nil && e.Kind == hub.EventReloaded {
				assert.True(t, h.Has("gear:b"), "the new state is in effect")
				_, err := h.Get(context.Background(), "gear:b")
				assert.NoError(t, err)
			}
		})
	}
	source := memory.New("test", of("a=1"))
	h, err := hub.Open(t.Context(), gearRegistry, &lab{t: t}, hub.From(source), note("one"), note("two"))
	require.NoError(t, err)
	source.Set(of("a=1"))
	get(t, h, "gear:a")
	assert.Equal(t, []string{"one created", "two created"}, told)
	require.NoError(t, h.Close(t.Context()))
	assert.Equal(t, []string{"one created", "two created", "one closed", "two closed"}, told)
}

func TestEventKinds(t *testing.T) {
	assert.Equal(t, "created failed reloaded reload failed closed ",
		hub.EventCreated.String()+" "+hub.EventFailed.String()+" "+hub.EventReloaded.String()+" "+
			hub.EventReloadFailed.String()+" "+hub.EventClosed.String()+" "+hub.EventKind(0).String()+hub.EventKind(99).String())
	_, err := hub.Open(t.Context(), gearRegistry, nil, hub.Observe(nil), hub.Provide("gear:a", &gear{}))
	assert.EqualError(t, err, "hub.Observe was given a nil function")
}
