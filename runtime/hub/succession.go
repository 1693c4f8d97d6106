package hub

import (
	"slices"

	"github.com/hushgen/hushgen/runtime/hush"
)

// succession is the way from one state to the next.
type succession struct {
	last, next *state
	// added and changed are the new slots, replaced those that changed ones
	// take the place of, removed those without a successor. All are sorted by
	// key.
	added, changed, replaced, removed []*slot
	// kept holds the newest records of the resources that stay as they are.
	kept []*resource
	// made is how many instances there had been when they were compared.
	made uint64
}

// compare tells what a plan changes.
func (h *Hub) compare(last *state, plan *plan) *succession {
	s := &succession{last: last, made: h.madeSoFar()}
	c := &comparison{hub: h, last: last, plan: plan, verdicts: make(map[hush.Key]verdict)}
	slots := make(map[hush.Key]*slot, len(plan.resources)+len(h.planner.provided))
	for key := range h.planner.provided {
		slots[key] = last.slots[key]
	}
	for _, resource := range plan.resources {
		old := last.slots[resource.key]
		switch {
		case old == nil:
			slots[resource.key] = newSlot(resource, nil)
			s.added = append(s.added, slots[resource.key])
		case c.changes(resource):
			slots[resource.key] = newSlot(resource, old.link)
			s.changed = append(s.changed, slots[resource.key])
			s.replaced = append(s.replaced, old)
		default:
			slots[resource.key] = old
			s.kept = append(s.kept, resource)
		}
	}
	for _, key := range last.keys {
		if slots[key] == nil {
			s.removed = append(s.removed, last.slots[key])
		}
	}
	alike := last
	if len(s.added)+len(s.removed) > 0 {
		alike = nil
	}
	s.next = h.newState(slots, plan, alike)
	return s
}

// comparison finds out which resources change: those with other values, and
// those that hold one that changes.
type comparison struct {
	hub      *Hub
	last     *state
	plan     *plan
	verdicts map[hush.Key]verdict
}

type verdict uint8

const (
	// undecided also stands for a resource that is being looked into: in a
	// circle, which only broken resources form, it decides nothing.
	undecided verdict = iota + 1
	same
	different
)

// changes reports whether a resource needs another instance.
func (c *comparison) changes(r *resource) bool {
	if known := c.verdicts[r.key]; known != 0 {
		return known == different
	}
	c.verdicts[r.key] = undecided
	result := same
	if old := c.last.slots[r.key]; !old.resource.Load().sameAs(r) || c.anyChanges(c.held(r, old)) {
		result = different
	}
	c.verdicts[r.key] = result
	return result == different
}

func (c *comparison) anyChanges(keys []hush.Key) bool {
	return slices.ContainsFunc(keys, func(key hush.Key) bool {
		old, now := c.last.slots[key], c.plan.found[key]
		switch {
		case old == nil && now == nil:
			return false
		case old == nil:
			return true
		case now == nil:
			return old.resource.Load() != nil // else it is provided
		}
		return c.changes(now)
	})
}

// held returns the resources that a resource holds: those that its values
// name, and those that the factory of a plugin made at run time has asked for.
func (c *comparison) held(r *resource, old *slot) (keys []hush.Key) {
	for _, reference := range r.references {
		if !reference.Lazy {
			keys = append(keys, reference.Key)
		}
	}
	if i := old.made.Load(); i != nil {
		c.hub.mu.Lock()
		defer c.hub.mu.Unlock()
		for _, need := range i.needs {
			keys = append(keys, need.slot.key)
		}
	}
	return keys
}

// coming returns the slots that only the next state has, going those that only
// the last one has.
func (s *succession) coming() []*slot { return slices.Concat(s.added, s.changed) }
func (s *succession) going() []*slot  { return slices.Concat(s.replaced, s.removed) }

// suspend keeps Refs from going past the slots that are about to be replaced:
// a successor that uses one has to get the successor of what it refers to.
func (h *Hub) suspend(s *succession) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, slot := range s.coming() {
		slot.pending.Store(s.next)
	}
	for _, slot := range s.going() {
		slot.suspended = true
		slot.link.Set(nil)
	}
	s.last.building.Store(true)
}

// swap lets the next state take effect. It reports false when the hub is
// closed.
func (h *Hub) swap(s *succession) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closing.begun != nil {
		return false
	}
	for _, resource := range s.kept {
		s.next.slots[resource.key].resource.Store(resource)
	}
	h.leave(s.going())
	h.renew(s)
	h.state.Store(s.next) // first: who no longer has it pending has it there
	for _, slot := range s.coming() {
		slot.pending.Store(nil)
	}
	return true
}

// leave retires slots and their instances. The hub is locked.
func (h *Hub) leave(slots []*slot) {
	var retiring []*instance
	for _, slot := range slots {
		slot.retired = true
		slot.live.Store(nil)
		if i := slot.made.Load(); i != nil {
			retiring = append(retiring, i)
		}
	}
	h.graceFor(retiring)
	for _, i := range retiring {
		h.retire(i)
	}
}

func (s *succession) event() Event {
	return Event{
		Kind:  EventReloaded,
		Added: keysOf(s.added), Changed: keysOf(s.changed), Removed: keysOf(s.removed),
		Kept: len(s.next.keys) - len(s.added) - len(s.changed),
	}
}

func keysOf(slots []*slot) []hush.Key {
	var keys []hush.Key
	for _, slot := range slots {
		keys = append(keys, slot.key)
	}
	return keys
}

// tellBroken tells of the resources of isolated sources that are broken now
// and weren't before, or otherwise.
func (h *Hub) tellBroken(s *succession) {
	for _, slot := range s.coming() {
		h.tellIfBroken(slot.resource.Load())
	}
}

func (h *Hub) tellIfBroken(resource *resource) {
	if resource.err == nil {
		return
	}
	event := Event{Kind: EventFailed, Key: resource.key, Err: resource.err}
	if resource.entry != nil {
		event.Plugin = resource.entry.Describe().Name
	}
	h.emit(event)
}
