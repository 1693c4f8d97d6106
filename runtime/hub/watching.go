package hub

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// startUp is how long Watch waits at the start for watchers that don't say
	// when they have begun.
	startUp = 500 * time.Millisecond
	// gather is how long changes that were made together have to come in from
	// different watchers.
	gather = 100 * time.Millisecond
	// overdue is how long a reload may run until a later change ends it: what it
	// waits for, such as an address where nobody answers, may be what that puts
	// right.
	overdue = time.Minute
	// lookOut is the time between looks whether somebody else has reloaded.
	lookOut = time.Second
)

// watching is one Watch.
type watching struct {
	hub *Hub
	// watchers is how many there are, running how many goroutines have not
	// ended.
	watchers, running int
	// ended receives from each of them.
	ended chan error
	// began has a value for each watcher that has called changed.
	began chan struct{}
	// wake has a value when there may be something to reload.
	wake chan struct{}
	// again has one when files has changed: the files of values to watch. told
	// is what the hub said when that was last set.
	again chan struct{}
	files atomic.Pointer[[]string]
	told  *[]string
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
	err := w.reloadUntilOverdue(ctx)
	w.tell(err == nil)
	if errors.Is(err, errSelfChange) {
		return err
	}
	return nil
}

// reloadUntilOverdue reloads, and gives up when that takes too long and there
// has been another change.
func (w *watching) reloadUntilOverdue(ctx context.Context) error {
	ctx, giveUp := context.WithCancel(ctx)
	defer giveUp()
	done := make(chan struct{})
	var waiting sync.WaitGroup
	defer waiting.Wait()
	defer close(done)
	waiting.Go(func() {
		late := time.NewTimer(overdue)
		defer late.Stop()
		select {
		case <-done:
			return
		case <-late.C:
		}
		select {
		case <-done:
		case <-w.wake:
			poke(w.wake) // for the next reload
			giveUp()
		}
	})
	return w.hub.Reload(ctx)
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
			w.tell(false)
		case err := <-w.ended:
			w.running--
			return err
		case <-ctx.Done():
			return nil
		}
	}
}

// tell tells the watcher of values' files when there may be others. Without a
// reload that has worked, those of before count too: they are in effect still.
func (w *watching) tell(worked bool) {
	now := w.hub.files.Load()
	if now == w.told {
		return
	}
	w.told = now
	files := w.hub.valueFiles()
	if last := w.files.Load(); last != nil && !worked {
		files = slices.Concat(files, *last)
		slices.Sort(files)
		files = slices.Compact(files)
	}
	w.files.Store(&files)
	poke(w.again)
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
