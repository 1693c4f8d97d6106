package hashing_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/llmgateway/embedding"
	"github.com/hushgen/hushgen/examples/llmgateway/providers/hashing"
)

var _ embedding.Embedder = (*hashing.Embedder)(nil)

func embed(t *testing.T, texts ...string) []embedding.Vector {
	t.Helper()
	vectors, err := hashing.New(hashing.Config{Dimensions: 1024}).Embed(t.Context(), texts)
	require.NoError(t, err)
	require.Len(t, vectors, len(texts))
	return vectors
}

func product(a, b embedding.Vector) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

func TestVectorsHaveLengthOne(t *testing.T) {
	for _, vector := range embed(t, "cat", "cat dog bird", "été 42") {
		assert.Len(t, vector, 1024)
		assert.InDelta(t, 1, math.Sqrt(product(vector, vector)), 1e-6)
	}
}

func TestTextsWithoutWordsAreZero(t *testing.T) {
	for _, vector := range embed(t, "", "?!", "Who is it?") {
		assert.Zero(t, product(vector, vector))
	}
}

func TestCaseAndMarksDontCount(t *testing.T) {
	vectors := embed(t, "A lost badge!", "lost, BADGE")
	assert.Equal(t, vectors[0], vectors[1])
}

func TestLikeTextsAreNear(t *testing.T) {
	v := embed(t, "borrow books", "borrowing a book", "fire alarm")
	near, far := product(v[0], v[1]), product(v[0], v[2])
	assert.InDelta(t, 0.2, near, 0.01) // two stems of weight 0.5: 0.5 / 2.5
	assert.InDelta(t, 0, far, 0.01)
}

func TestEmbedHonoursItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := hashing.New(hashing.Config{Dimensions: 8}).Embed(ctx, []string{"a"})
	assert.Equal(t, context.Canceled, err)
}
