// Package measure runs workloads in turns and compares them. It knows nothing
// of what they do.
package measure

import "time"

// Workload is one way to do some work.
type Workload struct {
	// Name is how tables call it.
	Name string
	// Setup prepares Run, once and untimed, and checks that what Run does
	// comes to the right result; nil for nothing to do.
	Setup func() error
	// Run does the work once.
	Run func() error
	// Process does the work once in a process of its own and tells what that
	// cost; instead of Run. See [Process].
	Process func() (Sample, error)
	// Items is how many things one Run works on: costs are told for one of
	// them. Zero means one.
	Items int
}

// Group is several ways to do the same work, and what is expected of one of
// them. They take turns, so that whatever else the machine does hits all of
// them.
type Group struct {
	// Title and About are for readers.
	Title, About string
	// Setup prepares what the workloads share, before their own Setup;
	// Teardown lets go of it, whether all went well or not. Nil for nothing to
	// do.
	Setup, Teardown func() error
	// Workloads are compared; ratios are to the first one.
	Workloads []Workload
	Bars      []Bar
	// Patient runs even slow workloads in every round: see [Options].
	Patient bool
	// Rounds is how many rounds are enough, and Slow what is slow here, where
	// that differs from the [Options]; 0 where it doesn't.
	Rounds int
	Slow   time.Duration
	// Elsewhere measures the group in a process of its own, once Setup is done;
	// nil measures it here.
	Elsewhere func(Options) ([]Row, error)
}

// Limit returns how many of so many rounds the group needs.
func (g *Group) Limit(rounds int) int {
	if g.Rounds > 0 {
		return min(rounds, g.Rounds)
	}
	return rounds
}

// options are those of the group.
func (g *Group) options(options Options) Options {
	options.Rounds = g.Limit(options.Rounds)
	if g.Slow > 0 {
		options.Slow = g.Slow
	}
	return options
}

// Bar is a figure to reach: the cost of Ours is at most Most times that of
// Peer. For [Allocations], [Peak] and [Inits] there is no Peer, and Most is a
// count or bytes. With Over, Most is what Ours may cost more than Peer, in nanoseconds.
type Bar struct {
	// Text says it in words.
	Text       string
	Ours, Peer string
	Most       float64
	// Cost is what is compared.
	Cost Cost
	// Over compares by the difference instead of the ratio.
	Over bool
}

// Cost is a kind of cost.
type Cost int

// The kinds of cost.
const (
	// Time is what a clock on the wall shows.
	Time Cost = iota
	// CPU is the time that all threads spent computing, collecting garbage
	// included.
	CPU
	// Allocations is a count of things put on the heap.
	Allocations
	// Peak is the most memory that a process held.
	Peak
	// Inits is how many packages run code before main.
	Inits
)

// String returns the name of the cost.
func (c Cost) String() string {
	switch c {
	case CPU:
		return "CPU"
	case Allocations:
		return "allocations"
	case Peak:
		return "memory"
	case Inits:
		return "init"
	}
	return "time"
}

// prepare calls a Setup or a Teardown, if there is one.
func prepare(step func() error) error {
	if step == nil {
		return nil
	}
	return step()
}
