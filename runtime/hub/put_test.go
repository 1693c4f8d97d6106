package hub_test

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// answer returns what a model of the hub answers.
func answer(t *testing.T, h *hub.Hub, name string) string {
	t.Helper()
	m, err := hub.Resources(h, llm).Get(t.Context(), name)
	require.NoError(t, err)
	return m.Answer()
}

// stored returns what a source holds under a key.
func stored(t *testing.T, source hub.Source, key string) hush.Node {
	t.Helper()
	snapshot, err := source.Load(t.Context())
	require.NoError(t, err)
	return snapshot.Root.Get(key)
}

func TestPutTakesEffectAndIsSaved(t *testing.T) {
	noLeak(t)
	store := memory.NewStore("store", hush.Values{"llm:a": hush.Values{"type": "echo", "text": "old"}})
	h := open(t, hub.From(store), hub.Env(map[string]string{"NAME": "Ada"}))
	assert.Equal(t, "old", answer(t, h, "a"))

	require.NoError(t, h.Put(t.Context(), "llm:a", hush.Values{"type": "echo", "text": "${NAME}"}))
	assert.Equal(t, "Ada", answer(t, h, "a"))
	assert.Equal(t, "${NAME}", stored(t, store, "llm:a").Get("text").Text(), "it stays as it is written")

	require.NoError(t, h.Put(t.Context(), "LLM:b", hush.Values{"type": "echo", "text": "new"}))
	assert.Equal(t, "new", answer(t, h, "b"))
	assert.Equal(t, "new", stored(t, store, "llm:b").Get("text").Text())

	require.NoError(t, h.Put(t.Context(), "llm:echo", nil), "all defaults of the plugin of that name")
	assert.Empty(t, answer(t, h, "echo"))
}

// A settings page changes one field and gives the others back as it got them.
func TestPutOfWhatTheHubGaveOut(t *testing.T) {
	store := memory.NewStore("store", hush.Values{"llm:a": hush.Values{"type": "echo", "text": "key ${KEY}"}})
	h := open(t, hub.From(store), hub.Env(map[string]string{"KEY": "t0p"}))
	node, ok := h.Node("llm:a")
	require.True(t, ok)
	assert.Equal(t, "key t0p", node.Get("text").Text())
	assert.Equal(t, "key ${KEY}", node.AsWritten().Get("text").Text())
	require.NoError(t, h.Put(t.Context(), "llm:b", hush.Values{"type": "echo", "text": node.Get("text"), "those": []hush.Node{}}))
	assert.Equal(t, "key ${KEY}", stored(t, store, "llm:b").Get("text").Text())
	assert.Equal(t, "key t0p", answer(t, h, "b"))
}

func TestPutIsValidatedFirst(t *testing.T) {
	store := memory.NewStore("store", hush.Values{
		"llm:a": hush.Values{"type": "echo", "text": "old"},
		"llm:b": hush.Values{"type": "echo", "needs": "a"},
	})
	h := open(t, hub.From(store))
	before := stored(t, store, "llm:a")
	for name, c := range map[string]struct {
		key    string
		values hush.Values
		want   string
	}{
		"unknown field":    {"llm:a", hush.Values{"type": "echo", "txt": "x"}, "llm:a.txt: unknown field; did you mean text?"},
		"unset variable":   {"llm:a", hush.Values{"type": "echo", "text": "${NO_SUCH}"}, "llm:a.text: variable NO_SUCH is not set; ${NO_SUCH:-…} gives a default"},
		"unknown plugin":   {"llm:a", hush.Values{"type": "ecko"}, `llm:a.type: no plugin "ecko"; did you mean echo?`},
		"circle":           {"llm:a", hush.Values{"type": "echo", "needs": "b"}, "llm:a.needs: resources need each other: llm:a -> llm:b -> llm:a"},
		"type of a value":  {"llm:a", hush.Values{"text": func() {}}, "llm:a.text: a value of type func() is not supported; use a basic type, a time, a hush.Secret or hush.Node, a slice or string-keyed map of these, or a type with MarshalText"},
		"unknown category": {"lm:a", nil, `no category "lm"; did you mean llm?`},
		"no key":           {"a", nil, `Put("a"): want a full key such as "category:name"`},
		"odd name":         {"llm: a", nil, `Put("llm: a"): the resource's name begins or ends with a space`},
	} {
		t.Run(name, func(t *testing.T) {
			err := h.Put(t.Context(), c.key, c.values)
			require.Error(t, err)
			assert.EqualError(t, err, c.want)
			assert.True(t, stored(t, store, "llm:a").Equal(before), "nothing is saved")
			assert.Equal(t, "old", answer(t, h, "a"))
		})
	}
}

