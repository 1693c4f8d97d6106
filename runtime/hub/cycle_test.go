package hub_test

import (
	"context"
	"errors"
	"strconv"
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

func TestReferencesMustExist(t *testing.T) {
	err := openError(t, hub.Provide("llm:given", &model{}), file(t, `
llm:a: {type: echo, needs: gtp-4}
llm:b: {type: echo, those: [a, "llm:given", llm:c], later: nobody}
llm:gpt-4: {type: echo, needs: "store:x"}
`))
	assert.EqualError(t, err, `resources.yaml:2:28: llm:a.needs: no resource "llm:gtp-4"; did you mean gpt-4?
resources.yaml:3:45: llm:b.those[2]: no resource "llm:c"; did you mean a or b?
resources.yaml:3:60: llm:b.later: no resource "llm:nobody"; there are a, b, given, gpt-4
resources.yaml:4:32: llm:gpt-4.needs: no resource "llm:store:x"; there are a, b, given, gpt-4`)
	var notFound *hush.NotFoundError
	require.ErrorAs(t, err, &notFound)
	assert.Equal(t, &hush.NotFoundError{
		What: "resource", Category: "llm", Name: "gtp-4",
		Nearest: []string{"gpt-4"}, Known: []string{"a", "b", "given", "gpt-4"},
	}, notFound)
}

// A full key of another category is there, but not what the field takes.
func TestReferenceToAnotherCategory(t *testing.T) {
	err := openError(t, file(t, "llm:a: {type: echo, needs: 'store:s'}\nstore:s: {type: redis}\n"))
	assert.EqualError(t, err, "resources.yaml:1:28: llm:a.needs: store:s is a resource of category store, one of llm is needed here")
}

// The name came from a variable: its value isn't shown.
func TestMissingReferenceFromVariable(t *testing.T) {
	err := openError(t, hub.Env(map[string]string{"MODEL": "hunter2"}),
		file(t, "llm:a: {type: echo, those: [a1, '${MODEL}', 'llm:${MODEL}'], later: hunter3}\n"))
	assert.EqualError(t, err, `resources.yaml:1:29: llm:a.those[0]: no resource "llm:a1"; did you mean a?
resources.yaml:1:33: llm:a.those[1]: no resource "${MODEL}"; there is a
resources.yaml:1:45: llm:a.those[2]: no resource "${MODEL}"; there is a
resources.yaml:1:69: llm:a.later: no resource "llm:hunter3"; there is a`)
}

func TestCirclesAreProblems(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"itself": {
			"llm:a: {type: echo, needs: a}",
			"resources.yaml:1:28: llm:a.needs: resources need each other: llm:a -> llm:a",
		},
		"two": {
			"llm:b: {type: echo, needs: a}\nllm:a: {type: echo, needs: b}",
			"resources.yaml:2:28: llm:a.needs: resources need each other: llm:a -> llm:b -> llm:a",
		},
		"not begun by its least": {
			"llm:a: {type: echo, needs: c}\nllm:b: {type: echo, needs: c}\nllm:c: {type: echo, those: [d, d]}\nllm:d: {type: echo, those: [b, b]}",
			"resources.yaml:2:28: llm:b.needs: resources need each other: llm:b -> llm:c -> llm:d -> llm:b",
		},
		"two circles": {
			"llm:a: {type: echo, those: [b, c]}\nllm:b: {type: echo, needs: a}\nllm:c: {type: echo, needs: a}",
			"resources.yaml:1:29: llm:a.those[0]: resources need each other: llm:a -> llm:b -> llm:a\n" +
				"resources.yaml:1:32: llm:a.those[1]: resources need each other: llm:a -> llm:c -> llm:a",
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := openError(t, file(t, test.text+"\n"))
			assert.EqualError(t, err, test.want)
			var cycle *hush.CycleError
			assert.ErrorAs(t, err, &cycle)
		})
	}
}

func TestLazyReferencesMayGoRound(t *testing.T) {
	h := open(t, file(t, `
llm:a: {type: echo, text: a, needs: b}
llm:b: {type: echo, text: b, later: a}
`))
	a, err := h.Get(t.Context(), "llm:a")
	require.NoError(t, err)
	b := a.(*model).inner[0].(*model)
	back, err := b.lazy.Get(t.Context())
	require.NoError(t, err)
	assert.Same(t, a, back)
}

