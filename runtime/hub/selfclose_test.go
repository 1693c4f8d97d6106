package hub_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

func TestFactoryCannotCloseItsHub(t *testing.T) {
	noLeak(t)
	var h *hub.Hub
	var own context.Context
	h = openMade(t, map[string]maker{"a": func(ctx context.Context, _ hush.Input) (any, error) {
		return nil, h.Close(ctx)
	}, "b": func(ctx context.Context, _ hush.Input) (any, error) {
		own = ctx
		return &model{}, nil
	}, "uses": func(ctx context.Context, _ hush.Input) (any, error) {
		return nil, h.Use(ctx, "llm:b", func(any) error { return h.Close(context.WithoutCancel(ctx)) })
	}})
	_, err := h.Get(t.Context(), "llm:a")
	assert.EqualError(t, err, "llm:a: the plugin llm:a: llm:a: its factory closes the hub: Close would wait for itself")
	_, err = h.Get(t.Context(), "llm:uses")
	assert.EqualError(t, err, "llm:uses: the plugin llm:uses: llm:uses: its factory closes the hub: Close would wait for itself")
	get(t, h, "llm:b")
	assert.NoError(t, h.Close(own), "an instance can, once it is made")
}

// Close ends the context that bounds it, and still gives the instance the
// time of all that come after such an end.
func TestInstanceClosesItsHubWithItsOwnContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		own := make(chan context.Context, 1)
		h := openMade(t, map[string]maker{
			"first": closing(func(context.Context) error { time.Sleep(300 * time.Millisecond); return nil }),
			"owner": func(ctx context.Context, _ hush.Input) (any, error) {
				own <- ctx
				return &closer{close: func(ctx context.Context) error {
					time.Sleep(300 * time.Millisecond)
					return ctx.Err()
				}}, nil
			},
		})
		get(t, h, "llm:first", "llm:owner")
		began := time.Now()
		assert.NoError(t, h.Close(<-own))
		assert.Equal(t, 600*time.Millisecond, time.Since(began))
	})
}

func TestStartCannotCloseItsHub(t *testing.T) {
	noLeak(t)
	var h *hub.Hub
	h = openMade(t, map[string]maker{"a": func(context.Context, hush.Input) (any, error) {
		closes := func(ctx context.Context) error { return h.Close(ctx) }
		return &closer{start: closes, close: closes}, nil
	}})
	_, err := h.Get(t.Context(), "llm:a")
	assert.EqualError(t, err, "llm:a: (*a).Start: llm:a: its Start closes the hub: Close would wait for itself\n"+
		"llm:a: (*a).Close: llm:a: its Close closes the hub: Close would wait for itself")
	assert.NoError(t, h.Close(t.Context()))
}

func TestInstanceCannotCloseItsHubWhileItCloses(t *testing.T) {
	noLeak(t)
	var h *hub.Hub
	var own context.Context
	h = openMade(t, map[string]maker{
		"log":    closing(nil),
		"direct": closing(func(ctx context.Context) error { return h.Close(ctx) }),
		"derived": closing(func(ctx context.Context) error {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			return h.Close(ctx)
		}),
		"in a use": closing(func(ctx context.Context) error {
			return h.Use(ctx, "llm:log", func(any) error { return h.Close(ctx) })
		}),
		"own context": func(ctx context.Context, _ hush.Input) (any, error) {
			own = ctx
			return &closer{close: func(context.Context) error { return h.Close(context.WithoutCancel(own)) }}, nil
		},
	})
	get(t, h, "llm:log", "llm:direct", "llm:derived", "llm:in a use", "llm:own context")
	err := h.Close(context.Background())
	assert.EqualError(t, err, `llm:own context: close: llm:own context: its Close closes the hub: Close would wait for itself
llm:in a use: close: llm:in a use: its Close closes the hub: Close would wait for itself
llm:derived: close: llm:derived: its Close closes the hub: Close would wait for itself
llm:direct: close: llm:direct: its Close closes the hub: Close would wait for itself`)
	assert.Equal(t, err, h.Close(own), "afterwards it is a second Close")
}

