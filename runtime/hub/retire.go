package hub

import (
	"context"
	"time"
)

// retirement closes the instances that reloads have replaced. Guarded by
// Hub.mu.
type retirement struct {
	// leaving are to be closed now, reapers how many goroutines do that.
	leaving []*instance
	reapers int
	// graces end the grace time of the instances of one reload.
	graces map[*time.Timer]struct{}
}

const (
	// maxReapers bounds how many instances close at a time after a reload.
	maxReapers = 16
	// patience is how long one that closes keeps others waiting.
	patience = 10 * time.Second
)

// retire lets an instance go as soon as nothing keeps it. The hub is locked.
func (h *Hub) retire(i *instance) {
	i.retired = true
	if !i.closing { // else Close has shut it
		i.uses.shut()
	}
	h.unused(i)
}

// graceFor gives those who got one of the instances by Get time to finish.
// The hub is locked.
func (h *Hub) graceFor(retiring []*instance) {
	grace := h.planner.settings.grace
	if grace <= 0 {
		return
	}
	var kept []*instance
	for _, i := range retiring {
		if i.handed {
			i.grace = true
			kept = append(kept, i)
		}
	}
	if len(kept) == 0 {
		return
	}
	var timer *time.Timer
	timer = time.AfterFunc(grace, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.graces, timer)
		for _, i := range kept {
			i.grace = false
			h.unused(i)
		}
	})
	h.graces[timer] = struct{}{}
}

// unused closes an instance if it is retired and nothing keeps it: no Use, no
// instance that holds it, no grace. Once the hub closes, Close does that. The
// hub is locked.
func (h *Hub) unused(i *instance) {
	none := i.uses.none()
	if none && i.idle != nil && !isClosed(i.idle) {
		close(i.idle)
	}
	if !none || !i.retired || i.closing || i.grace || i.holders > 0 || h.closing.begun != nil {
		return
	}
	i.closing = true
	h.leaving = append(h.leaving, i)
	if h.reapers < maxReapers {
		h.reapers++
		go h.reap()
	}
}

// unneed lets go of instances that somebody held. The hub is locked.
func (h *Hub) unneed(needs []*instance) {
	for _, i := range needs {
		i.holders--
		h.unused(i)
	}
}

// reap closes instances until there are none left to close.
func (h *Hub) reap() {
	for {
		h.mu.Lock()
		if len(h.leaving) == 0 {
			h.reapers--
			h.mu.Unlock()
			return
		}
		i := h.leaving[0]
		h.leaving[0] = nil
		h.leaving = h.leaving[1:]
		h.mu.Unlock()
		ended := make(chan struct{})
		go func() { // a Close may end its goroutine
			defer close(ended)
			_ = h.end(h.base, i) // the event tells
		}()
		late := time.NewTimer(patience)
		select {
		case <-ended:
		case <-late.C:
		}
		late.Stop()
	}
}

// takeBack leaves it to Close to close what waits for that. The hub is locked.
func (h *Hub) takeBack() {
	for _, i := range h.leaving {
		i.closing = false
	}
	h.leaving = nil
}

// end closes an instance that the caller has marked as closing, and tells of
// it.
func (h *Hub) end(ctx context.Context, i *instance) (err error) {
	began := time.Now()
	h.mu.Lock()
	i.ending = true
	h.mu.Unlock()
	err = errGoexit
	defer func() {
		defer h.ended(i) // also when an observer ends the goroutine
		event := Event{
			Kind: EventClosed, Key: i.slot.key, Plugin: i.making.entry.Describe().Name,
			Duration: time.Since(began), Err: err,
		}
		h.emit(event)
	}()
	err = i.close(ctx)
	return err
}

// ended takes a closed instance out of the hub, and lets go of what it held.
func (h *Hub) ended(i *instance) {
	h.mu.Lock()
	defer h.mu.Unlock()
	i.ending = false
	delete(h.instances, i)
	close(i.closed)
	if i.slot.retired {
		i.slot.made.Store(nil) // others may keep the slot in memory
	}
	h.unneed(i.needs)
	i.needs = nil
}

// stopGraces ends all grace times for good. The hub is locked.
func (h *Hub) stopGraces() {
	for timer := range h.graces {
		timer.Stop()
	}
	clear(h.graces)
}