// ask returns a maker that asks the resolver for other resources of llm.
func ask(names ...string) maker {
	return func(ctx context.Context, in hush.Input) (any, error) {
		for _, name := range names {
			if _, err := in.Resources.Instance(ctx, hush.Key{Category: "llm", Name: name}); err != nil {
				return nil, err
			}
		}
		return &model{text: in.Key.Name}, nil
	}
}

func TestCirclesWhileMaking(t *testing.T) {
	noLeak(t)
	h := open(t, made(map[string]maker{
		"self": ask("self"), "a": ask("b"), "b": ask("c"), "c": ask("a"), "outside": ask("a"),
	})...)
	for key, want := range map[string]string{
		"llm:self": "llm:self: the plugin llm:self: resources need each other: llm:self -> llm:self",
		"llm:a": "llm:a: the plugin llm:a: llm:b: the plugin llm:b: llm:c: the plugin llm:c: " +
			"resources need each other: llm:a -> llm:b -> llm:c -> llm:a",
		"llm:outside": "llm:outside: the plugin llm:outside: llm:a: the plugin llm:a: llm:b: the plugin llm:b: llm:c: the plugin llm:c: " +
			"resources need each other: llm:a -> llm:b -> llm:c -> llm:a",
	} {
		_, err := h.Get(t.Context(), key)
		assert.EqualError(t, err, want)
		var cycle *hush.CycleError
		assert.ErrorAs(t, err, &cycle)
	}
}

// The hub is known to factories in other ways than the resolver: through the
// context, a reference, or Use.
func TestCirclesThroughTheContext(t *testing.T) {
	var h *hub.Hub
	var models hush.Resources[Model]
	for name, again := range map[string]func(ctx context.Context) error{
		"get":       func(ctx context.Context) error { _, err := h.Get(ctx, "llm:a"); return err },
		"typed":     func(ctx context.Context) error { _, err := models.Get(ctx, "a"); return err },
		"reference": func(ctx context.Context) error { _, err := models.Ref("a").Get(ctx); return err },
		"use":       func(ctx context.Context) error { return h.Use(ctx, "llm:a", func(any) error { return nil }) },
		"typed use": func(ctx context.Context) error { return models.Use(ctx, "a", func(Model) error { return nil }) },
		"derived context": func(ctx context.Context) error {
			ctx, cancel := context.WithTimeout(ctx, time.Hour)
			defer cancel()
			_, err := h.Get(ctx, "llm:a")
			return err
		},
		"another goroutine": func(ctx context.Context) (err error) {
			var group sync.WaitGroup
			group.Go(func() { _, err = h.Get(ctx, "llm:a") })
			group.Wait()
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			h = open(t, made(map[string]maker{
				"a": ask("b"),
				"b": func(ctx context.Context, _ hush.Input) (any, error) { return nil, again(ctx) },
			})...)
			models = hub.Resources(h, llm)
			_, err := h.Get(t.Context(), "llm:a")
			var cycle *hush.CycleError
			require.ErrorAs(t, err, &cycle)
			assert.EqualError(t, cycle, "resources need each other: llm:a -> llm:b -> llm:a")
		})
	}
}

// Two goroutines begin at different ends of one circle and wait for each
// other: no chain of calls shows that, only who waits for whom.
func TestCircleAcrossGoroutines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slowly := func(delay time.Duration, name string) maker {
			return func(ctx context.Context, in hush.Input) (any, error) {
				time.Sleep(delay)
				return ask(name)(ctx, in)
			}
		}
		h := open(t, made(map[string]maker{"a": slowly(time.Second, "b"), "b": slowly(2*time.Second, "a")})...)
		errs := make(map[string]error)
		var group sync.WaitGroup
		var mu sync.Mutex
		for _, key := range []string{"llm:a", "llm:b"} {
			group.Go(func() {
				_, err := h.Get(t.Context(), key)
				mu.Lock()
				defer mu.Unlock()
				errs[key] = err
			})
		}
		group.Wait()
		assert.EqualError(t, errs["llm:b"], "llm:b: the plugin llm:b: resources need each other: llm:a -> llm:b -> llm:a")
		assert.EqualError(t, errs["llm:a"], "llm:a: the plugin llm:a: llm:b: the plugin llm:b: resources need each other: llm:a -> llm:b -> llm:a")
	})
}

