package jsondir

import (
	"slices"
	"sync"
)

// history remembers the revisions that a source gave out. The zero value is
// empty.
type history struct {
	mutex sync.Mutex
	// views are those that were given out or asked for last, the last at the
	// end.
	views []*view
	// latest is the one that was given out last.
	latest *view
}

// add remembers a view as the latest one, and returns it or the same one from
// before.
func (h *history) add(v *view) *view {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if known := h.refresh(v.revision); known != nil {
		v = known
	} else {
		if len(h.views) == MaxRevisions {
			h.views = slices.Delete(h.views, 0, 1)
		}
		h.views = append(h.views, v)
	}
	h.latest = v
	return v
}

// last returns the latest view, or nil.
func (h *history) last() *view {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.latest
}

// of returns the view of a revision, or nil.
func (h *history) of(revision string) *view {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return h.refresh(revision)
}

// refresh returns the view of a revision, and puts it last; nil when it isn't
// there.
func (h *history) refresh(revision string) *view {
	i := slices.IndexFunc(h.views, func(v *view) bool { return v.revision == revision })
	if i < 0 {
		return nil
	}
	v := h.views[i]
	h.views = append(slices.Delete(h.views, i, i+1), v)
	return v
}
