package hub_test

import (
	"context"
	"errors"
	"runtime"
	"strconv"
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

// checker is a model with a Check.
type checker struct {
	model
	check func(context.Context) error
}

func (c *checker) Check(ctx context.Context) error { return c.check(ctx) }

// checks makes models with these Checks; nil is a model without.
func checks(by map[string]func(context.Context) error) []hub.Option {
	makers := make(map[string]maker)
	for name, check := range by {
		makers[name] = func(context.Context, hush.Input) (any, error) {
			if check == nil {
				return &model{text: name}, nil
			}
			return &checker{check: check}, nil
		}
	}
	return made(makers)
}

func well(context.Context) error { return nil }

// errorTexts returns what a report says about each key that isn't well.
func errorTexts(report *hub.Report) map[string]string {
	texts := make(map[string]string)
	for _, result := range report.Results {
		if result.Err != nil {
			texts[result.Key.String()] = result.Err.Error()
		}
	}
	return texts
}

func TestCheckDepths(t *testing.T) {
	var made, pinged atomic.Int32
	options := madeOf("a", func(context.Context, hush.Input) (any, error) {
		made.Add(1)
		return &checker{check: func(context.Context) error { pinged.Add(1); return nil }}, nil
	})
	h := open(t, options...)
	for _, want := range []struct {
		depth        hub.Depth
		name         string
		made, pinged int32
	}{{hub.Decode, "decode", 0, 0}, {hub.Construct, "construct", 1, 0}, {hub.Ping, "ping", 1, 1}, {hub.Ping, "ping", 1, 2}} {
		report := h.Check(t.Context(), want.depth)
		require.NoError(t, report.Err())
		assert.True(t, report.OK())
		assert.Equal(t, want.depth, report.Depth)
		assert.Equal(t, want.name, want.depth.String())
		assert.Equal(t, want.made, made.Load())
		assert.Equal(t, want.pinged, pinged.Load())
		require.Len(t, report.Results, 1)
		assert.Equal(t, hush.Key{Category: "llm", Name: "a"}, report.Results[0].Key)
		assert.Equal(t, "a", report.Results[0].Plugin)
		assert.Equal(t, want.depth == hub.Ping, report.Results[0].Pinged)
	}
}

func madeOf(name string, make maker) []hub.Option { return made(map[string]maker{name: make}) }

func TestCheckOfAllSorts(t *testing.T) {
	noLeak(t)
	down := errors.New("connection refused")
	makers := map[string]maker{
		"broken": func(context.Context, hush.Input) (any, error) { return nil, errors.New("no network") },
		"panics": func(context.Context, hush.Input) (any, error) { panic("boom") },
		"plain":  func(context.Context, hush.Input) (any, error) { return &model{}, nil },
	}
	for name, check := range map[string]func(context.Context) error{
		"well": well, "down": func(context.Context) error { return down },
		"dropped": func(context.Context) error { panic(down) },
		"exits":   func(context.Context) error { runtime.Goexit(); return nil },
	} {
		makers[name] = func(context.Context, hush.Input) (any, error) { return &checker{check: check}, nil }
	}
	h := open(t, append(made(makers), hub.Provide("llm:given", &checker{check: well}))...)

	report := h.Check(t.Context(), hub.Ping)
	assert.False(t, report.OK())
	assert.Equal(t, map[string]string{
		"llm:broken":  "llm:broken: the plugin llm:broken: no network",
		"llm:panics":  "llm:panics: its factory: panic: boom",
		"llm:down":    "llm:down: its Check: connection refused",
		"llm:dropped": "llm:dropped: its Check: panic: connection refused",
		"llm:exits":   "llm:exits: its Check: ended its goroutine instead of returning (runtime.Goexit)",
	}, errorTexts(report))
	require.ErrorIs(t, report.Err(), down)
	var create *hush.CreateError
	require.ErrorAs(t, report.Err(), &create)
	var order, pinged, plugins []string
	for _, result := range report.Results {
		order = append(order, result.Key.Name)
		plugins = append(plugins, result.Plugin)
		if result.Pinged {
			pinged = append(pinged, result.Key.Name)
		}
	}
	assert.Equal(t, []string{"broken", "down", "dropped", "exits", "given", "panics", "plain", "well"}, order)
	assert.Equal(t, []string{"broken", "down", "dropped", "exits", "", "panics", "plain", "well"}, plugins)
	assert.Equal(t, []string{"down", "given", "well"}, pinged)

	assert.True(t, h.Check(t.Context(), hub.Decode).OK(), "nothing is wrong with the values")
	assert.Len(t, errorTexts(h.Check(t.Context(), hub.Construct)), 2)
}

func TestCheckRunsSomeAtATime(t *testing.T) {
	for _, parallel := range []int{0, 1, 3, 100} {
		synctest.Test(t, func(t *testing.T) {
			var running, most atomic.Int32
			by := make(map[string]func(context.Context) error)
			for i := range 20 {
				by["m"+strconv.Itoa(i)] = func(context.Context) error {
					now := running.Add(1)
					for old := most.Load(); now > old && !most.CompareAndSwap(old, now); old = most.Load() {
					}
					time.Sleep(time.Second)
					running.Add(-1)
					return nil
				}
			}
			var options []hub.CheckOption
			want := int32(8)
			if parallel > 0 {
				options, want = []hub.CheckOption{hub.CheckParallel(parallel)}, int32(min(parallel, 20))
			}
			h := open(t, checks(by)...)
			report := h.Check(t.Context(), hub.Ping, options...)
			require.NoError(t, report.Err())
			assert.Equal(t, want, most.Load())
			rounds := (20 + want - 1) / want
			assert.Equal(t, time.Duration(rounds)*time.Second, report.Duration)
			assert.Equal(t, time.Second, report.Results[0].Duration)
		})
	}
}

func TestCheckTimeouts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		by := map[string]func(context.Context) error{
			"deaf": func(context.Context) error { <-release; return nil },
			"polite": func(ctx context.Context) error {
				<-ctx.Done()
				time.Sleep(time.Millisecond)
				return errors.New("dial 10.0.0.1: " + ctx.Err().Error())
			},
			"well": well,
		}
		options := append(checks(by), made(map[string]maker{"slow": func(context.Context, hush.Input) (any, error) {
			<-release
			return &model{}, nil
		}})...)
		h := open(t, options...)
		report := h.Check(t.Context(), hub.Ping, hub.CheckTimeout(3*time.Second))
		assert.Equal(t, map[string]string{
			"llm:deaf":   "llm:deaf: its Check goes on: context deadline exceeded",
			"llm:polite": "llm:polite: its Check: dial 10.0.0.1: context deadline exceeded",
			"llm:slow":   "llm:slow: waiting for it to be made: context deadline exceeded",
		}, errorTexts(report))
		assert.Equal(t, 3*time.Second+100*time.Millisecond, report.Duration)
		require.ErrorIs(t, report.Err(), context.DeadlineExceeded)

		report = h.Check(t.Context(), hub.Ping, hub.CheckOnly("llm:deaf"))
		assert.Equal(t, map[string]string{
			"llm:deaf": "llm:deaf: not checked: an earlier check has not returned yet",
		}, errorTexts(report), "they don't pile up")
		assert.Zero(t, report.Duration)

		close(release)
		synctest.Wait()
		report = h.Check(t.Context(), hub.Ping, hub.CheckOnly("llm:deaf", "llm:slow"))
		assert.NoError(t, report.Err(), "and are asked again once they have returned")
	})
}

func TestTheDefaultTimeoutIsTenSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := open(t, checks(map[string]func(context.Context) error{
			"a": func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() },
		})...)
		report := h.Check(t.Context(), hub.Ping)
		assert.EqualError(t, report.Err(), "llm:a: its Check: context deadline exceeded")
		assert.Equal(t, 10*time.Second, report.Duration)
	})
}

func TestCheckEndsWithTheCallersContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		waits := func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
		h := open(t, checks(map[string]func(context.Context) error{
			"a": well, "b": waits, "c": waits, "d": well,
		})...)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		report := h.Check(ctx, hub.Ping, hub.CheckParallel(2))
		assert.Equal(t, time.Second, report.Duration)
		assert.Equal(t, "llm:b: its Check: context deadline exceeded\n"+
			"llm:c: its Check: context deadline exceeded\n"+
			"llm:d: not checked: context deadline exceeded", report.Err().Error())
		require.ErrorIs(t, report.Results[3].Err, context.DeadlineExceeded)
		assert.Len(t, report.Results, 4)
	})
}

func TestCheckOfAContextThatHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	h := open(t, madeOf("a", func(context.Context, hush.Input) (any, error) {
		t.Error("made")
		return &model{}, nil
	})...)
	for _, depth := range []hub.Depth{hub.Decode, hub.Construct, hub.Ping} {
		assert.EqualError(t, h.Check(ctx, depth).Err(), "llm:a: not checked: context canceled")
	}
}

