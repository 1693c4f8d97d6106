package hub_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

func sample() hub.Option {
	return hub.From(memory.New("test", hush.Values{
		"llm:gpt-4":      hush.Values{"type": "open-ai", "text": "four"},
		"llm:a:b":        hush.Values{"type": "echo"},
		"store:cache":    hush.Values{"url": "redis://cache"},
		"metric:default": nil,
	}))
}

func TestTypedResources(t *testing.T) {
	h := open(t, sample())
	models, stores, metrics := hub.Resources(h, llm), hub.Resources(h, store), hub.Resources(h, metric)
	for _, name := range []string{"gpt-4", "llm:gpt-4", "LLM:gpt-4"} {
		model, err := models.Get(t.Context(), name)
		require.NoError(t, err)
		assert.Equal(t, "four", model.Answer())
	}
	_, err := models.Get(t.Context(), "a:b")
	require.NoError(t, err)
	cache, err := stores.Get(t.Context(), "cache")
	require.NoError(t, err)
	assert.Equal(t, "redis://cache", cache.URL)
	difference, err := metrics.Get(t.Context(), "default")
	require.NoError(t, err)
	assert.InDelta(t, 1.0, difference(3, 2), 0)

	failure := errors.New("of the caller")
	assert.Equal(t, failure, stores.Use(t.Context(), "store:cache", func(used *Store) error {
		assert.Same(t, cache, used)
		return failure
	}))
	ref := stores.Ref("store:cache")
	assert.Equal(t, hush.Key{Category: "store", Name: "cache"}, ref.Key())
	through, err := ref.Get(t.Context())
	require.NoError(t, err)
	assert.Same(t, cache, through)
	require.NoError(t, ref.Use(t.Context(), func(used *Store) error { assert.Same(t, cache, used); return nil }))

	assert.Equal(t, []string{"a:b", "gpt-4"}, slices.Collect(models.Names()))
	assert.Empty(t, slices.Collect(hub.Resources(h, tool).Names()))
	for range models.Names() {
		break
	}
}

func TestUnknownResources(t *testing.T) {
	h := open(t, sample())
	models := hub.Resources(h, llm)
	for want, ask := range map[string]func() error{
		`llm: no resource "gpt-5"; did you mean gpt-4?`:  func() error { _, err := models.Get(t.Context(), "gpt-5"); return err },
		`llm: no resource "gtp-4"; did you mean gpt-4?`:  func() error { _, err := h.Get(t.Context(), "llm:gtp-4"); return err },
		`llm: no resource "GPT-4"; did you mean gpt-4?`:  func() error { return models.Use(t.Context(), "llm:GPT-4", nil) },
		`llm: no resource "other"; there are a:b, gpt-4`: func() error { _, err := models.Ref("other").Get(t.Context()); return err },
		`tool: no resource "x"; there is none`:           func() error { _, err := h.Get(t.Context(), "tool:x"); return err },
		`no category "lm"; did you mean llm?`:            func() error { return h.Use(t.Context(), "lm:gpt-4", nil) },
		`no resource "gpt-4"; did you mean llm:gpt-4?`:   func() error { _, err := h.Get(t.Context(), "gpt-4"); return err },
		`no resource "llm:"; did you mean llm:a:b or llm:gpt-4?`: func() error {
			_, err := h.Get(t.Context(), "llm:")
			return err
		},
	} {
		err := ask()
		var notFound *hush.NotFoundError
		require.ErrorAs(t, err, &notFound)
		assert.EqualError(t, err, want)
	}
	_, err := models.Ref("other").Get(t.Context())
	require.Error(t, err)
}

func TestNewHasHostAndEnvironmentOfTheHub(t *testing.T) {
	type host struct{ name string }
	h, err := hub.Open(t.Context(), registry, host{"the host"}, sample(),
		hub.Env(map[string]string{"TEXT": "from the map"}),
		hub.Extend(hush.Dynamic{
			Info: hush.Info{Category: "llm", Name: "added"},
			New: func(ctx context.Context, in hush.Input) (any, error) {
				text, _ := in.LookupEnv("TEXT")
				return &model{text: text + in.Node.Get("x").Text(), host: in.Host, ctx: ctx}, nil
			},
		}))
	require.NoError(t, err)
	defer h.Close(t.Context())
	models := hub.Resources(h, llm)

	for _, plugin := range []string{"GPT", "Added"} {
		made, err := models.New(t.Context(), plugin, hush.Values{})
		require.NoError(t, err)
		assert.Equal(t, "from the map", made.Answer())
		assert.Equal(t, host{"the host"}, made.(*model).host)
		again, err := models.New(t.Context(), plugin, nil, hush.WithHost("mine"), hush.WithEnv(nil))
		require.NoError(t, err)
		assert.NotSame(t, made, again)
		assert.Equal(t, "mine", again.(*model).host)
		assert.Empty(t, again.Answer())
	}
	made, err := models.New(t.Context(), "echo", hush.Values{"needs": "gpt-4"})
	require.NoError(t, err)
	assert.Equal(t, "four", made.(*model).inner[0].Answer())
	made, err = models.New(t.Context(), "added", hush.Values{"x": 1})
	require.NoError(t, err)
	assert.Equal(t, "from the map1", made.Answer())
	assert.Equal(t, t.Context(), made.(*model).ctx, "the caller owns the instance")

	_, err = models.New(t.Context(), "aded", nil)
	assert.EqualError(t, err, `llm: no plugin "aded"; did you mean added?`)
	_, err = models.New(t.Context(), "added", hush.Values{"x": struct{}{}})
	var config *hush.ConfigError
	assert.ErrorAs(t, err, &config)
	_, err = hub.Resources(h, store).New(t.Context(), "reddis", nil)
	assert.EqualError(t, err, `store: no plugin "reddis"; did you mean redis?`)
}

