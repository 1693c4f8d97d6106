package hub

import (
	"context"
	"errors"
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