func TestPutWithNowhereToSave(t *testing.T) {
	h := open(t, hub.From(memory.New("fixed", nil)))
	assert.EqualError(t, h.Put(t.Context(), "llm:a", nil),
		"llm:a: none of the hub's sources can be written; give hub.From one that can, such as jsondir")
	_, err := h.Remove(t.Context(), "llm:a")
	require.Error(t, err)
}

// The file comes first, what a settings page writes replaces it whole, and
// when that is removed, the file counts again.
func TestPutOverAnEarlierSource(t *testing.T) {
	store := memory.NewStore("store", nil)
	h := open(t, file(t, "llm:a: {type: echo, text: file}\n"), hub.From(store))
	assert.Equal(t, "file", answer(t, h, "a"))
	require.NoError(t, h.Put(t.Context(), "llm:a", hush.Values{"type": "echo", "text": "page"}))
	assert.Equal(t, "page", answer(t, h, "a"))
	removed, err := h.Remove(t.Context(), "llm:a")
	require.NoError(t, err)
	assert.True(t, removed)
	assert.Equal(t, "file", answer(t, h, "a"))

	removed, err = h.Remove(t.Context(), "llm:a")
	assert.False(t, removed)
	var conflict *hush.ConflictError
	require.ErrorAs(t, err, &conflict)
	assert.EqualError(t, err, "llm:a: it stands at resources.yaml:1:1, not in store, which this hub writes")
}

func TestPutUnderALaterSource(t *testing.T) {
	h := open(t, hub.From(memory.NewStore("store", nil)), file(t, "llm:a: {type: echo}\n"))
	var conflict *hush.ConflictError
	err := h.Put(t.Context(), "llm:a", nil)
	require.ErrorAs(t, err, &conflict)
	assert.EqualError(t, err, "llm:a: a later source has it too: resources.yaml:1:8")
}

func TestPutOfAProvidedResource(t *testing.T) {
	h := open(t, hub.From(memory.NewStore("store", nil)), hub.Provide("llm:a", &model{text: "mine"}))
	var conflict *hush.ConflictError
	require.ErrorAs(t, h.Put(t.Context(), "llm:a", nil), &conflict)
	assert.EqualError(t, conflict, "llm:a: the program provides this resource itself (hub.Provide)")
}

func TestRemove(t *testing.T) {
	store := memory.NewStore("store", hush.Values{
		"llm": hush.Values{"a": hush.Values{"type": "echo"}, "b": hush.Values{"type": "echo", "needs": "a"}},
	})
	h := open(t, hub.From(store))
	_, err := h.Remove(t.Context(), "llm:a")
	assert.EqualError(t, err, `store: llm:b.needs: no resource "llm:a"; did you mean b?`, "something needs it")
	for _, key := range []string{"llm:b", "llm:a"} {
		removed, err := h.Remove(t.Context(), key)
		require.NoError(t, err)
		assert.True(t, removed)
		assert.False(t, h.Has(key))
	}
	removed, err := h.Remove(t.Context(), "llm:a")
	require.NoError(t, err)
	assert.False(t, removed)
}

func TestPutWhoseSuccessorFails(t *testing.T) {
	store := memory.NewStore("store", hush.Values{"llm:a": hush.Values{"text": "old"}})
	failing := hush.Dynamic{Info: hush.Info{Category: "llm", Name: "a"}, New: func(_ context.Context, in hush.Input) (any, error) {
		if text := in.Node.Get("text").Text(); text != "bad" {
			return &model{text: text}, nil
		}
		return nil, errors.New("no connection")
	}}
	h := open(t, hub.From(store), hub.Extend(failing))
	assert.Equal(t, "old", answer(t, h, "a"))
	err := h.Put(t.Context(), "llm:a", hush.Values{"text": "bad"})
	assert.EqualError(t, err, "llm:a: the plugin llm:a: no connection")
	assert.Equal(t, "old", stored(t, store, "llm:a").Get("text").Text())
	assert.Equal(t, "old", answer(t, h, "a"))
}