// Through another hub, whose Close is given the context of the first.
func TestSelfCloseThroughAnotherHub(t *testing.T) {
	noLeak(t)
	var first, second *hub.Hub
	first = openMade(t, map[string]maker{"a": closing(func(ctx context.Context) error { return second.Close(ctx) })})
	second = openMade(t, map[string]maker{"b": closing(func(ctx context.Context) error { return first.Close(ctx) })})
	get(t, first, "llm:a")
	get(t, second, "llm:b")
	assert.EqualError(t, first.Close(context.Background()),
		"llm:a: close: llm:b: close: llm:a: its Close closes the hub: Close would wait for itself")
}

// No context tells that these wait for themselves: that of Close bounds it.
func TestSelfCloseWithAnotherContextIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h *hub.Hub
		h = openMade(t, map[string]maker{"a": closing(nil), "b": closing(func(context.Context) error { return h.Close(context.Background()) })})
		get(t, h, "llm:a", "llm:b")
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		err := h.Use(t.Context(), "llm:a", func(any) error { return h.Close(ctx) })
		assert.EqualError(t, err, "llm:b: still closing: context deadline exceeded\nllm:a: still in use: context deadline exceeded")
		assert.ErrorIs(t, err, context.DeadlineExceeded)
	})
}

// A factory that hangs, whatever its context says: once Close has given up,
// nobody waits for it any more.
func TestNobodyWaitsAfterCloseGaveUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		h := openMade(t, map[string]maker{
			"hangs": func(context.Context, hush.Input) (any, error) { <-release; return &model{}, nil },
			"needs": ask("hangs"),
			"again": func(ctx context.Context, in hush.Input) (any, error) {
				<-ctx.Done()
				return ask("hangs")(ctx, in)
			},
		})
		began := time.Now()
		waited := make(chan error, 3)
		for _, key := range []string{"llm:hangs", "llm:needs", "llm:again"} {
			go func() {
				_, err := h.Get(context.Background(), key)
				waited <- err
			}()
		}
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		assert.EqualError(t, h.Close(ctx), "llm:again: still being made: context deadline exceeded\n"+
			"llm:hangs: still being made: context deadline exceeded\nllm:needs: still being made: context deadline exceeded")
		for range 3 {
			assert.ErrorAs(t, <-waited, new(*hub.ClosedError))
		}
		_, err := h.Get(context.Background(), "llm:hangs")
		assert.EqualError(t, err, "llm:hangs: the hub is closed")
		assert.EqualError(t, h.Use(context.Background(), "llm:hangs", nil), "llm:hangs: the hub is closed")
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		_, err = h.Get(ended, "llm:hangs")
		assert.EqualError(t, err, "llm:hangs: the hub is closed")
		assert.Equal(t, time.Minute, time.Since(began))
		close(release)
	})
}

// While Close waits, factories that run still get what is being made, and
// everyone else is told at once.
func TestGetWhileCloseWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openMade(t, map[string]maker{
			"slow": func(context.Context, hush.Input) (any, error) {
				time.Sleep(time.Minute)
				return &model{}, nil
			},
			"owner": func(ctx context.Context, in hush.Input) (any, error) {
				time.Sleep(time.Second)
				return ask("slow")(ctx, in)
			},
		})
		served := make(chan error, 2)
		for _, key := range []string{"llm:slow", "llm:owner"} {
			go func() {
				_, err := h.Get(t.Context(), key)
				served <- err
			}()
		}
		synctest.Wait()
		closed := make(chan error)
		go func() { closed <- h.Close(context.Background()) }()
		synctest.Wait()
		began := time.Now()
		_, err := h.Get(context.Background(), "llm:slow")
		assert.EqualError(t, err, "llm:slow: the hub is closed")
		assert.Zero(t, time.Since(began))
		require.NoError(t, errors.Join(<-served, <-served, <-closed))
		assert.Equal(t, time.Minute, time.Since(began))
	})
}

// The error of whoever waits with the context that also bounds Close doesn't
// depend on which of the two ends first.
func TestCloseAndGetWithOneContext(t *testing.T) {
	for range 50 {
		synctest.Test(t, func(t *testing.T) {
			release := make(chan struct{})
			h := openMade(t, map[string]maker{"a": func(context.Context, hush.Input) (any, error) { <-release; return &model{}, nil }})
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			got := make(chan error)
			go func() {
				_, err := h.Get(ctx, "llm:a")
				got <- err
			}()
			synctest.Wait()
			go func() { _ = h.Close(ctx) }()
			assert.EqualError(t, <-got, "llm:a: waiting for it to be made: context deadline exceeded")
			close(release)
		})
	}
}
