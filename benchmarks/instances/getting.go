package instances

import (
	"fmt"
	"sync"

	"github.com/hushgen/hushgen/benchmarks/chat"
	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/measure"
)

// access says how instances are got.
type access struct {
	resources, goroutines, gets int
	// oneKey gets the same one of them all the time.
	oneKey bool
}

// getter is one way to get instances that are there.
type getter struct {
	name string
	// ready returns the Gets of all those models.
	ready func(all *models) gets
	// typed getters know one instance of the type, not many by name.
	typed bool
}

// gets makes count Gets, of one key after the other, starts with that number,
// and returns the last instance. It is a loop, not one Get: a call through a
// function value costs as much as the cheapest of them.
type gets func(from, count int) (chat.Model, error)

// getting compares all getters.
func getting(folder string, a access) measure.Group {
	group := measure.Group{
		Title: "Cached Get: " + a.String(),
		About: "Instances that were made before. Everybody finds them by the same names, in the same mixed order, and asserts " +
			"the type where it isn't given; a time is that of all Gets, divided by their number.",
	}
	all := &models{}
	group.Setup = func() error {
		opened, err := openModels(folder, a.resources)
		if err != nil {
			return err
		}
		*all = *opened
		if a.oneKey {
			*all = *opened.first()
		}
		return nil
	}
	group.Teardown = func() error {
		defer func() { *all = models{} }()
		return all.close()
	}
	for _, getter := range getters() {
		if !getter.typed || a.oneKey {
			group.Workloads = append(group.Workloads, a.workload(getter, all))
		}
	}
	group.Bars = a.bars()
	return group
}

// String tells of what, and from where.
func (a access) String() string {
	of := markdown.Counted(a.resources, "resource")
	if a.oneKey {
		of = "one of " + of
	}
	return of + ", " + markdown.Counted(a.goroutines, "goroutine")
}

// bars speak of several goroutines.
func (a access) bars() []measure.Bar {
	if a.goroutines == 1 {
		return nil
	}
	bars := []measure.Bar{
		{Text: ourGet + " ≤ 1.2 × " + syncLoad, Ours: ourGet, Peer: syncLoad, Most: 1.2, Cost: measure.CPU},
		{Text: ourHubGet + " ≤ 1.2 × " + syncLoad, Ours: ourHubGet, Peer: syncLoad, Most: 1.2, Cost: measure.CPU},
		{Text: ourRef + " ≤ 0.2 × " + syncLoad, Ours: ourRef, Peer: syncLoad, Most: 0.2, Cost: measure.CPU},
	}
	for _, ours := range []string{ourGet, ourHubGet, ourRef} {
		bars = append(bars, measure.Bar{Text: ours + " allocates nothing", Ours: ours, Most: none, Cost: measure.Allocations})
	}
	for i := range bars {
		bars[i].Text += " (" + a.String() + ")"
	}
	return bars
}

// none is how many allocations a Get may make: what the Go runtime and the
// start of goroutines allocate beside a hundred thousand of them.
const none = 0.01

// workload runs a getter.
func (a access) workload(getter getter, all *models) measure.Workload {
	var run gets
	return measure.Workload{
		Name:  getter.name,
		Items: a.gets,
		Setup: func() error {
			run = getter.ready(all)
			return all.verify(run)
		},
		Run: func() error {
			return parallel(a.goroutines, func(number int) error {
				from := number * len(all.names) / a.goroutines
				_, err := run(from, a.gets/a.goroutines)
				return err
			})
		},
	}
}

// verify compares what a getter finds with what the hub made.
func (m *models) verify(run gets) error {
	for number, want := range m.instances {
		got, err := run(number, 1)
		if err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("got another instance than the one of %s", m.keys[number])
		}
	}
	return nil
}

// parallel runs work in so many goroutines and returns the first error.
func parallel(goroutines int, work func(number int) error) error {
	if goroutines == 1 {
		return work(0)
	}
	var group sync.WaitGroup
	errs := make([]error, goroutines)
	for number := range goroutines {
		group.Go(func() { errs[number] = work(number) })
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
