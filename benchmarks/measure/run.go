package measure

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Options says how long to measure.
type Options struct {
	// Rounds is how often each workload has its turn.
	Rounds int
	// Turn is how long a turn lasts at least: short work is repeated.
	Turn time.Duration
	// Slow is the length of one operation from which on a workload runs only
	// once.
	Slow time.Duration
	// Progress is called before each round.
	Progress func(group Group, round int)
	// Context ends the measuring before a turn; nil for one that never does.
	Context context.Context
}

// ErrInterrupted tells that the context ended: half a result says nothing.
var ErrInterrupted = errors.New("interrupted")

// interrupted returns ErrInterrupted when the context has ended.
func (o Options) interrupted() error {
	if o.Context != nil && o.Context.Err() != nil {
		return ErrInterrupted
	}
	return nil
}

// Run measures a group. The error is about what its workloads share: a workload
// that fails has a row that says why, and the others are measured without it.
// What fails once the context has ended is [ErrInterrupted].
func Run(group Group, options Options) (result Result, err error) {
	defer func() {
		if interrupted := options.interrupted(); interrupted != nil {
			err = interrupted // it may well be why something failed
		}
	}()
	defer func() {
		if failure := prepare(group.Teardown); err == nil && failure != nil {
			err = fmt.Errorf("%s: %w", group.Title, failure)
		}
	}()
	if err := prepare(group.Setup); err != nil {
		return Result{}, fmt.Errorf("%s: %w", group.Title, err)
	}
	options = group.options(options)
	if group.Elsewhere == nil {
		return measure(group, options)
	}
	options.Progress(group, 0)
	rows, err := group.Elsewhere(options)
	if err != nil {
		return Result{}, fmt.Errorf("%s: %w", group.Title, err)
	}
	return Result{Group: group, Rows: rows}, nil
}

// measure is Run with all prepared that the workloads share.
func measure(group Group, options Options) (Result, error) {
	result := Result{Group: group, Rows: make([]Row, len(group.Workloads))}
	times := make([]int, len(group.Workloads))
	for i, workload := range group.Workloads {
		if err := options.interrupted(); err != nil {
			return Result{}, err
		}
		result.Rows[i] = Row{Name: workload.Name}
		first, err := warmUp(workload)
		if err != nil {
			result.Rows[i].fail(err)
			continue
		}
		times[i] = max(1, int(options.Turn/first.duration(workload)))
		if first.duration(workload) >= options.Slow && !group.Patient {
			result.Rows[i].Once, result.Rows[i].Samples = true, []Sample{first}
		}
	}
	for round := range options.Rounds {
		options.Progress(group, round)
		if err := result.round(round, times, options); err != nil {
			return Result{}, err
		}
	}
	return result, nil
}

// warmUp sets a workload up and runs it: twice, unless that takes long.
func warmUp(workload Workload) (Sample, error) {
	if err := prepare(workload.Setup); err != nil {
		return Sample{}, err
	}
	first, err := sample(workload, 1)
	if err != nil || first.duration(workload) > time.Second {
		return first, err
	}
	return sample(workload, 1)
}

// round gives every workload its turn. Each round begins with another one.
func (r *Result) round(round int, times []int, options Options) error {
	for turn := range r.Rows {
		i := (turn + round) % len(r.Rows)
		row := &r.Rows[i]
		if row.Once || row.Missing != "" {
			continue
		}
		if err := options.interrupted(); err != nil {
			return err
		}
		cost, err := sample(r.Group.Workloads[i], times[i])
		if err != nil {
			row.fail(err)
			continue
		}
		row.Samples = append(row.Samples, cost)
	}
	return nil
}