// A diamond is no circle, however many ask for it at once.
func TestDiamonds(t *testing.T) {
	noLeak(t)
	for range 20 {
		h := open(t, made(map[string]maker{
			"top": ask("left", "right"), "left": ask("bottom"), "right": ask("bottom"), "bottom": ask(),
			"wide": func(ctx context.Context, in hush.Input) (any, error) {
				var group sync.WaitGroup
				for _, name := range []string{"left", "right", "top", "bottom"} {
					group.Go(func() {
						_, err := ask(name)(ctx, in)
						assert.NoError(t, err)
					})
				}
				group.Wait()
				return &model{}, nil
			},
		})...)
		var group sync.WaitGroup
		for _, key := range []string{"llm:wide", "llm:top", "llm:right", "llm:left", "llm:bottom", "llm:top"} {
			group.Go(func() {
				_, err := h.Get(t.Context(), key)
				assert.NoError(t, err)
			})
		}
		group.Wait()
	}
}

// A reference made while an owner was constructed is used later by whom it
// may concern: then the context tells who asks.
func TestReferencesOutliveTheirOwnersConstruction(t *testing.T) {
	var kept hush.Ref[Model]
	h := open(t, made(map[string]maker{
		"owner": func(_ context.Context, in hush.Input) (any, error) {
			kept = hush.NewRef[Model](hush.Key{Category: "llm", Name: "last"}, in.Resources)
			return &model{}, nil
		},
		"last": func(ctx context.Context, _ hush.Input) (any, error) {
			_, err := kept.Get(ctx)
			return nil, err
		},
	})...)
	_, err := h.Get(t.Context(), "llm:owner")
	require.NoError(t, err)
	err = kept.Use(t.Context(), func(Model) error { return nil })
	assert.EqualError(t, err, "llm:last: the plugin llm:last: resources need each other: llm:last -> llm:last")
}

// validator uses its resources while they are only checked.
type validator struct{}

func (*validator) Make(d *hush.Decoder, value any) (instance Model, err error) {
	var config usingConfig
	if !takes(d, value, &config) {
		decodeUsing(d.Root(), &config)
	}
	if d.Valid() {
		d.Invalid(config.Validate())
	}
	if d.Done() {
		return instance, nil
	}
	return &model{}, nil
}

type usingConfig struct{ Get, Use hush.Ref[Model] }

// Validate asks for both resources in their own way.
func (c *usingConfig) Validate() error {
	_, err := c.Get.Get(context.Background())
	return errors.Join(err, c.Use.Use(context.Background(), func(Model) error { return nil }))
}

var usingFields = []hush.FieldInfo{{Name: "get"}, {Name: "use"}}

func decodeUsing(v hush.Value, config *usingConfig) {
	d := v.Struct(usingFields)
	hush.RefField(d.Field(0), "llm", &config.Get)
	hush.RefField(d.Field(1), "llm", &config.Use)
	d.End()
}

func TestNothingIsMadeWhileChecking(t *testing.T) {
	category := &hush.Category[Model]{Table: &table[Model]{
		info:    hush.CategoryInfo{Name: "llm"},
		plugins: []*hush.Plugin[Model]{{Info: hush.Info{Category: "llm", Name: "a"}, Maker: (*validator)(nil)}},
	}}
	_, err := hub.Open(t.Context(), &hush.Registry{Static: static{category}}, nil,
		file(t, "llm:a: {get: a, use: b}\n"), hub.Provide("llm:b", &model{}))
	assert.EqualError(t, err, "resources.yaml:1:8: llm:a: llm:a: get: resources can't be used while the configuration is checked\n"+
		"resources.yaml:1:8: llm:a: llm:b: use: resources can't be used while the configuration is checked")
}

// Thousands of wrong references must not take minutes.
func TestManyWrongReferences(t *testing.T) {
	values := hush.Values{}
	for i := range 5000 {
		values["llm:"+strconv.Itoa(i)] = hush.Values{"type": "echo", "needs": "nobody" + strconv.Itoa(i)}
	}
	err := openError(t, hub.From(memory.New("test", values)))
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	assert.Len(t, config.Problems, 5000)
	assert.Equal(t, `no resource "llm:nobody0"; there are 0, 1, 10, 100, 1000, 1001, 1002, 1003, 1004, 1005 and 4990 more`, config.Problems[0].Message)
	assert.Equal(t, `no resource "llm:nobody999"`, config.Problems[4999].Message)
}
