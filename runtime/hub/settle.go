package hub

import (
	"context"
	"errors"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// settle turns whatever run ended with into the result. A panic becomes the
// waiters' panic; a factory or Start that ended its goroutine (as FailNow of a
// test does) becomes an error. An instance that failed to start is closed.
func (m *making) settle() {
	if value := recover(); value != nil {
		m.panicked = &unseen{value}
	} else if !m.returned {
		m.err = &hush.CreateError{Key: m.slot.key, Factory: m.running(), Err: errGoexit}
	}
	defer m.finish()
	if m.panicked == nil && m.err == nil {
		return
	}
	if err := m.discard(); err != nil && m.err != nil {
		m.err = errors.Join(m.err, &resourceError{m.slot.key, m.method("Close"), err})
	}
}

// discard ends the context of an instance that nobody will see, and closes it
// if it was constructed.
func (m *making) discard() error {
	m.cancel()
	if m.value == nil || m.entry.Describe().NoClose {
		return nil
	}
	m.turnTo("Close")
	return closeValue(context.WithoutCancel(m.ctx), m.value)
}

// finish publishes the result and tells of it.
func (m *making) finish() {
	h := m.hub
	h.mu.Lock()
	late := h.publish(m)
	event := m.event()
	if m.slot.pending.Load() != nil {
		m.slot.failure = event.Err
	}
	h.mu.Unlock()
	defer m.release(late) // also when an observer ends the goroutine
	h.emit(event)
}

// release wakes everyone who waits.
func (m *making) release(late bool) {
	h := m.hub
	h.mu.Lock()
	m.finished.Store(true)
	m.slot.making = nil
	close(m.done)
	h.forget(m)
	h.mu.Unlock()
	if late {
		_ = m.discard() // Close has reported it as not made in time
	}
}

// forget drops a construction that has finished once all who waited have its
// result: Close waits for both. The hub is locked.
func (h *Hub) forget(m *making) {
	if !m.finished.Load() || m.waiters > 0 {
		return
	}
	delete(h.makings, m)
	if h.closing.quiet != nil && len(h.makings) == 0 && !isClosed(h.closing.quiet) {
		close(h.closing.quiet)
	}
}

// publish puts the result into its slot. It reports whether the instance
// comes too late for that. The hub is locked.
func (h *Hub) publish(m *making) (late bool) {
	s := m.slot
	m.published = true
	switch {
	case m.panicked != nil:
		if m.waiters == 0 && !s.retired {
			s.unseen = m.panicked
		}
	case m.err != nil:
	case isClosed(h.closing.abandoned):
		m.err = &ClosedError{Key: s.key}
		late = true
	default:
		h.add(m)
		return false
	}
	h.unneed(m.needs)
	return late
}

// add makes an instance of a finished construction part of the hub. When a
// reload has replaced its slot meanwhile, or something that it holds, it is
// closed again: those who wait for it go after the new one. The hub is locked.
func (h *Hub) add(m *making) {
	h.made++
	m.instance = &instance{
		slot: m.slot, making: m, value: m.wrapped, inner: m.value, boxed: m.slot.category.Box(m.wrapped), cancel: m.cancel,
		number: h.made, needs: m.needs, closed: make(chan struct{}),
	}
	m.needs = nil // the instance has them now
	h.instances[m.instance] = struct{}{}
	if m.slot.retired || m.instance.isStale() {
		h.retire(m.instance)
		return
	}
	m.slot.made.Store(m.instance)
}

// event tells what came of it.
func (m *making) event() Event {
	event := Event{Kind: EventCreated, Key: m.slot.key, Plugin: m.entry.Describe().Name, Duration: time.Since(m.began), Err: m.err}
	if m.panicked != nil {
		event.Err = &resourceError{m.slot.key, m.running(), panicError(m.panicked.value)}
	}
	if event.Err != nil {
		event.Kind = EventFailed
	}
	return event
}
