package hush_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// fakeHub holds instances by resource name; an error stands for one that
// can't be made.
type fakeHub map[string]any

func (h fakeHub) Instance(_ context.Context, key hush.Key) (any, error) {
	instance, ok := h[key.Name]
	if !ok {
		return nil, hush.NewNotFoundError("resource", key.Category, key.Name, nil)
	}
	if err, failed := instance.(error); failed {
		return nil, err
	}
	return instance, nil
}

func (h fakeHub) Using(ctx context.Context, key hush.Key, use func(any) error) error {
	instance, err := h.Instance(ctx, key)
	if err != nil {
		return err
	}
	return use(instance)
}

func references() hush.Node {
	return whole(
		field("model", 5, 3, plain("a", 5, 10)),
		field("models", 6, 3, sequence(6, 11, plain("llm:b", 6, 12), quoted("LLM:a", 6, 19))),
		field("lazy", 7, 3, plain("c:d", 7, 9)),
		field("refs", 8, 3, mapping(8, 9, field("x.y", 8, 10, plain("e", 8, 15)))),
	)
}

func TestReferencesWhenChecking(t *testing.T) {
	in := input(references())
	in.Resources = fakeHub{} // must not be asked
	found, err := pluginAll.Check(in)
	require.NoError(t, err)
	at := func(name string, lazy bool, path string, line, column int) hush.Reference {
		return hush.Reference{
			Key: hush.Key{Category: "llm", Name: name}, Lazy: lazy, Path: "llm:gpt-4." + path,
			Position: hush.Position{Source: "r.yaml", Line: line, Column: column},
		}
	}
	assert.Equal(t, []hush.Reference{
		at("a", false, "model", 5, 10),
		at("b", false, "models[0]", 6, 12),
		at("a", false, "models[1]", 6, 19),
		at("c:d", true, "lazy", 7, 9),
		at("e", true, `refs["x.y"]`, 8, 15),
	}, found)
}

func TestReferencesWhenConstructing(t *testing.T) {
	a, b, e := &allModel{}, &allModel{}, &allModel{}
	in := input(references())
	hub := fakeHub{"a": a, "b": b, "e": e, "c:d": errors.New("is lazy")}
	in.Resources = hub
	config, err := decode(t, in)
	require.NoError(t, err)
	assert.Same(t, a, config.Model)
	require.Len(t, config.Models, 2)
	assert.Same(t, b, config.Models[0])
	assert.Same(t, a, config.Models[1])
	got, err := config.Refs["x.y"].Get(t.Context())
	require.NoError(t, err)
	assert.Same(t, e, got)
	_, err = config.Lazy.Get(t.Context())
	assert.EqualError(t, err, "is lazy")

	failure := &hush.CreateError{Key: hush.Key{Category: "llm", Name: "b"}, Factory: "x.New", Err: errors.New("no luck")}
	hub["b"] = failure
	_, err = decode(t, in)
	assert.EqualError(t, err, "llm:gpt-4: models[0]: llm:b: x.New: no luck")
	assert.ErrorIs(t, err, failure)
	hub["b"] = 42
	_, err = decode(t, in)
	assert.EqualError(t, err, "llm:gpt-4: models[0]: llm:b: the instance doesn't have the type of its category")
	hub["b"] = nil
	_, err = decode(t, in)
	assert.EqualError(t, err, "llm:gpt-4: models[0]: llm:b: the instance doesn't have the type of its category")
	delete(hub, "a")
	_, err = decode(t, in)
	assert.EqualError(t, err, `llm:gpt-4: model: llm: no resource "a"; there is none`, "the first one")
	assert.ErrorAs(t, err, new(*hush.NotFoundError))
}

// counting fails a test that asks for more than was wanted.
type counting struct {
	fakeHub
	asked int
}

func (c *counting) Instance(ctx context.Context, key hush.Key) (any, error) {
	c.asked++
	return c.fakeHub.Instance(ctx, key)
}

func TestNoInstancesForWhatIsWrong(t *testing.T) {
	hub := &counting{fakeHub: fakeHub{"a": &allModel{}}}
	in := input(whole(
		field("int", 5, 3, plain("x", 5, 8)),
		field("models", 6, 3, sequence(6, 11, plain("a", 6, 12), plain("a", 6, 15)))))
	in.Resources = hub
	_, err := decode(t, in)
	assert.EqualError(t, err, "r.yaml:5:8: llm:gpt-4.int: expected an integer, found x")
	assert.Zero(t, hub.asked)
}

// Constraints hide that a resource failed: values are to be mended first.
func TestProblemsBeforeFailures(t *testing.T) {
	in := input(whole(field("model", 5, 3, plain("a", 5, 10)), field("float64", 6, 3, plain("3", 6, 12))))
	in.Resources = fakeHub{"a": errors.New("no luck")}
	_, err := decode(t, in)
	assert.EqualError(t, err, "r.yaml:6:12: llm:gpt-4.float64: 3 is above the maximum 2")
}

func TestWrongReferences(t *testing.T) {
	for _, test := range []struct {
		field string
		value part
		want  string
	}{
		{"model", plain("", 9, 9), `model: expected the name of a resource in category llm, found ""`},
		{"model", quoted("", 9, 9), `model: expected the name of a resource in category llm, found ""`},
		{"model", plain("llm:", 9, 9), `model: expected the name of a resource in category llm, found llm:`},
		{"model", mapping(9, 9), "model: expected the name of a resource in category llm, found a mapping"},
		{"lazy", sequence(9, 9), "lazy: expected the name of a resource in category llm, found a list"},
		{"refs", plain("a", 9, 9), "refs: expected a mapping, found a"},
		{"model", plain("a", 9, 9), "model: names a resource of category llm, a, but there is no hub to take it from"},
		{"model", quoted("a", 9, 9), `model: names a resource of category llm, "a", but there is no hub to take it from`},
	} {
		assert.Equal(t, "r.yaml:9:9: llm:gpt-4."+test.want, problems(t, test.field, test.value))
	}
}

func TestRefOutsideAHub(t *testing.T) {
	config := decoded(t, whole(field("lazy", 5, 3, plain("a", 5, 9))))
	_, err := config.Lazy.Get(t.Context())
	assert.EqualError(t, err, "llm:a: the reference is not bound to a hub")
	assert.ErrorAs(t, err, new(*hush.UnboundRefError))
}
