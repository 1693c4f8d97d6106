package hub

import (
	"context"
	"errors"
)

var (
	errSelfClose  = errors.New("Close would wait for itself")
	errSelfChange = errors.New("that would wait for itself")
)

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

// changesItself is the same for a Reload, Put or Remove.
func (h *Hub) changesItself(ctx context.Context, doing string) error {
	m := h.maker(ctx)
	if m == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case !m.finished.Load():
		return &resourceError{m.slot.key, "its " + m.doing + " wants to " + doing, errSelfChange}
	case m.instance != nil && m.instance.ending: // if it is of a reload that has failed
		return &resourceError{m.slot.key, "its Close wants to " + doing, errSelfChange}
	}
	return nil
}

// isClosed reports whether a channel that nobody sends to is closed; nil is
// not. Who asks has a lock or an error in hand: 3 KB less are worth a call.
//
//go:noinline
func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
