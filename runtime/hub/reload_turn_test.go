package hub_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

func TestFactoryCannotReload(t *testing.T) {
	l := newLab(t, of("a=1", "b=1"))
	reloads := func(ctx context.Context, _ *gear) error { return l.Reload(ctx) }
	l.behave["a=1"] = behaviour{make: reloads}
	l.behave["b=1"] = behaviour{start: reloads}
	_, err := l.Get(t.Context(), "gear:a")
	assert.EqualError(t, err, "gear:a: New: gear:a: its factory wants to reload: that would wait for itself")
	_, err = l.Get(t.Context(), "gear:b")
	assert.EqualError(t, err, "gear:b: (*gear).Start: gear:b: its Start wants to reload: that would wait for itself")
	l.happened()
	delete(l.behave, "a=1")
	require.NoError(t, l.Reload(l.gear("a").ctx), "an instance may, once it is made")
}

func TestReloadAfterClose(t *testing.T) {
	l := newLab(t, of("a=1"))
	l.gear("a")
	require.NoError(t, l.Close(t.Context()))
	l.happened()
	for range 20 {
		err := l.reload(of("a=2"))
		assert.EqualError(t, err, "the hub is closed")
		assert.ErrorAs(t, err, new(*hub.ClosedError))
	}
	assert.Empty(t, l.happened(), "nothing was tried")
}

func TestReloadWithAContextThatHasEnded(t *testing.T) {
	l := newLab(t, of("a=1"))
	l.gear("a")
	l.happened()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	l.source.Set(of("a=2"))
	for range 20 {
		require.ErrorIs(t, l.Reload(ctx), context.Canceled)
		assert.Equal(t, []string{"reload failed: context canceled"}, l.happened())
	}
	assert.Equal(t, "a=1", l.gear("a").title())
}

// Close while a reload builds: the reload fails, and what it has made is
// closed with the rest.
func TestCloseWhileReloading(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1", "b=1"))
		l.behave["b=2"] = behaviour{make: func(context.Context, *gear) error { time.Sleep(time.Minute); return nil }}
		l.gear("a")
		l.gear("b")
		reloaded := make(chan error, 1)
		go func() { reloaded <- l.reload(of("a=2", "b=2")) }()
		synctest.Wait()
		began := time.Now()
		assert.NoError(t, l.Close(context.Background()))
		assert.Equal(t, time.Minute, time.Since(began), "it waits for the factory")
		assert.ErrorAs(t, <-reloaded, new(*hub.ClosedError))
		_, closed := l.lives()
		assert.Equal(t, []string{"b=2", "a=2", "b=1", "a=1"}, closed)
	})
}

// The same with a factory that takes no notice of anything: Close gives up
// after its time, and so does the reload.
func TestCloseWhileReloadHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1", "b=1"))
		release := make(chan struct{})
		l.behave["b=2"] = behaviour{make: func(context.Context, *gear) error { <-release; return nil }}
		l.gear("a")
		l.gear("b")
		reloaded := make(chan error, 1)
		go func() { reloaded <- l.reload(of("a=2", "b=2")) }()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		assert.EqualError(t, l.Close(ctx), "gear:b: still being made: context deadline exceeded")
		assert.ErrorAs(t, <-reloaded, new(*hub.ClosedError))
		_, closed := l.lives()
		assert.Equal(t, []string{"a=2", "b=1", "a=1"}, closed)
		close(release)
		synctest.Wait()
		_, closed = l.lives()
		assert.Equal(t, []string{"a=2", "b=1", "a=1", "b=2"}, closed)
	})
}

// A successor that another one uses when Close gives up closes as soon as that
// use ends, although the reload gives it up as well.
func TestCloseWhileASuccessorIsUsed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1", "b=1"))
		release := make(chan struct{})
		l.behave["b=2"] = behaviour{make: func(ctx context.Context, _ *gear) error {
			return l.Use(ctx, "gear:a", func(any) error { <-release; return nil })
		}}
		l.gear("a")
		l.gear("b")
		reloaded := make(chan error, 1)
		go func() { reloaded <- l.reload(of("a=2", "b=2")) }()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		assert.EqualError(t, l.Close(ctx), "gear:b: still being made: context deadline exceeded\n"+
			"gear:a: still in use: context deadline exceeded")
		assert.ErrorAs(t, <-reloaded, new(*hub.ClosedError))
		assert.Equal(t, []string{"b=1", "a=1"}, l.closedNow())
		close(release)
		assert.ElementsMatch(t, []string{"b=1", "a=1", "a=2", "b=2"}, l.closedNow())
	})
}

// overlapping is a source that notices when it is loaded twice at a time.
type overlapping struct {
	*memory.Source
	loading, loaded atomic.Int32
	t               *testing.T
}

func (o *overlapping) Load(ctx context.Context) (hub.Snapshot, error) {
	assert.EqualValues(o.t, 1, o.loading.Add(1))
	defer o.loading.Add(-1)
	o.loaded.Add(1)
	time.Sleep(time.Second)
	return o.Source.Load(ctx)
}

func TestReloadsRunOneAfterTheOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := &overlapping{t: t, Source: memory.New("test", of("a=1"))}
		l := &lab{t: t, source: source.Source}
		l.open(hub.From(source))
		began := time.Now()
		failures := make(chan error, 4)
		for range 3 {
			go func() { failures <- l.Reload(t.Context()) }()
		}
		ctx, cancel := context.WithTimeout(t.Context(), 1500*time.Millisecond)
		defer cancel()
		synctest.Wait()
		go func() { failures <- l.Reload(ctx) }()
		got := errors.Join(<-failures, <-failures, <-failures, <-failures)
		assert.ErrorIs(t, got, context.DeadlineExceeded, "waiting for its turn ends with ctx")
		assert.EqualError(t, got, "context deadline exceeded")
		assert.Equal(t, 3*time.Second, time.Since(began))
		assert.EqualValues(t, 4, source.loaded.Load())
	})
}

// faulty is a store whose Save panics.
type faulty struct{ *memory.Store }

func (faulty) Save(context.Context, hush.Key, hush.Node, string) (string, error) { panic("bad sector") }

// A source's panic is the caller's to see, and leaves the hub as it was.
func TestPanicInSave(t *testing.T) {
	l := &lab{t: t, behave: map[string]behaviour{}}
	l.open(hub.From(faulty{memory.NewStore("store", of("a=1"))}))
	a, ref := l.gear("a"), hub.Resources(l.Hub, gears).Ref("a")
	assert.PanicsWithValue(t, "bad sector", func() { _ = l.Put(t.Context(), "gear:a", hush.Values{"text": "2"}) })
	assert.Equal(t, []string{"a=2"}, l.ended(1), "the successor is closed")
	assert.Same(t, a, l.gear("a"))
	followed, err := ref.Get(t.Context())
	require.NoError(t, err)
	assert.Same(t, a, followed)
	require.NoError(t, l.Reload(t.Context()))
	assert.Same(t, a, l.gear("a"))
}
