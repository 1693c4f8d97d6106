package hub_test

import (
	"context"
	"errors"
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

// closing returns a maker of instances that are closed by f.
func closing(f func(ctx context.Context) error) maker {
	return func(context.Context, hush.Input) (any, error) { return &closer{close: f}, nil }
}

func openMade(t *testing.T, makers map[string]maker) *hub.Hub {
	t.Helper()
	h, err := hub.Open(t.Context(), registry, nil, made(makers)...)
	require.NoError(t, err)
	return h
}

func get(t *testing.T, h *hub.Hub, keys ...string) {
	t.Helper()
	for _, key := range keys {
		_, err := h.Get(t.Context(), key)
		require.NoError(t, err)
	}
}

func TestCloseInReverseOrderOfConstruction(t *testing.T) {
	noLeak(t)
	var closed []string
	record := func(name string, inner ...string) maker {
		return func(ctx context.Context, in hush.Input) (any, error) {
			if _, err := ask(inner...)(ctx, in); err != nil {
				return nil, err
			}
			return &model{text: name, closed: &closed}, nil
		}
	}
	h := openMade(t, map[string]maker{
		"a": record("a", "c"), "b": record("b"), "c": record("c"), "d": record("d"), "unused": record("unused"),
	})
	get(t, h, "llm:b", "llm:a", "llm:d", "llm:b")
	require.NoError(t, h.Close(t.Context()))
	assert.Equal(t, []string{"d", "a", "c", "b"}, closed)
	require.NoError(t, h.Close(t.Context()), "a second time")
	assert.Len(t, closed, 4)

	for _, key := range []string{"llm:a", "llm:unused"} {
		_, err := h.Get(t.Context(), key)
		assert.EqualError(t, err, key+": the hub is closed")
		var ended *hub.ClosedError
		require.ErrorAs(t, err, &ended)
		assert.Equal(t, key, ended.Key.String())
		assert.ErrorAs(t, h.Use(t.Context(), key, func(any) error { return nil }), &ended)
	}
	assert.True(t, h.Has("llm:a"))
	assert.NoError(t, h.Validate(t.Context()))
}

func TestErrorsOfCloseAreJoined(t *testing.T) {
	one, two := errors.New("one"), errors.New("two")
	closed := 0
	h := openMade(t, map[string]maker{
		"a": closing(func(context.Context) error { closed++; return one }),
		"b": closing(func(context.Context) error { closed++; panic(errors.New("three")) }),
		"c": closing(func(context.Context) error { closed++; return two }),
		"d": closing(func(context.Context) error { closed++; panic(&model{text: "four"}) }),
		"e": closing(func(context.Context) error { closed++; panic(time.Second) }),
		"f": closing(func(context.Context) error { closed++; return nil }),
	})
	get(t, h, "llm:a", "llm:b", "llm:c", "llm:d", "llm:e", "llm:f")
	err := h.Close(t.Context())
	assert.EqualError(t, err, `llm:e: close: panic: 1s
llm:d: close: panic: a value that is neither error nor string
llm:c: close: two
llm:b: close: panic: three
llm:a: close: one`)
	assert.ErrorIs(t, err, one)
	assert.ErrorIs(t, err, two)
	assert.Equal(t, 6, closed)
	assert.Equal(t, err, h.Close(t.Context()))
}

func TestInstanceContextEndsBeforeItsClose(t *testing.T) {
	ended := make(chan struct{})
	h := openMade(t, map[string]maker{"a": func(ctx context.Context, _ hush.Input) (any, error) {
		go func() { <-ctx.Done(); close(ended) }()
		return &closer{close: func(context.Context) error { <-ended; return nil }}, nil
	}})
	get(t, h, "llm:a")
	assert.NoError(t, h.Close(t.Context()))
}

func TestNoCloseAndProvidedStayOpen(t *testing.T) {
	var closed []string
	own := &model{text: "own", closed: &closed}
	var ended context.Context
	h, err := hub.Open(t.Context(), registry, nil, hub.Provide("llm:own", own),
		hub.From(memory.New("test", hush.Values{"llm:kept": nil})),
		hub.Extend(hush.Dynamic{
			Info: hush.Info{Category: "llm", Name: "kept", NoClose: true},
			New: func(ctx context.Context, _ hush.Input) (any, error) {
				ended = ctx
				return &model{text: "kept", closed: &closed}, nil
			},
		}))
	require.NoError(t, err)
	get(t, h, "llm:own", "llm:kept")
	require.NoError(t, h.Close(t.Context()))
	assert.Empty(t, closed)
	assert.Error(t, ended.Err())
	_, err = h.Get(t.Context(), "llm:own")
	assert.EqualError(t, err, "llm:own: the hub is closed")
}

func TestSlowCloseIsBoundedByTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var closed []string
		quick := func(name string) maker {
			return closing(func(context.Context) error { closed = append(closed, name); return nil })
		}
		h := openMade(t, map[string]maker{
			"first":  quick("first"),
			"second": quick("second"),
			"slow":   closing(func(context.Context) error { time.Sleep(time.Hour); return nil }),
			"last":   quick("last"),
		})
		get(t, h, "llm:first", "llm:second", "llm:slow", "llm:last")
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		began := time.Now()
		err := h.Close(ctx)
		assert.Equal(t, 5*time.Second, time.Since(began))
		assert.EqualError(t, err, "llm:slow: still closing: context deadline exceeded")
		assert.ErrorIs(t, err, context.DeadlineExceeded)
		assert.Equal(t, []string{"last", "second", "first"}, closed)
		time.Sleep(time.Hour) // the slow one ends in the background
	})
}

