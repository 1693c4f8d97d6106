package hub

import (
	"context"

	"github.com/hushgen/hushgen/runtime/hush"
)

// get returns the value of a resource for asker, which is the construction
// that asks, or nil.
func (h *Hub) get(ctx context.Context, asker *making, key hush.Key) (any, error) {
	i, err := h.obtain(ctx, key, taking{byGet, asker})
	if err != nil {
		return nil, err
	}
	return i.value, nil
}

// use calls f with the instance held open.
func (h *Hub) use(ctx context.Context, asker *making, key hush.Key, f func(*instance) error) error {
	i, err := h.beginUse(ctx, asker, key)
	if err != nil {
		return err
	}
	defer h.release(i)
	return f(i)
}

// beginUse returns an instance held open until it is released.
func (h *Hub) beginUse(ctx context.Context, asker *making, key hush.Key) (*instance, error) {
	if s := h.stateFor(asker).slots[key]; s != nil {
		if i := s.made.Load(); i != nil && i.uses.begin() {
			return i, nil
		}
	}
	return h.obtain(ctx, key, taking{byUse, asker})
}

func (h *Hub) release(i *instance) {
	if i.uses.end() {
		h.mu.Lock()
		h.unused(i)
		h.mu.Unlock()
	}
}
