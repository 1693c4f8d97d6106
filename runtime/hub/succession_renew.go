package hub

import (
	"cmp"
	"slices"

	"github.com/hushgen/hushgen/internal/sorting"
)

// A plugin made at run time may ask for other resources in its factory, which
// is known only afterwards. So an instance that is made while a reload is under
// way may come to hold what the reload replaces, and nobody knew it had to
// change too.

// madeSoFar returns how many instances there have been.
func (h *Hub) madeSoFar() uint64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.made
}

// isStale reports whether an instance holds one that a reload has replaced.
// The hub is locked.
func (i *instance) isStale() bool {
	return slices.ContainsFunc(i.needs, func(need *instance) bool { return need.retired })
}

// renew lets go of the stale instances among those that were made since the
// states were compared. The next who asks has another one made. The hub is
// locked.
func (h *Hub) renew(s *succession) {
	for _, i := range h.madeSince(s.made) {
		if i.retired || !i.isStale() {
			continue
		}
		slot := i.slot
		slot.made.Store(nil)
		slot.live.Store(nil)
		slot.link.Set(nil)
		h.graceFor([]*instance{i})
		h.retire(i)
		if !slices.Contains(s.added, slot) && !slices.Contains(s.changed, slot) {
			s.changed = append(s.changed, slot)
		}
	}
	sorting.Stable(s.changed, func(a, b *slot) int { return compareKeys(a.key, b.key) })
}

// madeSince returns the instances behind a number, in the order in which they
// were made: what one holds comes before it.
func (h *Hub) madeSince(number uint64) (found []*instance) {
	for i := range h.instances {
		if i.number > number {
			found = append(found, i)
		}
	}
	sorting.Stable(found, func(a, b *instance) int { return cmp.Compare(a.number, b.number) })
	return found
}
