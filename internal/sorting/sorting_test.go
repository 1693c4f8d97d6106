package sorting_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/internal/sorting"
)

func TestKeys(t *testing.T) {
	assert.Equal(t, []string{"", "A", "a", "b"}, sorting.Keys(map[string]int{"b": 1, "a": 2, "": 3, "A": 4}))
	assert.Empty(t, sorting.Keys[int](nil))
}

// What is sorted already is compared once, neighbour by neighbour.
func TestSortedAlready(t *testing.T) {
	list, compared := []int{1, 2, 3, 3, 4, 5, 6, 7, 8}, 0
	sorting.Stable(list, func(a, b int) int {
		compared++
		return a - b
	})
	assert.Equal(t, []int{1, 2, 3, 3, 4, 5, 6, 7, 8}, list)
	assert.Equal(t, 8, compared)
}

// Bytes are sorted by their upper half alone: the lower half tells whether
// equal ones stay in order.
func FuzzStable(f *testing.F) {
	for _, text := range []string{"", "a", "ba", "abc", "cba", "\x12\x11\x02\x01\x13", "the quick brown fox jumps over the lazy dog"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, list []byte) {
		compare := func(a, b byte) int { return cmp.Compare(a>>4, b>>4) }
		want := slices.Clone(list)
		slices.SortStableFunc(want, compare)
		sorting.Stable(list, compare)
		assert.Equal(t, want, list)
	})
}
