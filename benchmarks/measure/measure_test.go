package measure_test

import (
	"context"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/benchmarks/measure"
)

// spin computes for a while: a clock would not tell the CPU time.
func spin(loops int) func() error {
	return func() error {
		x := uint32(1)
		for range loops {
			x = x*1664525 + 1013904223
		}
		if x == 0 {
			return errors.New("never")
		}
		return nil
	}
}

func options(rounds int) measure.Options {
	return measure.Options{Rounds: rounds, Turn: time.Millisecond, Slow: time.Minute, Progress: func(measure.Group, int) {}}
}

func TestRunTakesTurns(t *testing.T) {
	var order []string
	work := func(name string) measure.Workload {
		return measure.Workload{
			Name:  name,
			Setup: func() error { order = append(order, "setup "+name); return nil },
			Run:   func() error { order = append(order, name); time.Sleep(2 * time.Millisecond); return nil },
		}
	}
	result, err := measure.Run(measure.Group{Workloads: []measure.Workload{work("a"), work("b")}}, options(2))
	require.NoError(t, err)
	assert.Equal(t, []string{"setup a", "a", "a", "setup b", "b", "b", "a", "b", "b", "a"}, order)
	assert.Len(t, result.Rows[0].Samples, 2)
}

func TestSlowWorkRunsOnce(t *testing.T) {
	runs := 0
	slow := options(5)
	slow.Slow = time.Nanosecond
	result, err := measure.Run(measure.Group{Workloads: []measure.Workload{{
		Name: "slow", Run: func() error { runs++; time.Sleep(time.Millisecond); return nil },
	}}}, slow)
	require.NoError(t, err)
	assert.True(t, result.Rows[0].Once)
	assert.Len(t, result.Rows[0].Samples, 1)
	assert.Equal(t, 2, runs, "to warm up")
}

// A workload that fails has a row that says why, and costs no other its row.
func TestErrorsNameTheWorkload(t *testing.T) {
	runs := 0
	group := measure.Group{
		Title: "g",
		Workloads: []measure.Workload{
			{Name: "fine", Run: func() error { return nil }},
			{Name: "at once", Run: func() error { return errors.New("broken") }},
			{Name: "later", Run: func() error {
				if runs++; runs > 3 {
					return errors.New("worn out")
				}
				time.Sleep(2 * time.Millisecond)
				return nil
			}},
		},
		Bars: []measure.Bar{{Ours: "fine", Peer: "later", Most: 1}, {Ours: "at once", Cost: measure.Allocations}, {Ours: "fine", Most: 1, Cost: measure.Allocations}},
	}
	result, err := measure.Run(group, options(3))
	require.NoError(t, err)
	require.EqualError(t, result.Err(), "g: at once: broken\ng: later: worn out")
	assert.Len(t, result.Rows[0].Samples, 3)
	assert.Empty(t, result.Rows[2].Samples)
	assert.True(t, math.IsNaN(measure.Ratio(&result.Rows[0], &result.Rows[1], measure.CPU)))
	assert.True(t, math.IsNaN(measure.Over(&result.Rows[1], &result.Rows[0], measure.CPU)))
	verdicts := result.Verdicts()
	assert.Equal(t, []bool{true, true, false}, []bool{verdicts[0].Missing, verdicts[1].Missing, verdicts[2].Missing})
	assert.Equal(t, []bool{false, false, true}, []bool{verdicts[0].Reached(), verdicts[1].Reached(), verdicts[2].Reached()})

	group.Workloads[0].Setup = func() error { return errors.New("wrong result") }
	result, err = measure.Run(group, options(1))
	require.NoError(t, err)
	assert.ErrorContains(t, result.Err(), "g: fine: wrong result\n")
}

// Who interrupts gets no half result, and no failure that comes of it.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var order []string
	group := measure.Group{
		Title: "g", Teardown: func() error { order = append(order, "teardown"); return nil },
		Workloads: []measure.Workload{
			{Name: "a", Run: func() error { order = append(order, "a"); cancel(); return errors.New("signal: interrupt") }},
			{Name: "b", Run: func() error { order = append(order, "b"); return nil }},
		},
	}
	limited := options(3)
	limited.Context = ctx
	_, err := measure.Run(group, limited)
	require.ErrorIs(t, err, measure.ErrInterrupted)
	assert.Equal(t, []string{"a", "teardown"}, order)
}

