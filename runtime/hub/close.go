package hub

import (
	"cmp"
	"context"

	"github.com/hushgen/hushgen/internal/sorting"
)

// closing is how far Close has come. Guarded by Hub.mu, but for err.
type closing struct {
	// begun is nil until Close is called, and closed when it has ended. err
	// is its answer, to be read only then.
	begun chan struct{}
	err   error
	// quiet is closed when no construction runs any more. abandoned, which is
	// always there, is closed when Close has given up waiting for that.
	quiet     chan struct{}
	abandoned chan struct{}
}

// Close closes all instances in reverse order of construction, each once: it
// waits until no Use holds the instance, cancels the instance's context, so
// that what runs in the background ends, and then calls its Close. Provided
// instances and those of noclose plugins aren't closed. All errors are joined;
// a panic of a Close is one of them.
//
// From the first moment on nothing new is made: asking for it is a
// [*ClosedError], also for what is being made already. That is waited for, and
// only those who asked before Close, and the factories that still run, get it.
// Instances can be had until it is their turn, since those closed earlier may
// need them. Those that a reload has replaced close with the others, whatever
// is left of their grace time.
//
// ctx bounds the waiting. What it ends on, a construction, a Use, or a Close,
// is reported and goes on in the background; the instance is closed as soon
// as that is possible. The remaining instances are still closed in order,
// with one second for all of them.
//
// A second Close waits for the first and returns the same error.
//
// A factory, or a Start or Close of an instance, that closes the hub would
// wait for itself. The context that it was given tells that: then Close
// returns an error at once. With another context, and within a Use, whose
// function is given none, nothing tells: Close waits as long as ctx allows,
// and forever with one that never ends.
func (h *Hub) Close(ctx context.Context) error {
	h.mu.Lock()
	ended := h.closing.begun
	self := h.closesItself(ctx)
	if ended == nil && self == nil {
		h.closing.begun = make(chan struct{})
		h.stopGraces()
		h.takeBack()
		close(h.done)
	}
	h.mu.Unlock()
	switch {
	case isClosed(ended):
		return h.closing.err
	case self != nil:
		return self
	case ended != nil:
		return h.closed(ctx, ended)
	}
	h.closing.err = h.shutdown(ctx)
	close(h.closing.begun)
	return h.closing.err
}

// closed waits for a Close that somebody else has called.
func (h *Hub) closed(ctx context.Context, ended <-chan struct{}) error {
	select {
	case <-ended:
		return h.closing.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (h *Hub) shutdown(ctx context.Context) error {
	errs := h.settleMakings(ctx)
	c := &closer{hub: h, ctx: ctx}
	for _, i := range h.remaining() {
		if err := c.close(i); err != nil {
			errs = append(errs, err)
		}
	}
	c.stop()
	return join(append(errs, h.clear()...))
}

// remaining returns all instances that are not closed yet, in reverse order
// of construction.
func (h *Hub) remaining() []*instance {
	h.mu.Lock()
	defer h.mu.Unlock()
	instances := make([]*instance, 0, len(h.instances))
	for i := range h.instances {
		instances = append(instances, i)
	}
	sorting.Stable(instances, func(a, b *instance) int { return cmp.Compare(b.number, a.number) })
	return instances
}

// settleMakings waits until no construction runs. When ctx ends, it cancels
// those that still do; they are discarded when they return.
func (h *Hub) settleMakings(ctx context.Context) (errs []error) {
	h.mu.Lock()
	if len(h.makings) == 0 {
		h.mu.Unlock()
		return nil
	}
	quiet := make(chan struct{})
	h.closing.quiet = quiet
	h.mu.Unlock()
	select {
	case <-quiet:
		return nil
	case <-ctx.Done():
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	close(h.closing.abandoned)
	makings := make([]*making, 0, len(h.makings))
	for m := range h.makings {
		makings = append(makings, m)
	}
	sorting.Stable(makings, func(a, b *making) int { return compareKeys(a.slot.key, b.slot.key) })
	for _, m := range makings {
		if m.finished.Load() {
			continue // who waited for it hasn't noticed yet
		}
		m.cancel()
		errs = append(errs, &resourceError{m.slot.key, "still being made", ctx.Err()})
	}
	return errs
}

// clear withdraws the provided instances and reports panics of factories that
// nobody has seen.
func (h *Hub) clear() (errs []error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	st := h.current()
	for _, key := range st.keys {
		s := st.slots[key]
		s.live.Store(nil)
		s.link.Set(nil)
		if s.resource.Load() == nil {
			s.made.Store(nil)
		}
		if s.unseen != nil {
			errs = append(errs, &resourceError{key, "its factory", panicError(s.unseen.value)})
			s.unseen = nil
		}
	}
	return errs
}
