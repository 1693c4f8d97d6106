package hub

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Depth says how far [Hub.Check] goes with each resource.
type Depth uint8

// The depths of a check, each more thorough than the one before.
const (
	// Decode: the values are decoded and checked with their plugin. Nothing is
	// made.
	Decode Depth = iota + 1
	// Construct: the instance is there or is made, and stays as after any
	// other use.
	Construct
	// Ping: the instance's Check(ctx) error is called too, when it has one.
	Ping
)

var depths = [...]string{"", "decode", "construct", "ping"}

// String returns the depth in a word: "decode", "construct" or "ping".
func (d Depth) String() string {
	if int(d) < len(depths) {
		return depths[d]
	}
	return ""
}

// Check looks after every resource and reports on each: whether its values
// decode, its instance can be made, or the instance itself says that it is
// well. The instance that the plugin made is asked, not what [Wrap] put around
// it. An instance without a Check(ctx) error is well as soon as it is there.
//
// Eight resources are looked after at a time, ten seconds each, unless the
// options say otherwise. ctx bounds the whole: once it has ended, the results
// that are missing carry its error.
//
// Whatever takes no notice of its context is waited for a moment longer, then
// left behind: it goes on in the background and, when it is a Check, holds
// the instance open. Until it has returned, further checks of the resource
// fail without beginning another one. A construction that takes too long goes
// on for the next who asks, as with [Hub.Get].
//
// A resource that a reload removes meanwhile is left out. A panic of a factory
// or of a Check is the error of its result.
func (h *Hub) Check(ctx context.Context, depth Depth, options ...CheckOption) *Report {
	began := time.Now()
	report := &Report{Depth: depth}
	settings, err := newCheckSettings(depth, options)
	if err != nil {
		report.err = err
		return report
	}
	c := &check{hub: h, asker: h.maker(ctx), depth: depth, timeout: settings.timeout}
	report.Results = c.all(ctx, c.patients(settings.only), settings.parallel)
	if settings.only == nil {
		report.Results = slices.DeleteFunc(report.Results, c.removed)
	}
	report.Duration = time.Since(began)
	return report
}

// removed reports whether a reload has removed the resource meanwhile: then it
// was asked for in vain.
func (c *check) removed(result Result) bool {
	return result.Err != nil && c.hub.stateFor(c.asker).slots[result.Key] == nil
}

// check is one run of Check.
type check struct {
	hub     *Hub
	asker   *making // whose factory asks, or nil
	depth   Depth
	timeout time.Duration
}

// all looks after some patients at a time.
func (c *check) all(ctx context.Context, patients []patient, parallel int) []Result {
	results := make([]Result, len(patients))
	var taken atomic.Int64
	var group sync.WaitGroup
	for range min(parallel, len(patients)) {
		group.Go(func() {
			for {
				i := int(taken.Add(1)) - 1
				if i >= len(patients) {
					return
				}
				results[i] = c.one(ctx, patients[i])
			}
		})
	}
	group.Wait()
	return results
}

// one looks after one patient.
func (c *check) one(ctx context.Context, p patient) Result {
	began := time.Now()
	result := Result{Key: p.key, Plugin: p.plugin(), Err: p.err}
	if err := ctx.Err(); err != nil && result.Err == nil {
		result.Err = &resourceError{p.key, "not checked", err}
	}
	if result.Err == nil {
		outcome := c.within(ctx, p.slot)
		result.Err, result.Pinged = outcome.err, outcome.pinged
	}
	result.Duration = time.Since(began)
	return result
}