// What the workloads share goes before and after them, and is let go of when
// one fails.
func TestSharedThings(t *testing.T) {
	var order []string
	step := func(name string, err error) func() error {
		return func() error { order = append(order, name); return err }
	}
	group := measure.Group{
		Title: "g", Setup: step("setup", nil), Teardown: step("teardown", nil),
		Workloads: []measure.Workload{{Name: "w", Setup: step("own setup", nil), Run: step("run", nil)}},
	}
	once := options(0)
	_, err := measure.Run(group, once)
	require.NoError(t, err)
	assert.Equal(t, []string{"setup", "own setup", "run", "run", "teardown"}, order)

	order = nil
	broken := errors.New("broken")
	group.Workloads[0].Run = step("run", broken)
	failed, err := measure.Run(group, once)
	require.NoError(t, err)
	require.EqualError(t, failed.Err(), "g: w: broken")
	assert.Equal(t, []string{"setup", "own setup", "run", "teardown"}, order)

	group.Workloads[0].Run, group.Teardown = step("run", nil), step("teardown", broken)
	_, err = measure.Run(group, once)
	assert.EqualError(t, err, "g: broken")
	group.Setup = step("setup", broken)
	_, err = measure.Run(group, once)
	assert.EqualError(t, err, "g: broken")
}

func TestAllocationsAreCounted(t *testing.T) {
	var sink []byte
	result, err := measure.Run(measure.Group{Workloads: []measure.Workload{
		{Name: "three", Run: func() error {
			for range 3 {
				sink = make([]byte, 1<<16)
			}
			return nil
		}},
		{Name: "none", Run: spin(100_000)},
	}}, options(3))
	require.NoError(t, err)
	assert.NotNil(t, sink)
	assert.InDelta(t, 3, result.Rows[0].Median().Allocations, 0.9)
	assert.InDelta(t, 3<<16, result.Rows[0].Median().Bytes, 1<<14)
	assert.Less(t, result.Rows[1].Median().Allocations, 0.9)
	assert.Positive(t, result.Rows[1].Median().CPU)
}

func TestRatioIsTheMedianOfTheRounds(t *testing.T) {
	row := func(times ...float64) *measure.Row {
		r := &measure.Row{}
		for _, time := range times {
			r.Samples = append(r.Samples, measure.Sample{Time: time, CPU: 2 * time})
		}
		return r
	}
	ours, peer := row(1, 2, 30), row(2, 8, 40)
	assert.InDelta(t, 0.5, measure.Ratio(ours, peer, measure.Time), 0) // of 0.5, 0.25, 0.75
	assert.InDelta(t, 0.5, measure.Ratio(ours, peer, measure.CPU), 0)
	assert.InDelta(t, 2.0/10, measure.Ratio(ours, row(10), measure.Time), 0, "one run alone: by the medians")
	assert.InDelta(t, 1.5, row(2, 1).Median().Time, 0)
	assert.Zero(t, row().Median())
}

func TestVerdicts(t *testing.T) {
	result := measure.Result{
		Group: measure.Group{Bars: []measure.Bar{
			{Text: "half", Ours: "a", Peer: "b", Most: 0.5, Cost: measure.CPU},
			{Text: "third", Ours: "a", Peer: "b", Most: 0.3},
		}},
		Rows: []measure.Row{
			{Name: "a", Samples: []measure.Sample{{Time: 4, CPU: 5, Allocations: 3}}},
			{Name: "b", Samples: []measure.Sample{{Time: 10, CPU: 10}}},
		},
	}
	verdicts := result.Verdicts()
	require.Len(t, verdicts, 2)
	for _, verdict := range verdicts {
		assert.InDelta(t, 0.4, verdict.Time, 0)
		assert.InDelta(t, 0.5, verdict.CPU, 0)
	}
	assert.True(t, verdicts[0].Reached())
	assert.False(t, verdicts[1].Reached())

	result.Group.Bars = []measure.Bar{
		{Text: "three", Ours: "a", Most: 3, Cost: measure.Allocations},
		{Text: "two", Ours: "a", Most: 2, Cost: measure.Allocations},
	}
	verdicts = result.Verdicts()
	assert.InDelta(t, 3, verdicts[0].Allocations, 0)
	assert.True(t, verdicts[0].Reached())
	assert.False(t, verdicts[1].Reached())
}
