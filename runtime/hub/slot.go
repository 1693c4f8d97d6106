package hub

import (
	"context"
	"sync/atomic"

	"github.com/hushgen/hushgen/runtime/hush"
)

// slot is the place of one resource with one set of values and, once made,
// of its instance. When a reload changes the values, another slot takes its
// place.
type slot struct {
	key      hush.Key
	category hush.AnyCategory
	// resource is nil for a provided instance. Another record of the same
	// values may take its place: they stand elsewhere in the source now.
	resource atomic.Pointer[resource]
	// link is for the Refs to the key. The slots that follow one another
	// share it.
	link hush.AnyLink

	// live is what Get hands out without further ado: nil until Get has asked
	// for the instance once, and again when it is retired. made is the
	// instance as soon as it is there. Both are written under Hub.mu.
	live, made atomic.Pointer[instance]
	// pending is the state that is being built with this slot, until that is
	// the current one.
	pending atomic.Pointer[state]

	// All below are guarded by Hub.mu.

	// making is the construction that runs now, or nil.
	making *making
	// unseen is a panic of the factory that no caller was left to see; the
	// next one will.
	unseen *unseen
	// failure is why its instance could not be made for the pending state: it is
	// tried once.
	failure error
	// retired slots are no longer part of the hub. suspended ones keep off the
	// link: a successor is being made.
	retired, suspended bool
}

// unseen holds the value of a panic.
type unseen struct{ value any }

// newSlot returns the slot of a resource. link is that of the slot before it,
// or nil.
func newSlot(r *resource, link hush.AnyLink) *slot {
	if link == nil {
		link = r.category.NewLink()
	}
	return new(slot).fill(r, link)
}

func (s *slot) fill(r *resource, link hush.AnyLink) *slot {
	s.key, s.category, s.link = r.key, r.category, link
	s.resource.Store(r)
	return s
}

// provision is an instance that the program made itself.
type provision struct {
	// value is inner with what Wrap put around it.
	value, inner any
}

func (p provision) slot(key hush.Key, category hush.AnyCategory) *slot {
	s := &slot{key: key, category: category, link: category.NewLink()}
	i := &instance{slot: s, value: p.value, boxed: category.Box(p.value), inner: p.inner, cancel: func() {}, handed: true}
	s.made.Store(i)
	s.live.Store(i)
	s.link.Set(i.boxed)
	return s
}

// instance is a finished instance.
type instance struct {
	slot   *slot
	making *making // nil for a provided instance
	// value is what is handed out, boxed the same as the link has it, inner
	// what the factory made, without what Wrap put around it.
	value, boxed, inner any
	// cancel ends the instance's context.
	cancel context.CancelFunc
	// number counts instances in the order of construction.
	number uint64
	uses   uses

	// All below are guarded by Hub.mu.

	// handed is set once Get has handed it out: nobody knows for how long.
	handed bool
	// needs are the instances that it holds by plain references, holders counts
	// those not closed yet that hold this one.
	needs   []*instance
	holders int
	// retired instances close as soon as nothing keeps them. grace is set
	// while those who got them by Get have time left.
	retired, grace bool
	// idle, when not nil, is closed as soon as no Use is left.
	idle chan struct{}
	// closing is set once somebody has taken on to close it, ending while its
	// Close runs, closed is closed when that has returned.
	closing, ending bool
	closed          chan struct{}
}

// take counts on an instance in the way that the caller asks for. It reports
// false when the instance is about to be closed. The hub is locked.
func (h *Hub) take(i *instance, how taking) bool {
	if i.closing || i.retired {
		return false
	}
	switch how.way {
	case byGet:
		h.hand(i)
	case byUse:
		return i.uses.begin()
	case byNeed:
		if how.asker.published {
			h.hand(i) // it isn't part of what was made
			return true
		}
		i.holders++
		how.asker.needs = append(how.asker.needs, i)
	}
	return true
}

// hand notes that an instance is handed out by Get, and lets the next ones
// have it without asking. The hub is locked.
func (h *Hub) hand(i *instance) {
	i.handed = true
	s := i.slot
	if s.pending.Load() != nil {
		return // its state isn't in effect yet
	}
	s.live.Store(i)
	if !s.suspended {
		s.link.Set(i.boxed)
	}
}

// taking is how an instance is asked for, and by which construction.
type taking struct {
	way   way
	asker *making
}

type way uint8

const (
	// byGet: for an unknown time.
	byGet way = iota
	// byUse: until Hub.release.
	byUse
	// byNeed: for the life of what asker makes.
	byNeed
	// byNobody: only to be there.
	byNobody
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
