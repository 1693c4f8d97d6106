package hub_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// lab opens hubs and keeps a record of their instances and events.
type lab struct {
	*hub.Hub
	t      *testing.T
	source *memory.Source
	// behave holds what instances do, by title; fate, when not nil, instead.
	behave map[string]behaviour
	fate   func(title string) behaviour

	mu           sync.Mutex
	made, closed []string // titles
	events       []hub.Event
}

// newLab opens a hub over some values. It closes with the test, and everything
// that was made must have been closed once.
func newLab(t *testing.T, values hush.Values, options ...hub.Option) *lab {
	t.Helper()
	l := &lab{t: t, source: memory.New("test", values), behave: map[string]behaviour{}}
	l.open(append(options, hub.From(l.source))...)
	return l
}

func (l *lab) open(options ...hub.Option) {
	l.t.Helper()
	noLeak(l.t)
	h, err := hub.Open(l.t.Context(), gearRegistry, l, append(options, hub.Observe(l.observe))...)
	require.NoError(l.t, err)
	l.Hub = h
	l.t.Cleanup(func() {
		_ = h.Close(context.Background())
		made, closed := l.lives()
		slices.Sort(made)
		slices.Sort(closed)
		assert.Equal(l.t, made, closed, "everything that was made is closed once")
	})
}

// reload puts other values in the place of all and reloads.
func (l *lab) reload(values hush.Values) error {
	l.source.Set(values)
	return l.Reload(l.t.Context())
}

// gear returns the instance of a resource.
func (l *lab) gear(name string) *gear {
	l.t.Helper()
	p, err := hub.Resources(l.Hub, gears).Get(l.t.Context(), name)
	require.NoError(l.t, err)
	return p.inside()
}

func (l *lab) observe(event hub.Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events = append(l.events, event)
}

func (l *lab) note(list *[]string, title string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	*list = append(*list, title)
}

// lives returns the titles of what was made and of what was closed, in order.
func (l *lab) lives() (made, closed []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.made), slices.Clone(l.closed)
}

// ended waits until so many instances are closed and returns their titles.
func (l *lab) ended(count int) []string {
	l.t.Helper()
	eventually(l.t, func() bool {
		_, closed := l.lives()
		return len(closed) >= count
	})
	_, closed := l.lives()
	return closed
}

// awaitEvents waits until so many events were observed since happened.
func (l *lab) awaitEvents(count int) {
	l.t.Helper()
	eventually(l.t, func() bool {
		l.mu.Lock()
		defer l.mu.Unlock()
		return len(l.events) >= count
	})
}

// happened returns what was observed since the last call, without durations.
func (l *lab) happened() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var texts []string
	for _, event := range l.events {
		texts = append(texts, eventText(event))
	}
	l.events = nil
	return texts
}

// fromMemory gives the lab a source of its own.
func fromMemory(l *lab, values hush.Values) hub.Option {
	l.source = memory.New("test", values)
	return hub.From(l.source)
}
