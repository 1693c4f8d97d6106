package hub

import "context"

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
