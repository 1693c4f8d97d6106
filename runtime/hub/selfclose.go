package hub

import (
	"context"
	"errors"
)

var errSelfClose = errors.New("Close would wait for itself")

// closesItself returns an error when the context of Close belongs to
// something that Close would wait for. The hub is locked.
func (h *Hub) closesItself(ctx context.Context) error {
	m := h.maker(ctx)
	switch {
	case m == nil:
		return nil
	case !m.finished.Load():
		return &resourceError{m.slot.key, "its " + m.doing + " closes the hub", errSelfClose}
	case m.instance != nil && m.instance.ending:
		return &resourceError{m.slot.key, "its Close closes the hub", errSelfClose}
	}
	return nil
}

// isClosed reports whether a channel that nobody sends to is closed; nil is
// not.
func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
