package hub_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
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

// maker is the New of a plugin made at run time.
type maker = func(ctx context.Context, in hush.Input) (any, error)

// made returns the options for one resource "llm:<name>" for each maker, with
// a plugin of the same name.
func made(makers map[string]maker) []hub.Option {
	values := hush.Values{}
	var plugins []hush.Dynamic
	for name, maker := range makers {
		values["llm:"+name] = nil
		plugins = append(plugins, hush.Dynamic{Info: hush.Info{Category: "llm", Name: name, Result: "*" + name}, New: maker})
	}
	return []hub.Option{hub.From(memory.New("test", values)), hub.Extend(plugins...)}
}

// noLeak fails when goroutines are left over in the end.
func noLeak(t *testing.T) {
	t.Helper()
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				buffer := make([]byte, 1<<16)
				t.Fatalf("%d goroutines, began with %d\n%s", runtime.NumGoroutine(), before, buffer[:runtime.Stack(buffer, true)])
			}
			// In a synctest bubble the sleep takes no time: one that is about to
			// end outside gets its turn by this.
			for range 200 {
				runtime.Gosched()
			}
		}
	})
}

func TestMadeOnceByManyAtOnce(t *testing.T) {
	noLeak(t)
	const callers = 64
	var count atomic.Int32
	h := open(t, made(map[string]maker{"a": func(context.Context, hush.Input) (any, error) {
		count.Add(1)
		time.Sleep(time.Millisecond)
		return &model{text: "a"}, nil
	}})...)
	models := hub.Resources(h, llm)
	ref := models.Ref("a")
	start := make(chan struct{})
	found := make([]any, callers)
	var group sync.WaitGroup
	for i := range callers {
		group.Go(func() {
			<-start
			var err error
			switch i % 4 {
			case 0:
				found[i], err = h.Get(t.Context(), "llm:a")
			case 1:
				found[i], err = models.Get(t.Context(), "a")
			case 2:
				found[i], err = ref.Get(t.Context())
			case 3:
				err = h.Use(t.Context(), "llm:a", func(instance any) error {
					found[i] = instance
					return nil
				})
			}
			assert.NoError(t, err)
		})
	}
	close(start)
	group.Wait()
	assert.EqualValues(t, 1, count.Load())
	for _, instance := range found {
		assert.Same(t, found[0], instance)
	}
}

// Get, Use and Close at once: every instance that was made is closed once,
// and nobody gets anything else than an instance or a ClosedError.
func TestGetWhileClosing(t *testing.T) {
	noLeak(t)
	for range 50 {
		var constructed, closed, inUse atomic.Int32
		makers := map[string]maker{}
		for _, name := range strings.Split("abcdefgh", "") {
			makers[name] = func(context.Context, hush.Input) (any, error) {
				constructed.Add(1)
				runtime.Gosched()
				return &closer{close: func(context.Context) error {
					assert.Zero(t, inUse.Load())
					closed.Add(1)
					return nil
				}}, nil
			}
		}
		h, err := hub.Open(t.Context(), registry, nil, made(makers)...)
		require.NoError(t, err)
		var group sync.WaitGroup
		for i := range 64 {
			group.Go(func() {
				key := "llm:" + string("abcdefgh"[i%8])
				_, err := h.Get(t.Context(), key)
				var ended *hub.ClosedError
				if err != nil && !errors.As(err, &ended) {
					assert.NoError(t, err)
				}
				if i%8 == 0 {
					return
				}
				_ = h.Use(t.Context(), key, func(any) error { return nil })
			})
		}
		group.Go(func() {
			runtime.Gosched()
			assert.NoError(t, h.Close(t.Context()))
		})
		group.Wait()
		assert.Equal(t, constructed.Load(), closed.Load())
	}
}

func TestCachedGetAllocatesNothing(t *testing.T) {
	h := open(t, made(map[string]maker{"a": func(context.Context, hush.Input) (any, error) {
		return &model{text: "a"}, nil
	}})...)
	models := hub.Resources(h, llm)
	ref := models.Ref("a")
	ctx := t.Context()
	for name, get := range map[string]func() error{
		"typed":      func() error { _, err := models.Get(ctx, "a"); return err },
		"typed, key": func() error { _, err := models.Get(ctx, "llm:a"); return err },
		"untyped":    func() error { _, err := h.Get(ctx, "llm:a"); return err },
		"reference":  func() error { _, err := ref.Get(ctx); return err },
	} {
		require.NoError(t, get())
		assert.Zero(t, testing.AllocsPerRun(100, func() { _ = get() }), name)
	}
}

func TestWaitingEndsWithTheCallersContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		var own context.Context
		h := open(t, made(map[string]maker{"a": func(ctx context.Context, _ hush.Input) (any, error) {
			own = ctx
			<-release
			return &model{text: "a"}, nil
		}})...)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		began := time.Now()
		_, err := h.Get(ctx, "llm:a")
		assert.Equal(t, time.Second, time.Since(began))
		assert.ErrorIs(t, err, context.DeadlineExceeded)
		assert.EqualError(t, err, "llm:a: waiting for it to be made: context deadline exceeded")
		synctest.Wait()
		assert.NoError(t, own.Err(), "the construction goes on")

		_, err = h.Get(ctx, "llm:a") // ended already: doesn't wait
		assert.EqualError(t, err, "llm:a: not made yet: context deadline exceeded")

		close(release)
		instance, err := h.Get(t.Context(), "llm:a")
		require.NoError(t, err)
		again, err := h.Get(ctx, "llm:a") // there already: ctx doesn't matter
		require.NoError(t, err)
		assert.Same(t, instance, again)
	})
}

func TestContextThatEndedBeginsNothing(t *testing.T) {
	h := open(t, made(map[string]maker{"a": func(context.Context, hush.Input) (any, error) {
		t.Error("made")
		return nil, nil
	}})...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := h.Get(ctx, "llm:a")
	assert.ErrorIs(t, err, context.Canceled)
}

type contextKey struct{}

func TestInstancesHaveTheirOwnContext(t *testing.T) {
	contexts := make(map[string]context.Context)
	h, err := func() (*hub.Hub, error) {
		opening, cancel := context.WithCancel(context.WithValue(t.Context(), contextKey{}, "opened"))
		defer cancel()
		keep := func(ctx context.Context, in hush.Input) (any, error) {
			contexts[in.Key.Name] = ctx
			if in.Key.Name == "bad" {
				return nil, errors.New("no")
			}
			return &model{}, nil
		}
		return hub.Open(opening, registry, nil, made(map[string]maker{"good": keep, "bad": keep})...)
	}()
	require.NoError(t, err)
	asking, cancel := context.WithCancel(context.WithValue(t.Context(), contextKey{}, "asked"))
	_, err = h.Get(asking, "llm:good")
	require.NoError(t, err)
	_, err = h.Get(asking, "llm:bad")
	require.Error(t, err)
	cancel()

	assert.NoError(t, contexts["good"].Err(), "neither that of Open nor the caller's")
	assert.Equal(t, "opened", contexts["good"].Value(contextKey{}))
	assert.Error(t, contexts["bad"].Err(), "a failed construction leaves nothing running")
	require.NoError(t, h.Close(t.Context()))
	assert.ErrorIs(t, contexts["good"].Err(), context.Canceled)
}

func TestFailureIsSharedAndTriedAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		failure := errors.New("no network")
		var count atomic.Int32
		h := open(t, made(map[string]maker{"a": func(context.Context, hush.Input) (any, error) {
			if count.Add(1) == 1 {
				time.Sleep(time.Second)
				return nil, failure
			}
			return &model{text: "a"}, nil
		}})...)
		var group sync.WaitGroup
		for range 10 {
			group.Go(func() {
				_, err := h.Get(t.Context(), "llm:a")
				assert.ErrorIs(t, err, failure)
				assert.EqualError(t, err, "llm:a: the plugin llm:a: no network")
				var create *hush.CreateError
				assert.ErrorAs(t, err, &create)
			})
		}
		group.Wait()
		assert.EqualValues(t, 1, count.Load())
		_, err := h.Get(t.Context(), "llm:a")
		assert.NoError(t, err)
	})
}

func TestPanicReachesEveryCaller(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var count atomic.Int32
		boom := errors.New("boom")
		h := open(t, made(map[string]maker{"a": func(context.Context, hush.Input) (any, error) {
			if count.Add(1) == 1 {
				time.Sleep(time.Second)
				panic(boom)
			}
			return &model{text: "a"}, nil
		}})...)
		var group sync.WaitGroup
		for range 10 {
			group.Go(func() {
				assert.PanicsWithValue(t, boom, func() { _, _ = h.Get(t.Context(), "llm:a") })
			})
		}
		group.Wait()
		_, err := h.Get(t.Context(), "llm:a")
		assert.NoError(t, err, "the key stays usable")
	})
}

func TestPanicWithoutCallerReachesTheNextOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		panics := func(context.Context, hush.Input) (any, error) {
			time.Sleep(2 * time.Second)
			panic("boom")
		}
		h, err := hub.Open(t.Context(), registry, nil, made(map[string]maker{"a": panics, "b": panics})...)
		require.NoError(t, err)
		for _, key := range []string{"llm:a", "llm:b"} {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			_, err := h.Get(ctx, key)
			assert.ErrorIs(t, err, context.DeadlineExceeded)
			cancel()
		}
		time.Sleep(3 * time.Second)
		assert.PanicsWithValue(t, "boom", func() { _, _ = h.Get(t.Context(), "llm:a") })
		assert.PanicsWithValue(t, "boom", func() { _, _ = h.Get(t.Context(), "llm:a") }, "tried anew")
		assert.EqualError(t, h.Close(t.Context()), "llm:b: its factory: panic: boom")
	})
}

func TestGoexitLeavesNobodyWaiting(t *testing.T) {
	noLeak(t)
	h := open(t, made(map[string]maker{"a": func(context.Context, hush.Input) (any, error) {
		runtime.Goexit()
		return nil, nil
	}})...)
	_, err := h.Get(t.Context(), "llm:a")
	assert.EqualError(t, err, "llm:a: the plugin llm:a: ended its goroutine instead of returning (runtime.Goexit)")
}

// closer is a model whose life can be watched.
type closer struct {
	model
	start func(ctx context.Context) error
	close func(ctx context.Context) error
}

func (c *closer) Start(ctx context.Context) error {
	if c.start == nil {
		return nil
	}
	return c.start(ctx)
}

func (c *closer) Close(ctx context.Context) error {
	if c.close == nil {
		return nil
	}
	return c.close(ctx)
}

func TestStartComesBeforeTheInstanceIsHandedOut(t *testing.T) {
	var own context.Context
	started := false
	h := open(t, made(map[string]maker{"a": func(ctx context.Context, _ hush.Input) (any, error) {
		own = ctx
		return &closer{start: func(ctx context.Context) error {
			assert.Equal(t, own, ctx)
			started = true
			return nil
		}}, nil
	}})...)
	_, err := h.Get(t.Context(), "llm:a")
	require.NoError(t, err)
	assert.True(t, started)
}

func TestFailingStartClosesTheInstance(t *testing.T) {
	failure, closing := errors.New("port taken"), errors.New("not open")
	for name, test := range map[string]struct {
		start func(context.Context) error
		close error
		want  string
	}{
		"error":            {func(context.Context) error { return failure }, nil, "llm:a: (*a).Start: port taken"},
		"error, and close": {func(context.Context) error { return failure }, closing, "llm:a: (*a).Start: port taken\nllm:a: (*a).Close: not open"},
		"goexit":           {func(context.Context) error { runtime.Goexit(); return nil }, nil, "llm:a: (*a).Start: ended its goroutine instead of returning (runtime.Goexit)"},
	} {
		t.Run(name, func(t *testing.T) {
			closed := 0
			var own context.Context
			h := open(t, made(map[string]maker{"a": func(ctx context.Context, _ hush.Input) (any, error) {
				own = ctx
				return &closer{start: test.start, close: func(context.Context) error { closed++; return test.close }}, nil
			}})...)
			_, err := h.Get(t.Context(), "llm:a")
			assert.EqualError(t, err, test.want)
			var create *hush.CreateError
			require.ErrorAs(t, err, &create)
			assert.Equal(t, 1, closed)
			assert.Error(t, own.Err())
		})
	}
}

func TestPanicInStartClosesTheInstance(t *testing.T) {
	closed := 0
	h := open(t, made(map[string]maker{"a": func(context.Context, hush.Input) (any, error) {
		return &closer{
			start: func(context.Context) error { panic("boom") },
			close: func(context.Context) error { closed++; panic("again") },
		}, nil
	}})...)
	assert.PanicsWithValue(t, "boom", func() { _, _ = h.Get(t.Context(), "llm:a") })
	assert.Equal(t, 1, closed)
}
