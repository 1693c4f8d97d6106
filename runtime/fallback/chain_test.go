package fallback_test

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/fallback"
	"github.com/hushgen/hushgen/runtime/hush"
)

// service answers with its text or its error.
type service struct {
	text string
	err  error
}

func services() hush.Resources[*service] {
	return hush.Fixed(map[string]*service{
		"a": {text: "A"}, "b": {text: "B"}, "c": {text: "C"},
		"down": {err: errors.New("connection refused")}, "busy": {err: errors.New("busy")},
	})
}

// ask is what the tests give to Use.
func ask(answer *string) func(context.Context, *service) error {
	return func(_ context.Context, s *service) error {
		*answer = s.text
		return s.err
	}
}

func newChain(t *testing.T, names ...string) *fallback.Chain[*service] {
	t.Helper()
	chain, err := fallback.New(services(), names...)
	require.NoError(t, err)
	return chain
}

func TestTheFirstThatWorksServes(t *testing.T) {
	for _, c := range []struct {
		names        []string
		served, text string
	}{
		{[]string{"a", "b"}, "a", "A"},
		{[]string{"down", "b", "a"}, "b", "B"},
		{[]string{"busy", "down", "llm:c"}, "llm:c", "C"},
	} {
		chain := newChain(t, c.names...)
		assert.Equal(t, c.names, slices.Collect(chain.Names()))
		var text string
		served, err := chain.Use(t.Context(), ask(&text))
		require.NoError(t, err)
		assert.Equal(t, c.served, served)
		assert.Equal(t, c.text, text)
	}
}

func TestNothingWorks(t *testing.T) {
	chain := newChain(t, "down", "busy")
	var text string
	served, err := chain.Use(t.Context(), ask(&text))
	assert.Empty(t, served)
	require.EqualError(t, err, "down: connection refused\nbusy: busy")
	var all *fallback.Error
	require.ErrorAs(t, err, &all)
	assert.NoError(t, all.Err)
	require.Len(t, all.Attempts, 2)
	assert.Equal(t, "down", all.Attempts[0].Name)
	assert.EqualError(t, all.Attempts[0].Err, "connection refused")
	require.ErrorIs(t, err, all.Attempts[0].Err)
	assert.ErrorIs(t, err, all.Attempts[1].Err)
}

func TestTheFunctionGetsTheContext(t *testing.T) {
	type contextKey struct{}
	ctx := context.WithValue(t.Context(), contextKey{}, "mine")
	_, err := newChain(t, "a").Use(ctx, func(given context.Context, _ *service) error {
		assert.Equal(t, ctx, given)
		return nil
	})
	assert.NoError(t, err)
}

func TestPermanentErrorsEndTheSearch(t *testing.T) {
	refused := errors.New("400: too long")
	for name, returned := range map[string]error{
		"marked": fallback.Permanent(refused),
		"within": fmt.Errorf("asking: %w", fallback.Permanent(refused)),
		"told":   refused,
	} {
		t.Run(name, func(t *testing.T) {
			chain := newChain(t, "down", "a", "b")
			if name == "told" {
				chain = chain.StopOn(func(err error) bool { return errors.Is(err, refused) })
			}
			var asked []string
			served, err := chain.Use(t.Context(), func(_ context.Context, s *service) error {
				asked = append(asked, s.text)
				if s.err != nil {
					return s.err
				}
				return returned
			})
			assert.Equal(t, "a", served)
			assert.Equal(t, []string{"", "A"}, asked)
			require.ErrorIs(t, err, refused)
			if name != "within" {
				assert.Equal(t, refused, err, "without a mark")
			}
		})
	}
	assert.NoError(t, fallback.Permanent(nil))
	assert.EqualError(t, fallback.Permanent(refused), "400: too long")
}

func TestStopOnLeavesTheChainAsItIs(t *testing.T) {
	chain := newChain(t, "down", "a")
	stopped := chain.StopOn(func(error) bool { return true })
	var text string
	served, err := chain.Use(t.Context(), ask(&text))
	require.NoError(t, err)
	assert.Equal(t, "a", served)
	served, err = stopped.Use(t.Context(), ask(&text))
	assert.Equal(t, "down", served)
	assert.EqualError(t, err, "connection refused")
}

func TestObserve(t *testing.T) {
	var log []string
	chain := newChain(t, "down", "busy", "a").Observe(func(_ context.Context, name string, err error) {
		log = append(log, name+" failed with "+err.Error())
	})
	var text string
	_, err := chain.Use(t.Context(), func(ctx context.Context, s *service) error {
		log = append(log, "asked "+s.text)
		return ask(&text)(ctx, s)
	})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"asked ", "down failed with connection refused", "asked ", "busy failed with busy", "asked A",
	}, log)
}

func TestAContextThatHasEndedTriesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	served, err := newChain(t, "a", "b").Use(ctx, func(context.Context, *service) error {
		t.Error("tried")
		return nil
	})
	assert.Empty(t, served)
	require.ErrorIs(t, err, context.Canceled)
	assert.EqualError(t, err, "context canceled")
}

func TestAContextThatEndsStopsTheSearch(t *testing.T) {
	for _, c := range []struct{ returned, want string }{
		{"", "a: context canceled"},
		{"read: connection closed", "a: read: connection closed\ncontext canceled"},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		chain := newChain(t, "a", "b").Observe(func(context.Context, string, error) { t.Error("told") })
		tried := 0
		served, err := chain.Use(ctx, func(ctx context.Context, _ *service) error {
			tried++
			cancel()
			if c.returned != "" {
				return errors.New(c.returned)
			}
			return ctx.Err()
		})
		assert.Empty(t, served)
		require.ErrorIs(t, err, context.Canceled)
		require.EqualError(t, err, c.want)
		assert.Equal(t, 1, tried)
	}
}

