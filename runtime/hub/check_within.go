package hub

import (
	"context"
	"errors"
	"sync"
	"time"
)

// outcome is what looking after a resource came to.
type outcome struct {
	err    error
	pinged bool
}

// lastWord is how much longer something is waited for whose time is up, so
// that what honours its context can say how far it came.
const lastWord = 100 * time.Millisecond

// within looks after a slot in a goroutine of its own, and waits no longer
// than it may.
func (c *check) within(ctx context.Context, s *slot) outcome {
	if c.hub.abandoned.has(s) {
		return outcome{err: &resourceError{s.key, "not checked", errAbandoned}}
	}
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	result := make(chan outcome, 1)
	go func() {
		found := outcome{err: &resourceError{s.key, c.doing(), errGoexit}}
		defer func() {
			if value := recover(); value != nil { // not of a Check: see ping
				found.err = &resourceError{s.key, c.making(), panicError(value)}
			}
			c.hub.abandoned.finish(s, result, found)
		}()
		found = c.look(ctx, s)
	}()
	select {
	case found := <-result:
		return found
	case <-ctx.Done():
	}
	select {
	case found := <-result:
		return found
	case <-time.After(lastWord):
	}
	return c.hub.abandoned.leave(s, result, outcome{err: &resourceError{s.key, c.doing() + " goes on", ctx.Err()}})
}

// doing says in messages what a check of this depth comes to in the end,
// making what it does before.
func (c *check) doing() string {
	if c.depth == Ping {
		return "its Check"
	}
	return c.making()
}

func (c *check) making() string {
	if c.depth == Decode {
		return "decoding"
	}
	return "its factory"
}

var errAbandoned = errors.New("an earlier check has not returned yet")

// abandonedChecks knows the checks that run on although nobody waits for them
// any more, so that probing again and again doesn't pile them up.
type abandonedChecks struct {
	mu    sync.Mutex
	slots map[*slot]struct{}
}

func (a *abandonedChecks) has(s *slot) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	_, ok := a.slots[s]
	return ok
}

// leave notes that nobody waits for a result any more, and returns instead of
// it the one given, unless it has come by now.
func (a *abandonedChecks) leave(s *slot, result <-chan outcome, instead outcome) outcome {
	a.mu.Lock()
	defer a.mu.Unlock()
	select {
	case found := <-result:
		return found
	default:
	}
	if a.slots == nil {
		a.slots = make(map[*slot]struct{})
	}
	a.slots[s] = struct{}{}
	return instead
}

// finish hands over the result to who waits, if anybody does.
func (a *abandonedChecks) finish(s *slot, result chan<- outcome, found outcome) {
	a.mu.Lock()
	defer a.mu.Unlock()
	result <- found
	delete(a.slots, s)
}