func TestCheckOnly(t *testing.T) {
	var asked sync.Map
	by := make(map[string]func(context.Context) error)
	for _, name := range []string{"a", "b", "c"} {
		by[name] = func(context.Context) error { asked.Store(name, true); return nil }
	}
	h := open(t, checks(by)...)
	report := h.Check(t.Context(), hub.Ping, hub.CheckOnly("llm:c", "LLM:a"), hub.CheckOnly("llm:c", "llm:aa"))
	assert.EqualError(t, report.Err(), `llm:aa: llm: no resource "aa"; did you mean a?`)
	var keys []string
	for _, result := range report.Results {
		keys = append(keys, result.Key.String())
	}
	assert.Equal(t, []string{"llm:a", "llm:aa", "llm:c"}, keys)
	_, ok := asked.Load("b")
	assert.False(t, ok)
}

func TestCheckOptionsThatMakeNoSense(t *testing.T) {
	h := open(t, checks(map[string]func(context.Context) error{"a": func(context.Context) error {
		t.Error("asked")
		return nil
	}})...)
	for want, check := range map[string]func() *hub.Report{
		"hub.CheckParallel(0): want at least 1": func() *hub.Report {
			return h.Check(t.Context(), hub.Ping, hub.CheckParallel(0))
		},
		"hub.CheckTimeout(-1s): want a time above zero": func() *hub.Report {
			return h.Check(t.Context(), hub.Ping, hub.CheckTimeout(-time.Second))
		},
		"hub.CheckOnly(): want at least one key": func() *hub.Report {
			return h.Check(t.Context(), hub.Ping, hub.CheckOnly())
		},
		`hub.CheckOnly("gpt-4"): want full keys such as "category:name"`: func() *hub.Report {
			return h.Check(t.Context(), hub.Ping, hub.CheckOnly("gpt-4"))
		},
		"depth 0 given to Check: want hub.Decode, hub.Construct or hub.Ping": func() *hub.Report {
			return h.Check(t.Context(), 0)
		},
		"depth 4 given to Check: want hub.Decode, hub.Construct or hub.Ping\n" +
			"option 1 given to Check is nil; want what hub.CheckTimeout(…) and such return\n" +
			"hub.CheckParallel(-1): want at least 1": func() *hub.Report {
			return h.Check(t.Context(), 4, nil, hub.CheckParallel(-1))
		},
	} {
		report := check()
		assert.EqualError(t, report.Err(), want)
		assert.False(t, report.OK())
		assert.Empty(t, report.Results)
	}
}

func TestCheckOfAClosedHub(t *testing.T) {
	h, err := hub.Open(t.Context(), registry, nil, checks(map[string]func(context.Context) error{"a": well})...)
	require.NoError(t, err)
	require.NoError(t, h.Close(t.Context()))
	report := h.Check(t.Context(), hub.Ping)
	assert.EqualError(t, report.Err(), "llm:a: the hub is closed")
	var closed *hub.ClosedError
	assert.ErrorAs(t, report.Err(), &closed)
}

// A factory that checks the whole hub finds itself among what it asks for.
func TestCheckWithinAFactory(t *testing.T) {
	var h *hub.Hub
	var inside *hub.Report
	h = open(t, append(madeOf("a", func(ctx context.Context, _ hush.Input) (any, error) {
		inside = h.Check(ctx, hub.Construct)
		return &model{}, nil
	}), checks(map[string]func(context.Context) error{"b": well})...)...)
	require.NoError(t, h.Check(t.Context(), hub.Construct).Err())
	assert.EqualError(t, inside.Err(), "llm:a: resources need each other: llm:a -> llm:a")
}

func TestCheckHoldsTheInstance(t *testing.T) {
	noLeak(t)
	var checking atomic.Bool
	began, release := make(chan struct{}), make(chan struct{})
	makes := func(context.Context, hush.Input) (any, error) {
		return &checkedCloser{
			check: func(context.Context) error {
				checking.Store(true)
				close(began)
				<-release
				checking.Store(false)
				return nil
			},
			close: func() error { assert.False(t, checking.Load()); return nil },
		}, nil
	}
	h, err := hub.Open(t.Context(), registry, nil, madeOf("a", makes)...)
	require.NoError(t, err)
	var group sync.WaitGroup
	group.Go(func() { assert.NoError(t, h.Check(t.Context(), hub.Ping).Err()) })
	<-began
	group.Go(func() { assert.NoError(t, h.Close(t.Context())) })
	close(release)
	group.Wait()
}

