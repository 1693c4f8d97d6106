package hub

import (
	"context"
	"errors"
	"time"
)

const (
	// startUp is how long Watch waits at the start for watchers that don't say
	// when they have begun.
	startUp = 500 * time.Millisecond
	// gather is how long changes that were made together have to come in from
	// different watchers.
	gather = 100 * time.Millisecond
	// lookOut is the time between looks whether somebody else has reloaded.
	lookOut = time.Second
)

// watching is one Watch.
type watching struct {
	hub *Hub
	// watchers is how many there are, running how many goroutines there are
	// still to send to ended.
	watchers, running int
	ended   chan error
	// began has a value for each watcher that has called changed.
	began chan struct{}
	// wake has a value when there may be something to reload.
	wake chan struct{}
	// again has one when there may be other files of values than asked.
	again chan struct{}
	asked *[]string
}

// run reloads at the start and after every change. It returns when ctx or a
// watcher ends.
func (w *watching) run(ctx context.Context) error {
	if err := w.begin(ctx); err != nil {
		return err
	}
	for ctx.Err() == nil {
		if err := w.reload(ctx); err != nil {
			return err
		}
		if err := w.rest(ctx); err != nil {
			return err
		}
	}
	return nil
}

// begin waits until all is being watched. A watcher says so by its first call
// of changed; one that doesn't gets some time.
func (w *watching) begin(ctx context.Context) error {
	late := time.After(startUp)
	for range w.watchers {
		select {
		case <-w.began:
		case <-late:
			return nil
		case err := <-w.ended:
			w.running--
			return err
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

// reload reloads. Failures are events, but for those of a caller that no
// reload can ever work for.
func (w *watching) reload(ctx context.Context) error {
	select {
	case <-w.wake: // what has changed until now comes in
	default:
	}
	err := w.hub.Reload(ctx)
	w.tell()
	if errors.Is(err, errSelfChange) {
		return err
	}
	return nil
}

// rest waits until there is something to reload, ctx ends or a watcher.
func (w *watching) rest(ctx context.Context) error {
	look := time.NewTicker(lookOut)
	defer look.Stop()
	wake := w.wake
	var due <-chan time.Time
	for {
		select {
		case <-wake:
			wake, due = nil, time.After(gather)
		case <-due:
			return nil
		case <-look.C:
			w.tell()
		case err := <-w.ended:
			w.running--
			return err
		case <-ctx.Done():
			return nil
		}
	}
}

// tell tells the watcher of values' files when there may be others, by a
// reload of anybody.
func (w *watching) tell() {
	if files := w.hub.files.Load(); files != w.asked {
		w.asked = files
		poke(w.again)
	}
}

// stop waits for all goroutines and joins their errors to the first.
func (w *watching) stop(first error) error {
	var errs []error
	for err := first; ; err = <-w.ended {
		if err != nil {
			errs = append(errs, err)
		}
		if w.running == 0 {
			return join(errs)
		}
		w.running--
	}
}

// poke leaves a value in a channel of one, if there is none.
func poke(c chan<- struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
