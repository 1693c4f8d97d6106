package memory_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

func node(t *testing.T, values hush.Values) hush.Node {
	t.Helper()
	n, err := values.Node()
	require.NoError(t, err)
	return n
}

func TestSaveAndDelete(t *testing.T) {
	store := memory.NewStore("test", hush.Values{"llm:a": nil, "LLM": hush.Values{"b": nil}})
	a, b := hush.Key{Category: "llm", Name: "a"}, hush.Key{Category: "llm", Name: "b"}
	first, err := store.Load(t.Context())
	require.NoError(t, err)

	second, err := store.Save(t.Context(), a, node(t, hush.Values{"max": 1}), first.Revision)
	require.NoError(t, err)
	_, err = store.Save(t.Context(), b, node(t, hush.Values{"max": 2}), first.Revision)
	require.NoError(t, err, "another key has changed since, not this one")

	var conflict *hush.ConflictError
	_, err = store.Save(t.Context(), a, node(t, hush.Values{"max": 3}), first.Revision)
	require.ErrorAs(t, err, &conflict)
	assert.EqualError(t, conflict, "llm:a: it was changed in test meanwhile")
	require.ErrorAs(t, store.Delete(t.Context(), b, first.Revision), &conflict)
	require.ErrorAs(t, store.Delete(t.Context(), b, "77"), &conflict)
	assert.EqualError(t, conflict, `llm:b: test has never had the revision "77"`)
	require.NoError(t, store.Delete(t.Context(), a, second))
	_, err = store.Save(t.Context(), a, node(t, hush.Values{"max": 4}), "")
	require.NoError(t, err)

	snapshot, err := store.Load(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "4", snapshot.Root.Get("llm:a").Get("max").Text())
	assert.Equal(t, "2", snapshot.Root.Get("llm:b").Get("max").Text())
	assert.Equal(t, 0, snapshot.Root.Get("LLM").Len(), "it stands in one place only")
	assert.Equal(t, "test", snapshot.Root.Get("llm:a").Position().String())
}

func TestSetConflictsWithAll(t *testing.T) {
	store := memory.NewStore("test", nil)
	before, err := store.Load(t.Context())
	require.NoError(t, err)
	store.Set(hush.Values{"llm:a": nil})
	var conflict *hush.ConflictError
	require.ErrorAs(t, store.Delete(t.Context(), hush.Key{Category: "llm", Name: "a"}, before.Revision), &conflict)
}

func TestSaveHonoursItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	store := memory.NewStore("test", nil)
	_, err := store.Save(ctx, hush.Key{Category: "llm", Name: "a"}, node(t, hush.Values{}), "")
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, store.Delete(ctx, hush.Key{Category: "llm", Name: "a"}, ""), context.Canceled)
}

func TestWatch(t *testing.T) {
	source := memory.New("test", nil)
	ctx, cancel := context.WithCancel(t.Context())
	changes, ended := make(chan struct{}), make(chan error)
	go func() { ended <- source.Watch(ctx, func() { changes <- struct{}{} }) }()
	<-changes // it watches
	source.Set(hush.Values{"llm:a": nil})
	<-changes
	cancel()
	require.NoError(t, <-ended)
}