type checkedCloser struct {
	model
	check func(context.Context) error
	close func() error
}

func (c *checkedCloser) Check(ctx context.Context) error { return c.check(ctx) }

func (c *checkedCloser) Close() error { return c.close() }

// Many checks at once, of resources that come and go in time or not: nothing
// is lost, and in the end nothing runs any more.
func TestManyChecksAtOnce(t *testing.T) {
	noLeak(t)
	by := map[string]func(context.Context) error{}
	for _, name := range strings.Split("abcdefgh", "") {
		by[name] = func(ctx context.Context) error {
			if name < "e" {
				runtime.Gosched()
				return nil
			}
			time.Sleep(150 * time.Millisecond) // longer than the last word
			return nil
		}
	}
	h := open(t, checks(by)...)
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			report := h.Check(t.Context(), hub.Ping, hub.CheckTimeout(time.Millisecond))
			assert.Len(t, report.Results, 8)
		})
	}
	group.Wait()
	require.Eventually(t, func() bool { return h.Check(t.Context(), hub.Ping).OK() }, 20*time.Second, 10*time.Millisecond)
}

func TestCheckOfManyResources(t *testing.T) {
	values := hush.Values{}
	for i := range 10_000 {
		values["store:s"+strconv.Itoa(i)] = hush.Values{"type": "memory", "url": "x"}
	}
	h := open(t, hub.From(memory.New("test", values)))
	for _, depth := range []hub.Depth{hub.Decode, hub.Construct, hub.Ping} {
		report := h.Check(t.Context(), depth)
		require.NoError(t, report.Err())
		require.Len(t, report.Results, 10_000)
	}
}

// loud is what Wrap puts around a model.
type loud struct{ Model }

func (loud) Check(context.Context) error { return errors.New("asked around the instance") }

func TestCheckAsksWhatIsWithinAWrap(t *testing.T) {
	options := append(checks(map[string]func(context.Context) error{
		"well": well, "down": func(context.Context) error { return errors.New("refused") },
	}), hub.Provide("llm:given", &checker{check: well}),
		hub.Wrap(llm, func(_ hush.Key, inner Model) Model { return loud{inner} }))
	h := open(t, options...)
	report := h.Check(t.Context(), hub.Ping)
	assert.EqualError(t, report.Err(), "llm:down: its Check: refused")
	for _, result := range report.Results {
		assert.True(t, result.Pinged, result.Key)
	}
}

func TestCheckOfIsolatedSources(t *testing.T) {
	h := open(t, hub.From(hub.Isolate(memory.New("tenant", hush.Values{
		"llm:good":   hush.Values{"type": "echo"},
		"llm:typo":   hush.Values{"type": "echoo"},
		"llm:values": hush.Values{"type": "echo", "txet": "x"},
	}))))
	for _, depth := range []hub.Depth{hub.Decode, hub.Construct, hub.Ping} {
		report := h.Check(t.Context(), depth)
		require.Len(t, report.Results, 3)
		require.NoError(t, report.Results[0].Err)
		for _, result := range report.Results[1:] {
			var config *hush.ConfigError
			require.ErrorAs(t, result.Err, &config)
			_, err := h.Get(t.Context(), result.Key.String())
			assert.Equal(t, err.Error(), result.Err.Error())
		}
		assert.Empty(t, report.Results[1].Plugin)
		assert.Equal(t, "echo", report.Results[2].Plugin)
	}
}

// A reload while a check runs: what it removed is left out, what it changed is
// asked as it is now.
func TestCheckWhileReloading(t *testing.T) {
	began, release := make(chan struct{}), make(chan struct{})
	source := memory.New("test", hush.Values{"llm:a": nil, "llm:b": nil, "llm:c": nil})
	options := append(checks(map[string]func(context.Context) error{
		"a": func(context.Context) error { close(began); <-release; return nil }, "b": nil, "c": well,
	})[1:], hub.From(source))
	h := open(t, options...)
	var report *hub.Report
	var group sync.WaitGroup
	group.Go(func() { report = h.Check(t.Context(), hub.Ping, hub.CheckParallel(1)) })
	<-began
	source.Set(hush.Values{"llm:a": nil, "llm:c": hush.Values{"text": "new"}})
	require.NoError(t, h.Reload(t.Context()))
	close(release)
	group.Wait()
	require.NoError(t, report.Err())
	require.Len(t, report.Results, 2)
	assert.Equal(t, key("a"), report.Results[0].Key)
	assert.Equal(t, key("c"), report.Results[1].Key)
}
