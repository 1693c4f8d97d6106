package hub_test

import (
	"context"
	"errors"
	"runtime"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Close during the grace time: everything closes once, latest first, at once.
func TestCloseDuringGrace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1", "b=1 owns a"))
		l.gear("b")
		require.NoError(t, l.reload(of("a=2", "b=2 owns a", "c=1")))
		l.gear("b")
		l.gear("c")
		began := time.Now()
		require.NoError(t, l.Close(t.Context()))
		want := []string{"c=1", "b=2", "a=2", "b=1", "a=1"}
		assert.Equal(t, want, l.closedNow())
		assert.Zero(t, time.Since(began))
		time.Sleep(time.Hour)
		assert.Equal(t, want, l.closedNow(), "the end of the grace time finds nothing to do")
	})
}

// Close waits for the Use of a replaced instance, and for a Close of one that
// runs already.
func TestCloseWaitsForWhatIsRetired(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1", "b=1"), hub.Grace(0))
		l.behave["b=1"] = behaviour{close: func(context.Context, *gear) error { time.Sleep(time.Minute); return nil }}
		l.gear("b")
		_, release := l.use("a")
		require.NoError(t, l.reload(nil))
		synctest.Wait()
		closed := make(chan error)
		go func() { closed <- l.Close(context.Background()) }()
		time.Sleep(time.Second)
		release()
		began := time.Now()
		require.NoError(t, <-closed)
		assert.Equal(t, 59*time.Second, time.Since(began))
		assert.Equal(t, []string{"b=1", "a=1"}, l.closedNow())
	})
}

// Instances that hang in Close, more than are closed at a time: the others
// wait for a while, then go past. Close of the hub waits for none of them.
func TestRetiredInstancesThatHang(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const many = 40
		release := make(chan struct{})
		l := newLab(t, nil, hub.Grace(0))
		values := of("well=1")
		for i := range many {
			name := "hangs" + strconv.Itoa(100+i)
			values["gear:"+name] = hush.Values{"text": "1"}
			l.behave[name+"=1"] = behaviour{close: func(context.Context, *gear) error { <-release; return nil }}
		}
		for round := range 2 {
			require.NoError(t, l.reload(values))
			for key := range l.Keys() {
				get(t, l.Hub, key)
			}
			require.NoError(t, l.reload(of("after=1")))
			assert.Equal(t, "after=1", l.gear("after").title())
			if round == 0 {
				assert.NotContains(t, l.closedNow(), "well=1")
				time.Sleep(time.Minute)
				assert.Contains(t, l.closedNow(), "well=1")
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err := l.Close(ctx)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		assert.ErrorContains(t, err, "gear:hangs100: still closing: context deadline exceeded")
		assert.Len(t, l.closedNow(), 2*(many+2), "none is left out for others that hang")
		close(release)
	})
}

// A Close that fails, panics or exits is told, and takes nothing else with it.
func TestRetiredInstancesThatFailToClose(t *testing.T) {
	failing := map[string]struct {
		close func(context.Context, *gear) error
		want  string
	}{
		"fails":  {func(context.Context, *gear) error { return errors.New("stuck") }, "stuck"},
		"panics": {func(context.Context, *gear) error { panic("boom") }, "panic: boom"},
		"exits":  {func(context.Context, *gear) error { runtime.Goexit(); return nil }, "ended its goroutine instead of returning (runtime.Goexit)"},
	}
	l := newLab(t, of("leaf=1", "fails=1 owns leaf", "panics=1 owns leaf", "exits=1 owns leaf"), hub.Grace(0))
	for name, c := range failing {
		l.behave[name+"=1"] = behaviour{close: c.close}
		l.gear(name)
	}
	l.happened()
	require.NoError(t, l.reload(nil))
	l.awaitEvents(5)
	told := l.happened()
	assert.Equal(t, "closed gear:leaf usual", told[4], "what they hold goes last")
	for name, c := range failing {
		assert.Contains(t, told, "closed gear:"+name+" usual: "+c.want)
	}
	assert.NoError(t, l.Close(t.Context()), "it was told already")
}

// A noclose instance isn't closed, but its context ends when it would be.
func TestRetiredNoClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &lab{t: t}
		values := of("kept-open=1 owns leaf", "leaf=1")
		l.open(fromMemory(l, values), hub.Grace(time.Second))
		g := l.gear("kept-open")
		l.source.Set(of("leaf=1"))
		require.NoError(t, l.Reload(t.Context()))
		time.Sleep(time.Second - time.Nanosecond)
		synctest.Wait()
		assert.NoError(t, g.ctx.Err())
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		assert.Error(t, g.ctx.Err())
		assert.Empty(t, l.closedNow())
		l.note(&l.closed, g.title()) // for the account at the end
	})
}

// Who asked before Close, and waits, gets the instance before it closes.
func TestCloseComesAfterWhoAskedBefore(t *testing.T) {
	for range 5 {
		synctest.Test(t, func(t *testing.T) {
			l := newLab(t, of("a=1"))
			l.behave["a=1"] = behaviour{make: func(context.Context, *gear) error { time.Sleep(time.Second); return nil }}
			got := make(chan error)
			for range 64 {
				go func() {
					got <- l.Use(t.Context(), "gear:a", func(g any) error {
						assert.Zero(t, g.(*gear).closes.Load())
						return nil
					})
				}()
			}
			synctest.Wait()
			closed := make(chan error, 1)
			go func() { closed <- l.Close(context.Background()) }()
			for range 64 {
				require.NoError(t, <-got)
			}
			require.NoError(t, <-closed)
		})
	}
}

// An instance can't reload the hub when it closes: it may be a successor that
// the reload has given up and waits for.
func TestReloadInClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLab(t, of("a=1", "b=1"), hub.Grace(0))
		result := make(chan error, 1)
		reloads := behaviour{close: func(ctx context.Context, _ *gear) error { result <- l.Reload(ctx); return nil }}
		l.behave["a=1"], l.behave["a=3"] = reloads, reloads
		l.behave["b=3"] = behaviour{make: func(context.Context, *gear) error { time.Sleep(time.Second); return errors.New("no") }}
		l.gear("a")
		l.gear("b")
		require.NoError(t, l.reload(of("a=2", "b=2")))
		const want = "gear:a: its Close wants to reload: that would wait for itself"
		assert.EqualError(t, <-result, want)
		require.EqualError(t, l.reload(of("a=3", "b=3")), "gear:b: New: no")
		assert.EqualError(t, <-result, want)
	})
}