// refusing is a store that can't save.
type refusing struct{ *memory.Store }

func (refusing) Save(context.Context, hush.Key, hush.Node, string) (string, error) {
	return "", errors.New("disk full")
}

func TestPutThatCannotBeSaved(t *testing.T) {
	var closed []string
	plugin := hush.Dynamic{Info: hush.Info{Category: "llm", Name: "a"}, New: func(_ context.Context, in hush.Input) (any, error) {
		return &model{text: in.Node.Get("text").Text(), closed: &closed}, nil
	}}
	h := open(t, hub.From(refusing{memory.NewStore("store", hush.Values{"llm:a": hush.Values{"text": "old"}})}), hub.Extend(plugin))
	assert.Equal(t, "old", answer(t, h, "a"))
	assert.EqualError(t, h.Put(t.Context(), "llm:a", hush.Values{"text": "new"}), "disk full")
	assert.Equal(t, []string{"new"}, closed, "the successor is closed again")
	assert.Equal(t, "old", answer(t, h, "a"))
}

// Two hubs write to one store: neither overwrites what it hasn't seen.
func TestPutConflicts(t *testing.T) {
	store := memory.NewStore("store", hush.Values{"llm:a": hush.Values{"type": "echo", "text": "0"}})
	one, two := open(t, hub.From(store)), open(t, hub.From(store))
	put := func(h *hub.Hub, key, text string) error {
		return h.Put(t.Context(), key, hush.Values{"type": "echo", "text": text})
	}
	require.NoError(t, put(one, "llm:a", "1"))
	require.NoError(t, put(one, "llm:a", "2"))

	var conflict *hush.ConflictError
	require.ErrorAs(t, put(two, "llm:a", "3"), &conflict)
	assert.Equal(t, "2", answer(t, two, "a"), "it has reloaded")
	require.NoError(t, put(two, "llm:a", "3"))

	require.NoError(t, put(one, "llm:b", "1"), "another key")
	require.NoError(t, put(two, "llm:c", "1"), "another key")
	removed, err := one.Remove(t.Context(), "llm:b")
	require.NoError(t, err)
	assert.True(t, removed)
	require.NoError(t, put(one, "llm:b", "2"), "what it has removed itself")
}

func TestPutByManyAtOnce(t *testing.T) {
	noLeak(t)
	store := memory.NewStore("store", nil)
	h := open(t, hub.From(store))
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			key := "llm:" + strconv.Itoa(i)
			for round := range 5 {
				assert.NoError(t, h.Put(t.Context(), key, hush.Values{"type": "echo", "text": strconv.Itoa(round)}))
			}
		})
	}
	group.Wait()
	for i := range 16 {
		assert.Equal(t, "4", answer(t, h, strconv.Itoa(i)))
		assert.Equal(t, "4", stored(t, store, "llm:"+strconv.Itoa(i)).Get("text").Text())
	}
}

func TestPutIntoAnIsolatedStore(t *testing.T) {
	store := memory.NewStore("store", hush.Values{"llm:a": hush.Values{"type": "echo", "bad": 1}})
	h := open(t, hub.From(hub.Isolate(store)))
	_, err := h.Get(t.Context(), "llm:a")
	assert.EqualError(t, err, "store: llm:a.bad: unknown field; there are later, needs, text, those")
	assert.EqualError(t, h.Put(t.Context(), "llm:a", hush.Values{"type": "echo", "worse": 1}), "llm:a.worse: unknown field; there are later, needs, text, those")
	require.NoError(t, h.Put(t.Context(), "llm:a", hush.Values{"type": "echo", "text": "good"}))
	assert.Equal(t, "good", answer(t, h, "a"))
}

func TestPutInAFactory(t *testing.T) {
	var h *hub.Hub
	plugin := hush.Dynamic{Info: hush.Info{Category: "llm", Name: "a"}, New: func(ctx context.Context, _ hush.Input) (any, error) {
		return nil, h.Put(ctx, "llm:b", nil)
	}}
	h = open(t, hub.From(memory.NewStore("store", hush.Values{"llm:a": nil})), hub.Extend(plugin))
	_, err := h.Get(t.Context(), "llm:a")
	assert.EqualError(t, err, "llm:a: the plugin llm:a: llm:a: its factory wants to Put: that would wait for itself")
}
