package hub

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// making is one run of a factory, in a goroutine of its own.
type making struct {
	hub  *Hub
	slot *slot
	// ctx is the instance's own; cancel ends it.
	ctx    context.Context
	cancel context.CancelFunc

	// resource is what it is made from, and nil afterwards: it would keep the
	// whole source in memory. entry is its plugin, began when it began.
	resource *resource
	entry    hush.Entry
	began    time.Time

	// waiters counts the callers that wait for the result. waits holds the
	// constructions that this one waits for, once for each wait, needs the
	// instances that the values name. doing is what runs now, for messages. All
	// four are guarded by Hub.mu.
	waiters int
	waits   []*making
	needs   []*instance
	doing   string
	// published is set when it is known what came of it. Guarded by Hub.mu.
	published bool
	// finished is set, under Hub.mu, together with the result.
	finished atomic.Bool

	// value is what the factory returned, wrapped what Wrap made of it;
	// returned is false while it runs, and stays so when it panics.
	value, wrapped any
	returned       bool

	// done is closed when the result is there: one of the three. abandoned is
	// closed when a reload that it was begun for has been given up.
	done, abandoned chan struct{}
	instance        *instance
	err             error
	panicked        *unseen
}

// begin starts the construction of a slot. The hub is locked.
func (h *Hub) begin(s *slot) {
	ctx, cancel := context.WithCancel(h.base)
	resource := s.resource.Load()
	m := &making{
		hub: h, slot: s, resource: resource, entry: resource.entry, began: time.Now(), cancel: cancel, doing: "factory",
		done: make(chan struct{}), abandoned: make(chan struct{}),
	}
	m.ctx = context.WithValue(ctx, makerKey{h}, m)
	s.making = m
	h.makings[m] = struct{}{}
	go m.run()
}

// run makes the instance. However the factory ends, nobody is left waiting.
func (m *making) run() {
	defer m.settle()
	m.value, m.err = m.construct()
	if m.err == nil {
		m.err = m.start()
	}
	if m.err == nil {
		m.wrapped, m.err = m.wrap()
	}
	m.returned = true
}

func (m *making) construct() (any, error) {
	r := m.resource
	m.resource = nil
	value, err := r.entry.New(m.ctx, m.hub.planner.input(r, resolver{m.hub, m, true}))
	if err != nil {
		return nil, err
	}
	if value == nil {
		return nil, &hush.CreateError{Key: r.key, Factory: m.factory(), Err: errNilInstance}
	}
	return value, nil
}

// start calls the instance's Start, if it has one.
func (m *making) start() error {
	starter, ok := m.value.(interface{ Start(context.Context) error })
	if !ok {
		return nil
	}
	m.turnTo("Start")
	if err := starter.Start(m.ctx); err != nil {
		return &hush.CreateError{Key: m.slot.key, Factory: m.method("Start"), Err: err}
	}
	return nil
}

// wrap puts around the instance what Wrap was given for its category.
func (m *making) wrap() (any, error) {
	m.turnTo("Wrap")
	return m.hub.planner.wrap(m.slot.key, m.value)
}

// turnTo notes what runs from here on. Only the making's goroutine calls it,
// so that there doing may be read without the lock.
func (m *making) turnTo(doing string) {
	m.hub.mu.Lock()
	defer m.hub.mu.Unlock()
	m.doing = doing
}

var errGoexit = errors.New("ended its goroutine instead of returning (runtime.Goexit)")

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

// running returns the Go name of what runs now.
func (m *making) running() string {
	if m.doing == "factory" {
		return m.factory()
	}
	return m.method(m.doing)
}

// factory returns the Go name of what makes the instance.
func (m *making) factory() string {
	info := m.entry.Describe()
	if info.Factory != "" {
		return info.Factory
	}
	return "the plugin " + info.ID()
}

// method returns the Go name of a method of the instance, as far as known.
func (m *making) method(name string) string {
	switch result := m.entry.Describe().Result; {
	case result == "":
		return name
	case strings.HasPrefix(result, "*"):
		return "(" + result + ")." + name
	default:
		return result + "." + name
	}
}
