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

// obtain returns the instance of a key. It waits for the construction, which
// it begins when nobody has yet. When a reload has replaced the resource
// meanwhile, it goes after the new one. Panics of the factory come out here.
func (h *Hub) obtain(ctx context.Context, key hush.Key, how taking) (*instance, error) {
	for {
		st := h.stateFor(how.asker)
		s := st.slots[key]
		if s == nil {
			return nil, h.notFound(st, key)
		}
		i, m, err := h.ask(ctx, s, how)
		if i != nil || err != nil {
			return i, err
		}
		if m == nil {
			continue // a reload has replaced the slot
		}
		i, err = h.wait(ctx, how, m)
		if i != nil || err != nil && !h.overtaken(how.asker, m) {
			return i, err
		}
	}
}

// overtaken reports whether a reload has replaced what was being made. Its
// failure tells nothing then: it may have come from seeing both states.
func (h *Hub) overtaken(asker, m *making) bool {
	if !m.finished.Load() || asker != nil && isClosed(asker.abandoned) {
		return false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	return m.slot.retired
}

// ask takes the instance of a slot, or else returns the construction to wait
// for; neither when the slot is no longer part of the hub.
func (h *Hub) ask(ctx context.Context, s *slot, how taking) (*instance, *making, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s.retired {
		if how.asker != nil && isClosed(how.asker.abandoned) {
			return nil, nil, &resourceError{s.key, "get", errGivenUp}
		}
		return nil, nil, nil
	}
	if i := s.made.Load(); i != nil {
		if h.take(i, how) {
			return i, nil, nil
		}
		return nil, nil, &ClosedError{Key: s.key}
	}
	if s.failure != nil && s.pending.Load() != nil {
		return nil, nil, s.failure
	}
	if unseen := s.unseen; unseen != nil {
		s.unseen = nil
		panic(unseen.value)
	}
	if r := s.resource.Load(); r != nil && r.err != nil {
		return nil, nil, r.err
	}
	m, err := h.join(ctx, how.asker, s)
	return nil, m, err
}

// join makes the caller a waiter of the slot's construction. The hub is
// locked.
func (h *Hub) join(ctx context.Context, asker *making, s *slot) (*making, error) {
	asking := asker != nil && !asker.finished.Load()
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
// no longer than Close does. Neither instance nor error: a reload has replaced
// what was made.
func (h *Hub) wait(ctx context.Context, how taking, m *making) (*instance, error) {
	select {
	case <-m.done:
	case <-ctx.Done():
	case <-h.closing.abandoned:
	}
	h.mu.Lock()
	finished, i := m.finished.Load(), m.instance
	if !finished || i == nil || !h.take(i, how) {
		i = nil
	}
	h.part(how.asker, m)
	h.mu.Unlock()
	switch {
	case !finished && isClosed(h.closing.abandoned) && (how.asker != nil || ctx.Err() == nil):
		return nil, &ClosedError{Key: m.slot.key} // which also ended the context of asker
	case !finished:
		return nil, &resourceError{m.slot.key, "waiting for it to be made", ctx.Err()}
	case m.panicked != nil:
		panic(m.panicked.value)
	}
	return i, m.err
}

// part makes the caller a waiter no more. The hub is locked.
func (h *Hub) part(asker, m *making) {
	if asker != nil {
		if at := slices.Index(asker.waits, m); at >= 0 {
			asker.waits = slices.Delete(asker.waits, at, at+1)
		}
	}
	m.waiters--
	h.forget(m)
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