func TestNewOfBadDynamic(t *testing.T) {
	h := open(t, made(map[string]maker{"a": func(context.Context, hush.Input) (any, error) { return 1, nil }})...)
	_, err := hub.Resources(h, llm).New(t.Context(), "a", nil)
	assert.EqualError(t, err, "llm:a: the plugin llm:a: the instance doesn't have the type of category llm, hub_test.Model")
}

func TestHostReachesResources(t *testing.T) {
	h, err := hub.Open(t.Context(), registry, "host", sample())
	require.NoError(t, err)
	defer h.Close(t.Context())
	instance, err := h.Get(t.Context(), "llm:gpt-4")
	require.NoError(t, err)
	assert.Equal(t, "host", instance.(*model).host)
}

func TestProvide(t *testing.T) {
	mine := &model{text: "mine"}
	h := open(t, hub.Provide("LLM:mine", mine), sample())
	for range 2 {
		instance, err := h.Get(t.Context(), "llm:mine")
		require.NoError(t, err)
		assert.Same(t, mine, instance)
	}
	require.NoError(t, h.Use(t.Context(), "llm:mine", func(instance any) error { assert.Same(t, mine, instance); return nil }))
	assert.Equal(t, []string{"a:b", "gpt-4", "mine"}, slices.Collect(hub.Resources(h, llm).Names()))
	assert.True(t, h.Has("llm:mine"))
	_, ok := h.Node("llm:mine")
	assert.False(t, ok)

	alone := open(t, hub.Provide("llm:mine", mine), hub.Provide("store:x", &Store{}), hub.Provide("metric:m", Metric(nil)))
	assert.Equal(t, []string{"llm:mine", "metric:m", "store:x"}, slices.Collect(alone.Keys()))
}

func TestProvidedCanBeReferredTo(t *testing.T) {
	mine := &model{text: "mine"}
	h := open(t, hub.Provide("llm:mine", mine), file(t, "llm:a: {type: echo, needs: mine}\n"))
	instance, err := h.Get(t.Context(), "llm:a")
	require.NoError(t, err)
	assert.Same(t, mine, instance.(*model).inner[0])
}

func TestProvideProblems(t *testing.T) {
	conflict := new(*hush.ConflictError)
	for name, test := range map[string]struct {
		options []hub.Option
		want    string
		as      any
	}{
		"in a source": {
			[]hub.Option{hub.Provide("llm:gpt-4", &model{}), file(t, "\nllm:gpt-4: {type: echo}\n")},
			"resources.yaml:2:1: llm:gpt-4: the program provides this resource itself (hub.Provide)", conflict,
		},
		"twice": {
			[]hub.Option{hub.Provide("llm:a", &model{}), hub.Provide("LLM:a", &model{})},
			"llm:a: hub.Provide was given this key already", conflict,
		},
		"wrong type": {
			[]hub.Option{hub.Provide("llm:a", 42)},
			"llm:a: the instance doesn't have the type of category llm, hub_test.Model", conflict,
		},
		"nil": {
			[]hub.Option{hub.Provide("metric:a", nil)},
			"metric:a: the instance doesn't have the type of category metric", conflict,
		},
		"unknown category": {
			[]hub.Option{hub.Provide("lm:a", &model{})},
			`no category "lm"; did you mean llm?`, new(*hush.NotFoundError),
		},
		"no key": {
			[]hub.Option{hub.Provide("gpt-4", &model{})},
			`hub.Provide("gpt-4"): want a full key such as "category:name"`, nil,
		},
		"bad name": {
			[]hub.Option{hub.Provide("llm: a", &model{})},
			`hub.Provide("llm: a"): the resource's name begins or ends with a space`, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := openError(t, test.options...)
			assert.EqualError(t, err, test.want)
			if test.as != nil {
				assert.ErrorAs(t, err, test.as)
			}
		})
	}
}
