package memory_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/embedding"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/memory"
	"github.com/hushgen/hushgen/examples/llmgateway/store"
)

var _ store.Store = (*memory.Store)(nil)

func entry(id string, vector ...float32) store.Entry {
	return store.Entry{ID: id, Text: "text " + id, Vector: vector}
}

func ids(matches []store.Match) (found []string) {
	for _, match := range matches {
		found = append(found, match.ID)
	}
	return found
}

func TestNearest(t *testing.T) {
	s := memory.New()
	require.NoError(t, s.Put(t.Context(), entry("east", 2, 0), entry("north", 0, 1), entry("east again", 1, 0), entry("west", -1, 0), entry("nowhere", 0, 0)))
	matches, err := s.Nearest(t.Context(), embedding.Vector{3, 4}, 9)
	require.NoError(t, err)
	assert.Equal(t, []string{"north", "east", "east again", "nowhere", "west"}, ids(matches))
	assert.InDeltaSlice(t, []float64{0.8, 0.6, 0.6, 0, -0.6}, []float64{
		matches[0].Score, matches[1].Score, matches[2].Score, matches[3].Score, matches[4].Score,
	}, 1e-9)
	matches, err = s.Nearest(t.Context(), embedding.Vector{3, 4}, 1)
	require.NoError(t, err)
	assert.Equal(t, []string{"north"}, ids(matches))
}

func TestPutReplaces(t *testing.T) {
	s := memory.New()
	require.NoError(t, s.Put(t.Context(), entry("a", 1, 0)))
	require.NoError(t, s.Put(t.Context(), store.Entry{ID: "a", Text: "new", Vector: embedding.Vector{0, 1}}))
	matches, err := s.Nearest(t.Context(), embedding.Vector{0, 1}, 9)
	require.NoError(t, err)
	require.Len(t, matches, 1)
	assert.Equal(t, "new", matches[0].Text)
}

func TestEmptyStore(t *testing.T) {
	matches, err := memory.New().Nearest(t.Context(), embedding.Vector{1}, 3)
	require.NoError(t, err)
	assert.Empty(t, matches)
}

func TestVectorsMustFit(t *testing.T) {
	s := memory.New()
	err := s.Put(t.Context(), entry("a", 1, 0), entry("b", 1))
	assert.EqualError(t, err, "b: a vector of 1 numbers, but those in the store have 2")
	err = s.Put(t.Context(), entry("none"))
	assert.EqualError(t, err, "none: a vector of 0 numbers, but those in the store have 0")
	require.NoError(t, s.Put(t.Context(), entry("a", 1)), "a failed Put leaves no trace")
	_, err = s.Nearest(t.Context(), embedding.Vector{1, 2}, 1)
	assert.EqualError(t, err, "the query: a vector of 2 numbers, but those in the store have 1")
}

func TestContextIsHonoured(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	assert.Equal(t, context.Canceled, memory.New().Put(ctx))
	_, err := memory.New().Nearest(ctx, nil, 1)
	assert.Equal(t, context.Canceled, err)
}

func TestStoreIsSafeForConcurrentUse(t *testing.T) {
	s := memory.New()
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() { assert.NoError(t, s.Put(t.Context(), entry(fmt.Sprint(i), 1))) })
		group.Go(func() {
			_, err := s.Nearest(t.Context(), embedding.Vector{1}, 1)
			assert.NoError(t, err)
		})
	}
	group.Wait()
	matches, err := s.Nearest(t.Context(), embedding.Vector{1}, 99)
	require.NoError(t, err)
	assert.Len(t, matches, 16)
}
