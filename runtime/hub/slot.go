package hub

import (
	"context"
	"sync/atomic"

	"github.com/hushgen/hushgen/runtime/hush"
)

// slot is the place of one resource and, once made, its instance.
type slot struct {
	key      hush.Key
	resource *resource // nil for a provided instance
	// live is what Get hands out: nil until it is made, and again from when
	// it is about to be closed.
	live atomic.Pointer[instance]
	// making is the construction that runs now, or nil. Guarded by Hub.mu.
	making *making
	// unseen is a panic of the factory that no caller was left to see; the
	// next one will. Guarded by Hub.mu.
	unseen *unseen
}

// unseen holds the value of a panic.
type unseen struct{ value any }

// instance is a finished instance.
type instance struct {
	slot   *slot
	making *making // nil for a provided instance
	value  any
	// cancel ends the instance's context.
	cancel context.CancelFunc
	// uses counts the Use calls that hold it. idle, when not nil, is closed
	// as soon as there are none. Both guarded by Hub.mu.
	uses int
	idle chan struct{}
}

func providedSlot(key hush.Key, value any) *slot {
	s := &slot{key: key}
	s.live.Store(&instance{slot: s, value: value, cancel: func() {}})
	return s
}

// get returns the value of a slot for asker, which is the construction that
// asks, or nil.
func (h *Hub) get(ctx context.Context, asker *making, s *slot) (any, error) {
	i, err := h.obtain(ctx, asker, s)
	if err != nil {
		return nil, err
	}
	return i.value, nil
}

// use calls f with the instance held open.
func (h *Hub) use(ctx context.Context, asker *making, s *slot, f func(any) error) error {
	i, err := h.obtain(ctx, asker, s)
	if err != nil {
		return err
	}
	if !h.hold(i) {
		return &ClosedError{Key: s.key}
	}
	defer h.release(i)
	return f(i.value)
}

// hold counts a use, unless the instance is about to be closed.
func (h *Hub) hold(i *instance) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if i.slot.live.Load() != i {
		return false
	}
	i.uses++
	return true
}

func (h *Hub) release(i *instance) {
	h.mu.Lock()
	defer h.mu.Unlock()
	i.uses--
	if i.uses == 0 && i.idle != nil {
		close(i.idle)
	}
}
