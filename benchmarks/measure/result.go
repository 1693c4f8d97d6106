package measure

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Result is what a group cost.
type Result struct {
	Group Group
	Rows  []Row
}

// Row is what one workload cost, a sample for each round.
type Row struct {
	Name    string
	Samples []Sample
	// Once tells that the workload was too slow to be run more than once.
	Once bool
	// Missing tells why the workload was not measured; empty where it was.
	Missing string
}

// fail takes a row back whose workload has failed.
func (r *Row) fail(err error) { r.Samples, r.Once, r.Missing = nil, false, err.Error() }

// Err returns what kept workloads from being measured.
func (r *Result) Err() error {
	var failures []error
	for _, row := range r.Rows {
		if row.Missing != "" {
			failures = append(failures, fmt.Errorf("%s: %s: %s", r.Group.Title, row.Name, row.Missing))
		}
	}
	return errors.Join(failures...)
}

// Median returns the median of each cost.
func (r *Row) Median() Sample {
	return Sample{
		Time:        r.median(func(s Sample) float64 { return s.Time }),
		CPU:         r.median(func(s Sample) float64 { return s.CPU }),
		Allocations: r.median(func(s Sample) float64 { return s.Allocations }),
		Bytes:       r.median(func(s Sample) float64 { return s.Bytes }),
		Peak:        r.median(func(s Sample) float64 { return s.Peak }),
		Inits:       r.median(func(s Sample) float64 { return s.Inits }),
		Size:        r.median(func(s Sample) float64 { return s.Size }),
	}
}

func (r *Row) median(of func(Sample) float64) float64 {
	values := make([]float64, len(r.Samples))
	for i, sample := range r.Samples {
		values[i] = of(sample)
	}
	return median(values)
}

// median returns the value in the middle, or the mean of the two there.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	values = slices.Sorted(slices.Values(values))
	middle := len(values) / 2
	if len(values)%2 == 1 {
		return values[middle]
	}
	return (values[middle-1] + values[middle]) / 2
}

// Ratio returns how many times the cost of peer ours is: the median of the
// ratios of all rounds, since the two ran next to each other there. It is NaN
// where one of them was not measured.
func Ratio(ours, peer *Row, cost Cost) float64 {
	if unknown(ours, peer) {
		return math.NaN()
	}
	if len(ours.Samples) != len(peer.Samples) {
		return ours.Median().cost(cost) / peer.Median().cost(cost)
	}
	ratios := make([]float64, len(ours.Samples))
	for i := range ratios {
		ratios[i] = ours.Samples[i].cost(cost) / peer.Samples[i].cost(cost)
	}
	return median(ratios)
}

// Over returns how much more than peer ours costs, in nanoseconds: the median
// of the differences of all rounds. It is NaN where one of them was not
// measured.
func Over(ours, peer *Row, cost Cost) float64 {
	if unknown(ours, peer) {
		return math.NaN()
	}
	if len(ours.Samples) != len(peer.Samples) {
		return ours.Median().cost(cost) - peer.Median().cost(cost)
	}
	differences := make([]float64, len(ours.Samples))
	for i := range differences {
		differences[i] = ours.Samples[i].cost(cost) - peer.Samples[i].cost(cost)
	}
	return median(differences)
}

func unknown(rows ...*Row) bool {
	return slices.ContainsFunc(rows, func(row *Row) bool { return len(row.Samples) == 0 })
}

// Verdict is a bar and what was measured.
type Verdict struct {
	Bar Bar
	// Time and CPU are the ratios of both costs, or the differences where the
	// bar speaks of those; Allocations and Inits are counts, Peak bytes. The
	// bar speaks of one of them.
	Time, CPU, Allocations, Peak, Inits float64
	// Missing tells that one of the two was not measured.
	Missing bool
}

// stray is what the Go runtime may allocate in between, for one of hundreds of
// operations.
const stray = 0.005

// Reached reports whether the figure was reached.
func (v Verdict) Reached() bool {
	if v.Missing {
		return false
	}
	switch v.Bar.Cost {
	case CPU:
		return v.CPU <= v.Bar.Most
	case Allocations:
		return v.Allocations < v.Bar.Most+stray
	case Peak:
		return v.Peak <= v.Bar.Most
	case Inits:
		return v.Inits <= v.Bar.Most
	}
	return v.Time <= v.Bar.Most
}

// Verdicts compares the result with the bars of its group.
func (r *Result) Verdicts() []Verdict {
	var verdicts []Verdict
	for _, bar := range r.Group.Bars {
		ours := r.row(bar.Ours)
		cost := ours.Median()
		verdict := Verdict{Bar: bar, Allocations: cost.Allocations, Peak: cost.Peak, Inits: cost.Inits, Missing: unknown(ours)}
		if bar.Cost == Time || bar.Cost == CPU {
			compare, peer := Ratio, r.row(bar.Peer)
			verdict.Missing = unknown(ours, peer)
			if bar.Over {
				compare = Over
			}
			verdict.Time, verdict.CPU = compare(ours, peer, Time), compare(ours, peer, CPU)
		}
		verdicts = append(verdicts, verdict)
	}
	return verdicts
}

// Row returns the row of a workload, or nil.
func (r *Result) Row(name string) *Row {
	for i := range r.Rows {
		if r.Rows[i].Name == name {
			return &r.Rows[i]
		}
	}
	return nil
}

// row is Row; a bar that names none is a mistake of this program.
func (r *Result) row(name string) *Row {
	if row := r.Row(name); row != nil {
		return row
	}
	panic("benchmarks: no workload is called " + name)
}