// The usual mistake: the context that ended the program also closes the hub.
func TestCloseWithContextThatHasEnded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var closed []string
		record := func(name string, delay time.Duration) maker {
			return closing(func(ctx context.Context) error {
				select {
				case <-time.After(delay):
					closed = append(closed, name)
					return nil
				case <-ctx.Done():
					return ctx.Err()
				}
			})
		}
		h := openMade(t, map[string]maker{
			"a": record("a", 0), "b": record("b", time.Minute), "c": record("c", 300*time.Millisecond), "d": record("d", 300*time.Millisecond),
		})
		get(t, h, "llm:a", "llm:b", "llm:c", "llm:d")
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		began := time.Now()
		err := h.Close(ctx)
		assert.Equal(t, time.Second, time.Since(began))
		require.Error(t, err)
		assert.Contains(t, err.Error(), "llm:b: ")
		synctest.Wait()
		assert.Equal(t, []string{"d", "c"}, closed[:2])
	})
}

func TestCloseWaitsForUses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var uses atomic.Int32
		h := openMade(t, map[string]maker{"a": closing(func(context.Context) error {
			assert.Zero(t, uses.Load())
			return nil
		})})
		var group sync.WaitGroup
		failure := errors.New("of the caller")
		for i := range 3 {
			group.Go(func() {
				err := h.Use(t.Context(), "llm:a", func(any) error {
					uses.Add(1)
					defer uses.Add(-1)
					time.Sleep(time.Duration(i+1) * time.Second)
					return failure
				})
				assert.Equal(t, failure, err)
			})
		}
		synctest.Wait()
		began := time.Now()
		assert.NoError(t, h.Close(t.Context()))
		assert.Equal(t, 3*time.Second, time.Since(began))
		group.Wait()
	})
}

func TestUseThatOutlastsClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		closed := false
		h := openMade(t, map[string]maker{"a": closing(func(ctx context.Context) error {
			closed = true
			return ctx.Err()
		})})
		go func() {
			_ = h.Use(context.Background(), "llm:a", func(any) error {
				time.Sleep(time.Minute)
				assert.False(t, closed, "never under the feet of its user")
				return nil
			})
		}()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		assert.EqualError(t, h.Close(ctx), "llm:a: still in use: context deadline exceeded")
		time.Sleep(time.Hour)
		synctest.Wait()
		assert.True(t, closed)
	})
}

