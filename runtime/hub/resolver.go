package hub

import (
	"context"

	"github.com/hushgen/hushgen/runtime/hush"
)

// resolver is the hub as the plugins see it. maker is the construction that
// it was made for; nil for references that the program holds.
type resolver struct {
	hub    *Hub
	making *making
}

// Instance implements [hush.Resolver].
func (r resolver) Instance(ctx context.Context, key hush.Key) (any, error) {
	s, err := r.hub.slot(key)
	if err != nil {
		return nil, err
	}
	if i := s.live.Load(); i != nil {
		return i.value, nil
	}
	return r.hub.get(ctx, r.asker(ctx), s)
}

// Using implements [hush.Resolver].
func (r resolver) Using(ctx context.Context, key hush.Key, use func(any) error) error {
	s, err := r.hub.slot(key)
	if err != nil {
		return err
	}
	return r.hub.use(ctx, r.asker(ctx), s, use)
}

// asker returns the construction on whose behalf is asked. A reference
// outlives the construction that it was made in: then the context tells.
func (r resolver) asker(ctx context.Context) *making {
	if r.making != nil && r.hub.running(r.making) {
		return r.making
	}
	return r.hub.maker(ctx)
}

func (h *Hub) running(m *making) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return !m.finished
}
