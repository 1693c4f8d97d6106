package instances_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/instances"
	"github.com/hushgen/hushgen/benchmarks/measure"
)

// Every workload comes to the right result; a Setup or a Run says when it
// doesn't.
func TestGroups(t *testing.T) {
	for _, group := range instances.Groups(t.TempDir(), instances.Quick()) {
		result, err := measure.Run(group, measure.Options{Rounds: 1, Turn: 1, Slow: 1, Progress: func(measure.Group, int) {}})
		require.NoError(t, err)
		require.NoError(t, result.Err())
		names := map[string]bool{}
		for _, row := range result.Rows {
			assert.False(t, names[row.Name], "%s: two are called %s", group.Title, row.Name)
			names[row.Name] = true
		}
		assert.Len(t, result.Verdicts(), len(group.Bars))
	}
}

// Nothing stays behind.
func TestSoaks(t *testing.T) {
	const rounds = 100
	for _, soak := range instances.Soaks(rounds) {
		parts := 0
		growth, err := soak.Run(func(_, _ int) error { parts++; return nil })
		require.NoError(t, err)
		assert.Equal(t, 5, parts)
		require.Len(t, growth.Points, 5)
		first, last := growth.Points[0], growth.Points[4]
		assert.Equal(t, rounds/10, first.Rounds)
		assert.Equal(t, rounds, last.Rounds)
		assert.GreaterOrEqual(t, last.Made-first.Made, int64(2*(last.Rounds-first.Rounds)), "a parent and a child each")
		_, goroutines, open := growth.Grown()
		assert.LessOrEqual(t, goroutines, 0, soak.Title)
		assert.LessOrEqual(t, open, int64(0), soak.Title)
	}
}

func TestGrown(t *testing.T) {
	growth := instances.Growth{Points: []instances.Point{
		{Rounds: 10, Heap: 5_000, Goroutines: 3, Open: 2},
		{Rounds: 20, Heap: 9_000, Goroutines: 9, Open: 4},
		{Rounds: 110, Heap: 4_800, Goroutines: 5, Open: 3},
	}}
	bytes, goroutines, open := growth.Grown()
	assert.InDelta(t, -2, bytes, 0)
	assert.Equal(t, 2, goroutines)
	assert.EqualValues(t, 1, open)
	bytes, _, _ = instances.Growth{}.Grown()
	assert.Zero(t, bytes)
}