func TestPanicInUseReleasesTheInstance(t *testing.T) {
	h := openMade(t, map[string]maker{"a": closing(nil)})
	assert.PanicsWithValue(t, "boom", func() {
		_ = h.Use(t.Context(), "llm:a", func(any) error { panic("boom") })
	})
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	assert.NoError(t, h.Close(ctx))
}

// What closes early may still need what closes later.
func TestInstancesCanBeHadUntilTheirTurn(t *testing.T) {
	var h *hub.Hub
	h = openMade(t, map[string]maker{
		"log":    closing(nil),
		"unmade": closing(nil),
		"server": closing(func(ctx context.Context) error {
			_, err := h.Get(ctx, "llm:unmade")
			assert.EqualError(t, err, "llm:unmade: the hub is closed")
			_, err = h.Get(ctx, "llm:server")
			assert.EqualError(t, err, "llm:server: the hub is closed")
			return h.Use(ctx, "llm:log", func(any) error { return nil })
		}),
	})
	get(t, h, "llm:log", "llm:server")
	assert.NoError(t, h.Close(t.Context()))
}

func TestCloseWaitsForConstructions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		closed := false
		h := openMade(t, map[string]maker{
			"a": func(context.Context, hush.Input) (any, error) {
				time.Sleep(time.Second)
				return &closer{close: func(context.Context) error { closed = true; return nil }}, nil
			},
			"b": func(context.Context, hush.Input) (any, error) {
				time.Sleep(2 * time.Second)
				return nil, errors.New("failed")
			},
		})
		var group sync.WaitGroup
		group.Go(func() { get(t, h, "llm:a") }) // served, then closed
		group.Go(func() {
			_, err := h.Get(t.Context(), "llm:b")
			assert.EqualError(t, err, "llm:b: the plugin llm:b: failed")
		})
		synctest.Wait()
		began := time.Now()
		assert.NoError(t, h.Close(t.Context()))
		assert.Equal(t, 2*time.Second, time.Since(began))
		assert.True(t, closed)
		group.Wait()
	})
}

func TestConstructionThatOutlastsClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var closed atomic.Int32
		var cancelled atomic.Bool
		h := openMade(t, map[string]maker{"a": func(ctx context.Context, _ hush.Input) (any, error) {
			select {
			case <-ctx.Done():
				cancelled.Store(true)
			case <-time.After(time.Hour):
			}
			time.Sleep(time.Second)
			return &closer{close: func(context.Context) error { closed.Add(1); return nil }}, nil
		}, "b": closing(func(context.Context) error { closed.Add(1); return nil })})
		get(t, h, "llm:b")
		go func() {
			_, err := h.Get(context.Background(), "llm:a")
			assert.EqualError(t, err, "llm:a: the hub is closed")
		}()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err := h.Close(ctx)
		assert.EqualError(t, err, "llm:a: still being made: context deadline exceeded")
		assert.EqualValues(t, 1, closed.Load())
		time.Sleep(2 * time.Second)
		synctest.Wait()
		assert.True(t, cancelled.Load())
		assert.EqualValues(t, 2, closed.Load())
	})
}

func TestTwoClosesAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		failure := errors.New("failed")
		h := openMade(t, map[string]maker{"a": closing(func(context.Context) error { time.Sleep(time.Minute); return failure })})
		get(t, h, "llm:a")
		var group sync.WaitGroup
		for range 2 {
			group.Go(func() { assert.ErrorIs(t, h.Close(t.Context()), failure) })
		}
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		assert.ErrorIs(t, h.Close(ctx), context.DeadlineExceeded)
		group.Wait()
	})
}
