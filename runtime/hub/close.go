package hub

import (
	"context"
	"errors"
	"maps"
	"slices"
)

// closing is how far Close has come. Guarded by Hub.mu, but for err.
type closing struct {
	// begun is nil until Close is called, and closed when it has ended. err
	// is its answer, to be read only then.
	begun chan struct{}
	err   error
	// quiet is closed when no construction runs any more. abandoned is set
	// when Close has given up waiting for that.
	quiet     chan struct{}
	abandoned bool
}

// Close closes all instances in reverse order of construction, each once: it
// waits until no Use holds the instance, cancels the instance's context, so
// that what runs in the background ends, and then calls its Close. Provided
// instances and those of noclose plugins aren't closed. All errors are joined;
// a panic of a Close is one of them.
//
// From the first moment on nothing new is made: asking for it is a
// [*ClosedError]. What is being made is waited for. Instances can be had
// until it is their turn, since those closed earlier may need them.
//
// ctx bounds the waiting. What it ends on, a construction, a Use, or a Close,
// is reported and goes on in the background; the instance is closed as soon
// as that is possible. The remaining instances are still closed in order,
// with one second for all of them.
//
// A second Close waits for the first and returns the same error. A Close
// within a Use waits for that Use, so for as long as ctx allows.
func (h *Hub) Close(ctx context.Context) error {
	if m := h.maker(ctx); m != nil && h.running(m) {
		return &resourceError{m.slot.key, "its factory closes the hub", errSelfClose}
	}
	h.mu.Lock()
	if ended := h.closing.begun; ended != nil {
		h.mu.Unlock()
		select {
		case <-ended:
			return h.closing.err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	ended := make(chan struct{})
	h.closing.begun = ended
	h.mu.Unlock()

	err := h.shutdown(ctx)
	h.closing.err = err
	close(ended)
	return err
}

var errSelfClose = errors.New("closing would wait for the factory itself")

func (h *Hub) shutdown(ctx context.Context) error {
	errs := h.settleMakings(ctx)
	h.mu.Lock()
	live := h.live
	h.live = nil
	h.mu.Unlock()
	c := &closer{hub: h, ctx: ctx}
	for _, i := range slices.Backward(live) {
		if err := c.close(i); err != nil {
			errs = append(errs, err)
		}
	}
	c.stop()
	return join(append(errs, h.clear()...))
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
	h.closing.abandoned = true
	makings := slices.SortedFunc(maps.Keys(h.makings), func(a, b *making) int {
		return compareKeys(a.slot.key, b.slot.key)
	})
	for _, m := range makings {
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
	for _, key := range h.keys {
		s := h.slots[key]
		s.live.Store(nil)
		if s.unseen != nil {
			errs = append(errs, &resourceError{key, "its factory", panicError(s.unseen.value)})
			s.unseen = nil
		}
	}
	return errs
}
