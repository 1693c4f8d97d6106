package instances

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hushgen/hushgen/benchmarks/measure"
	"github.com/hushgen/hushgen/benchmarks/plugins"
	"github.com/hushgen/hushgen/benchmarks/session"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// every is how often the hub is reloaded while others read.
const every = 5 * time.Millisecond

// reading compares readers who are left alone with those whose hub is
// reloaded meanwhile.
func reading(resources, count int) measure.Group {
	r := &readers{}
	group := measure.Group{
		Title: fmt.Sprintf("Readers, with a reload every %v", every),
		About: "8 goroutines get or use one resource after the other. Each reload changes two of them, one of which holds the " +
			"other; its own work counts as the readers'. No instance in Use may be closed.",
		Setup:    func() error { return r.open(resources) },
		Teardown: func() error { return r.hub.Close(context.Background()) },
	}
	for _, way := range ways {
		reloaded := way.name + " while reloading"
		group.Workloads = append(group.Workloads,
			measure.Workload{Name: way.name, Items: count, Run: func() error { return r.read(way, count) }},
			measure.Workload{Name: reloaded, Items: count, Run: func() error { return r.readReloading(way, count) }},
		)
		group.Bars = append(group.Bars, measure.Bar{
			Text: fmt.Sprintf("%s ≤ 1.25 × the same without reloads", reloaded), Ours: reloaded, Peer: way.name, Most: 1.25, Cost: measure.CPU,
		})
	}
	return group
}

// readers have a hub in common.
type readers struct {
	source *turning
	hub    *plugins.Hub
	names  []string
	refs   []hush.Ref[session.Session]
}

func (r *readers) open(resources int) (err error) {
	ctx := context.Background()
	r.source = newTurning(resources - 2)
	if r.hub, err = plugins.Open(ctx, hub.From(r.source), hub.Grace(time.Millisecond)); err != nil {
		return err
	}
	for name := range r.hub.Session.Names() {
		if _, err := r.hub.Session.Get(ctx, name); err != nil {
			return err
		}
		r.names, r.refs = append(r.names, name), append(r.refs, r.hub.Session.Ref(name))
	}
	return nil
}

// read reads in several goroutines.
func (r *readers) read(way way, count int) error {
	const goroutines = 8
	return parallel(goroutines, func(number int) error {
		return way.read(r, number*len(r.names)/goroutines, count/goroutines)
	})
}

// readReloading reads while the hub is reloaded.
func (r *readers) readReloading(way way, count int) error {
	ctx, cancel := context.WithCancel(context.Background())
	reloading := make(chan error, 1)
	go func() { reloading <- r.reload(ctx) }()
	err := r.read(way, count)
	cancel()
	return errors.Join(err, <-reloading)
}

func (r *readers) reload(ctx context.Context) error {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
		r.source.turn()
		if err := r.hub.Reload(context.Background()); err != nil {
			return err
		}
	}
}
