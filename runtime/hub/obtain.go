package hub

import (
	"context"
	"slices"

	"github.com/hushgen/hushgen/runtime/hush"
)

// makerKey finds the construction that a context belongs to.
type makerKey struct{ hub *Hub }

// maker returns the construction that asks with this context, or nil.
func (h *Hub) maker(ctx context.Context) *making {
	m, _ := ctx.Value(makerKey{h}).(*making)
	return m
}

// obtain returns the instance of a slot. It waits for the construction, which
// it begins when nobody has yet. Panics of the factory come out here.
func (h *Hub) obtain(ctx context.Context, asker *making, s *slot) (*instance, error) {
	h.mu.Lock()
	if i := s.live.Load(); i != nil {
		h.mu.Unlock()
		return i, nil
	}
	if unseen := s.unseen; unseen != nil {
		s.unseen = nil
		h.mu.Unlock()
		panic(unseen.value)
	}
	m, err := h.join(ctx, asker, s)
	h.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return h.wait(ctx, asker, m)
}

// join makes the caller a waiter of the slot's construction. The hub is
// locked.
func (h *Hub) join(ctx context.Context, asker *making, s *slot) (*making, error) {
	asking := asker != nil && !asker.finished
	if h.closing.begun != nil && (s.making == nil || !asking || isClosed(h.closing.abandoned)) {
		return nil, &ClosedError{Key: s.key}
	}
	if err := ctx.Err(); err != nil {
		return nil, &resourceError{s.key, "not made yet", err}
	}
	if s.making == nil {
		h.begin(s)
	}
	m := s.making
	if asking {
		if way := m.wayTo(asker); way != nil {
			return nil, &hush.CycleError{Keys: way}
		}
		asker.waits = append(asker.waits, m)
	}
	m.waiters++
	return m, nil
}

// wait waits for the result of a construction that the caller has joined, but
// no longer than Close does.
func (h *Hub) wait(ctx context.Context, asker, m *making) (*instance, error) {
	select {
	case <-m.done:
	case <-ctx.Done():
	case <-h.closing.abandoned:
	}
	h.mu.Lock()
	finished := m.finished
	m.waiters--
	if asker != nil {
		if at := slices.Index(asker.waits, m); at >= 0 {
			asker.waits = slices.Delete(asker.waits, at, at+1)
		}
	}
	h.mu.Unlock()
	switch {
	case !finished && isClosed(h.closing.abandoned) && (asker != nil || ctx.Err() == nil):
		return nil, &ClosedError{Key: m.slot.key} // which also ended the context of asker
	case !finished:
		return nil, &resourceError{m.slot.key, "waiting for it to be made", ctx.Err()}
	case m.panicked != nil:
		panic(m.panicked.value)
	}
	return m.instance, m.err
}

// wayTo returns the keys from m to another construction along who waits for
// whom, or nil when there is no such way. If the other one waited for m too,
// that would be the way round.
func (m *making) wayTo(other *making) []hush.Key {
	seen := make(map[*making]bool)
	var search func(m *making) []hush.Key
	search = func(m *making) []hush.Key {
		if m == other {
			return []hush.Key{m.slot.key}
		}
		seen[m] = true
		for _, next := range m.waits {
			if seen[next] {
				continue
			}
			if way := search(next); way != nil {
				return append([]hush.Key{m.slot.key}, way...)
			}
		}
		return nil
	}
	return search(m)
}