func TestWorkThatIsDoneCountsThoughTheContextHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	served, err := newChain(t, "a").Use(ctx, func(context.Context, *service) error { cancel(); return nil })
	require.NoError(t, err)
	assert.Equal(t, "a", served)
}

// unavailable are Resources whose instances can't all be had.
type unavailable struct {
	hush.Resources[*service]
	err error
}

func (u unavailable) Use(ctx context.Context, name string, use func(*service) error) error {
	if name == "a" {
		return u.err
	}
	return u.Resources.Use(ctx, name, use)
}

func TestAnInstanceThatCannotBeHadDoesNotWork(t *testing.T) {
	broken := &hush.CreateError{Key: hush.Key{Category: "llm", Name: "a"}, Factory: "openai.New", Err: errors.New("no key")}
	chain, err := fallback.New[*service](unavailable{services(), broken}, "a", "b")
	require.NoError(t, err)
	all := chain.StopOn(func(error) bool { return true }) // isn't asked about that
	var text string
	served, err := all.Use(t.Context(), ask(&text))
	require.NoError(t, err)
	assert.Equal(t, "b", served)

	only, err := fallback.New[*service](unavailable{services(), broken}, "a")
	require.NoError(t, err)
	_, err = only.Use(t.Context(), ask(&text))
	require.ErrorIs(t, err, broken)
	assert.EqualError(t, err, "a: llm:a: openai.New: no key")
}

func TestPanicsAreTheCallers(t *testing.T) {
	assert.PanicsWithValue(t, "boom", func() {
		_, _ = newChain(t, "a", "b").Use(t.Context(), func(context.Context, *service) error { panic("boom") })
	})
}

func TestNewRefusesWhatMakesNoSense(t *testing.T) {
	for want, names := range map[string][]string{
		"fallback: no resources given; want at least one":                                 {},
		"fallback: an empty name is given; want the name of a resource":                   {"a", ""},
		`fallback: "a" is given twice`:                                                    {"a", "b", "a"},
		`no resource "dwon"; did you mean down?`:                                          {"dwon"},
		"fallback: \"b\" is given twice\nllm: no resource \"x\"; did you mean a, b or c?": {"b", "b", "llm:x"},
	} {
		chain, err := fallback.New(services(), names...)
		assert.Nil(t, chain)
		assert.EqualError(t, err, want)
	}
	_, err := fallback.New(services(), "x")
	var missing *hush.NotFoundError
	require.ErrorAs(t, err, &missing)
	_, err = fallback.New[*service](nil, "a")
	assert.EqualError(t, err, "fallback: the resources to choose from are nil; want such as h.LLM")
}

func TestOfReferences(t *testing.T) {
	from := services()
	chain, err := fallback.Of(hush.Ref[*service]{}, hush.RefTo(&service{err: errors.New("no")}), from.Ref("b"))
	require.NoError(t, err)
	assert.Equal(t, []string{"#1", "#2", "b"}, slices.Collect(chain.Names()))
	var text string
	var passed []string
	served, err := chain.Observe(func(_ context.Context, name string, err error) {
		passed = append(passed, name+": "+err.Error())
	}).Use(t.Context(), ask(&text))
	require.NoError(t, err)
	assert.Equal(t, "b", served)
	assert.Equal(t, []string{"#1: the reference is empty: it names no resource", "#2: no"}, passed)

	_, err = fallback.Of[*service]()
	require.EqualError(t, err, "fallback: no resources given; want at least one")
	_, err = fallback.Of(from.Ref("llm:a"), from.Ref("b"), from.Ref("llm:a"))
	assert.EqualError(t, err, `fallback: "llm:a" is given twice`)
}

// counted counts who holds an instance.
type counted struct {
	hush.Resources[*service]
	held, most atomic.Int32
}

func (c *counted) Use(ctx context.Context, name string, use func(*service) error) error {
	c.most.Store(max(c.most.Load(), c.held.Add(1)))
	defer c.held.Add(-1)
	return c.Resources.Use(ctx, name, use)
}

func TestInstancesAreHeldOneAtATime(t *testing.T) {
	from := &counted{Resources: services()}
	chain, err := fallback.New[*service](from, "down", "busy", "a")
	require.NoError(t, err)
	_, err = chain.Use(t.Context(), func(_ context.Context, s *service) error {
		assert.EqualValues(t, 1, from.held.Load())
		return s.err
	})
	require.NoError(t, err)
	assert.EqualValues(t, 1, from.most.Load())
	assert.Zero(t, from.held.Load())
}

func TestManyUseAChainAtOnce(t *testing.T) {
	ordered := newChain(t, "down", "busy", "a")
	weighted, err := fallback.Weighted(services(), fallback.Choice{Name: "down", Weight: 2}, fallback.Choice{Name: "a", Weight: 1})
	require.NoError(t, err)
	seeded := weighted.Random(seed())
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			for range 200 {
				for _, chain := range []*fallback.Chain[*service]{ordered, weighted, seeded} {
					var text string
					served, err := chain.Use(t.Context(), ask(&text))
					assert.NoError(t, err)
					assert.Equal(t, "a", served)
				}
			}
		})
	}
	group.Wait()
}

func TestNoReflection(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").CombinedOutput()
	require.NoError(t, err, string(out))
	for dependency := range strings.FieldsSeq(string(out)) {
		assert.NotContains(t, []string{"reflect", "fmt", "log/slog", "net/http"}, dependency)
	}
}
