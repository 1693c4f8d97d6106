package hub

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/hushgen/hushgen/runtime/hush"
)

// maxBuilders bounds how many successors are waited for at a time. Those that
// need others have them made beside.
const maxBuilders = 64

// build makes the successors of the instances that are there.
func (h *Hub) build(ctx context.Context, s *succession) []error {
	h.suspend(s)
	wanted := h.wanted(s)
	errs := make([]error, len(wanted))
	var group sync.WaitGroup
	free := make(chan struct{}, maxBuilders)
	for at, slot := range wanted {
		free <- struct{}{}
		group.Go(func() {
			defer func() { <-free }()
			errs[at] = h.ready(ctx, slot)
		})
	}
	group.Wait()
	return causes(wanted, errs)
}

// causes drops what went right, and what failed only because something else
// that is reported did.
func causes(slots []*slot, errs []error) []error {
	failed := make(map[hush.Key]bool)
	for at, err := range errs {
		if err != nil {
			failed[slots[at].key] = true
		}
	}
	return slices.DeleteFunc(errs, func(err error) bool {
		if err == nil {
			return true
		}
		outer, ok := errors.AsType[*hush.CreateError](err)
		if !ok {
			return false
		}
		inner, ok := errors.AsType[*hush.CreateError](outer.Err)
		return ok && inner.Key != outer.Key && failed[inner.Key]
	})
}

// wanted returns the new slots whose predecessors have an instance, or are
// about to.
func (h *Hub) wanted(s *succession) (wanted []*slot) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for at, old := range s.replaced {
		if old.made.Load() != nil || old.making != nil {
			wanted = append(wanted, s.changed[at])
		}
	}
	return wanted
}

// ready makes the instance of a slot that is not in effect yet. What an
// isolated source gives may fail: its Get tries anew.
func (h *Hub) ready(ctx context.Context, slot *slot) (err error) {
	resource := slot.resource.Load()
	if resource.err != nil {
		return nil
	}
	defer func() {
		if value := recover(); value != nil {
			err = &resourceError{slot.key, "its factory", panicError(value)}
		}
		if resource.isolated && ctx.Err() == nil {
			err = nil
		}
	}()
	_, making, err := h.ask(ctx, slot, taking{way: byNobody})
	if making == nil {
		return err
	}
	_, err = h.wait(ctx, taking{way: byNobody}, making)
	return err
}

// abandon gives up the next state, closes what was made for it, and waits for
// that as long as ctx allows.
func (h *Hub) abandon(ctx context.Context, s *succession) {
	for _, closed := range h.drop(s) {
		select {
		case <-closed:
		case <-h.done: // Close waits for it
		case <-ctx.Done():
		}
	}
}

// drop takes the new slots out of the hub and puts the old ones back. It
// returns what is closed when their instances are.
func (h *Hub) drop(s *succession) (closed []<-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, slot := range s.coming() {
		slot.pending.Store(nil)
		slot.retired = true
		if m := slot.making; m != nil {
			close(m.abandoned)
			m.cancel()
		}
		if i := slot.made.Load(); i != nil {
			h.retire(i)
			closed = append(closed, i.closed)
		}
	}
	for _, slot := range s.going() {
		slot.suspended = false
		if i := slot.live.Load(); i != nil {
			slot.link.Set(i.boxed)
		}
	}
	s.last.building.Store(false)
	return closed
}
