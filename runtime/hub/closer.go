package hub

import (
	"context"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// lastCall is how long Close, once its context has ended, goes on for all
// instances that it had not come to yet. So Close(ctx) with the context that
// made the program stop still closes everything in order.
const lastCall = time.Second

// withdraw stops handing out an instance and takes on to close it. It returns
// a channel that is closed when no Use holds it any more. It reports false when
// somebody else closes it already.
func (h *Hub) withdraw(i *instance) (idle <-chan struct{}, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if i.closing {
		return nil, false
	}
	i.closing = true
	i.idle = make(chan struct{})
	if !i.retired { // else another slot has the link
		i.slot.live.Store(nil)
		i.slot.link.Set(nil)
		i.uses.shut()
	}
	h.unused(i)
	return i.idle, true
}

// closer closes instances one after the other.
type closer struct {
	hub *Hub
	ctx context.Context
	// last is the context of the last call, once ctx has ended.
	last       context.Context
	cancelLast context.CancelFunc
}

// close closes one instance and waits for it as long as it may.
func (c *closer) close(i *instance) error {
	key := i.slot.key
	idle, ok := c.hub.withdraw(i)
	if !ok {
		return c.closedBy(i)
	}
	select {
	case <-idle:
	default:
		select {
		case <-idle:
		case <-c.ctx.Done():
			go func() {
				<-idle
				_ = c.hub.end(context.WithoutCancel(c.ctx), i) // reported as still in use
			}()
			return &resourceError{key, "still in use", c.ctx.Err()}
		}
	}
	i.cancel() // before looking at c.ctx: an instance may close the hub with its own context
	ctx := c.bound()
	result := make(chan error, 1)
	go func() {
		err := errGoexit
		defer func() { result <- err }()
		err = c.hub.end(ctx, i)
	}()
	select {
	case err := <-result:
		return closeError(key, err)
	case <-ctx.Done():
	}
	select { // both may have been ready
	case err := <-result:
		return closeError(key, err)
	default:
		return &resourceError{key, "still closing", c.ctx.Err()}
	}
}

// closedBy waits for an instance that closes after a reload.
func (c *closer) closedBy(i *instance) error {
	ctx := c.bound()
	select {
	case <-i.closed:
		return nil
	case <-ctx.Done():
	}
	if isClosed(i.closed) {
		return nil
	}
	return &resourceError{i.slot.key, "still closing", c.ctx.Err()}
}

func closeError(key hush.Key, err error) error {
	if err == nil {
		return nil
	}
	return &resourceError{key, "close", err}
}

// bound returns what bounds the next instance.
func (c *closer) bound() context.Context {
	if c.ctx.Err() == nil {
		return c.ctx
	}
	if c.last == nil {
		c.last, c.cancelLast = context.WithTimeout(context.WithoutCancel(c.ctx), lastCall)
	}
	return c.last
}

func (c *closer) stop() {
	if c.cancelLast != nil {
		c.cancelLast()
	}
}

// close ends the instance's context and closes it, unless its plugin is
// noclose. The context of its Close tells whose it is: see Hub.closesItself.
func (i *instance) close(ctx context.Context) error {
	i.cancel()
	if i.making.entry.Describe().NoClose {
		return nil
	}
	return closeValue(context.WithValue(ctx, makerKey{i.making.hub}, i.making), i.inner)
}

// closeValue calls whichever Close the value has.
func closeValue(ctx context.Context, value any) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicError(p)
		}
	}()
	switch value := value.(type) {
	case interface{ Close() error }:
		return value.Close()
	case interface{ Close(context.Context) error }:
		return value.Close(ctx)
	}
	return nil
}
