package hub

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
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
// A panic of a factory or of a Check is the error of its result.
func (h *Hub) Check(ctx context.Context, depth Depth, options ...CheckOption) *Report {
	began := time.Now()
	report := &Report{Depth: depth}
	settings, err := newCheckSettings(depth, options)
	if err != nil {
		report.err = err
		return report
	}
	c := &check{hub: h, depth: depth, timeout: settings.timeout}
	report.Results = c.all(ctx, h.patients(settings.only), settings.parallel)
	report.Duration = time.Since(began)
	return report
}

// check is one run of Check.
type check struct {
	hub     *Hub
	depth   Depth
	timeout time.Duration
}

// patient is a resource to look after; one that isn't there has no slot but an
// error.
type patient struct {
	key  hush.Key
	slot *slot
	err  error
}

// patients returns those of the keys, or everything, sorted by key.
func (h *Hub) patients(only []hush.Key) []patient {
	var found []patient
	if only == nil {
		for text := range h.Keys() {
			if s, ok := h.lookup(text); ok {
				found = append(found, patient{key: s.key, slot: s})
			}
		}
		return found
	}
	for _, key := range only {
		s, err := h.slot(key)
		found = append(found, patient{key, s, err})
	}
	return found
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

// plugin returns the name of the plugin, as far as it is known.
func (p patient) plugin() string {
	if p.slot == nil || p.slot.resource.Load() == nil || p.slot.resource.Load().entry == nil {
		return ""
	}
	return p.slot.resource.Load().entry.Describe().Name
}
