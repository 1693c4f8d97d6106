package hub

import (
	"context"
	"errors"
	"sync"

	"github.com/hushgen/hushgen/internal/filepoll"
)

// Watch reloads the hub whenever one of its sources says that it has changed,
// and when the content of a file changes that a value came from, by ${file:…}
// or by a NAME_FILE variable. It reloads once at the start, when everything is
// being watched: what has changed since Open comes in then.
//
// A reload that fails leaves the hub as it is and is an event of kind
// [EventReloadFailed]; the next change tries again. Changes that come while a
// reload runs lead to one more, however many they are. A reload that has run for
// a minute is given up for that, as it may wait for what has been put right.
//
// It returns nil when ctx ends or the hub closes. A source that can't be
// watched ends it with an error, and so does a hub that has nothing to watch:
// neither a source that is a [Watcher], isolated or not, nor a file that a
// value came from.
//
// Several Watches at a time are no mistake, but each reloads on its own.
func (h *Hub) Watch(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w := &watching{
		hub:  h,
		wake: make(chan struct{}, 1), again: make(chan struct{}, 1), ended: make(chan error),
		began: make(chan struct{}, len(h.planner.settings.sources)+1),
	}
	if err := w.start(ctx); err != nil {
		return err
	}
	w.cancelOnClose(ctx, cancel)
	err := w.run(ctx)
	cancel()
	return w.stop(err)
}

// start starts a watcher for each source, and one for the files of values.
func (w *watching) start(ctx context.Context) error {
	watchFiles := filepoll.Watch
	found := false
	for _, source := range w.hub.planner.settings.sources {
		watcher, ok := unwrap(source).(Watcher)
		if !ok {
			continue
		}
		w.watch(ctx, source.Name(), watcher.Watch)
		if files, ok := watcher.(FileWatcher); ok && !found {
			watchFiles, found = files.WatchFiles, true
		}
	}
	w.tell(false)
	if w.watchers == 0 && len(*w.files.Load()) == 0 {
		return errNothingToWatch
	}
	w.watch(ctx, "the files of values", func(ctx context.Context, changed func()) error {
		return watchFiles(ctx, func() []string { return *w.files.Load() }, w.again, changed)
	})
	return nil
}

var errNothingToWatch = errors.New("there is nothing to watch: want a source that tells of changes, such as yamlfile, or a value from a file")

// watch starts one watcher.
func (w *watching) watch(ctx context.Context, name string, watch func(ctx context.Context, changed func()) error) {
	w.watchers++
	w.running++
	began := sync.OnceFunc(func() { w.began <- struct{}{} }) // there is room for each
	changed := func() {
		began()
		poke(w.wake)
	}
	go func() {
		err := watch(ctx, changed)
		ended := ctx.Err()
		switch {
		case ended != nil && errors.Is(err, ended):
			err = nil
		case err != nil:
			err = &watchError{name, err}
		case ended == nil:
			err = &watchError{name, errWatchEnded}
		}
		w.ended <- err
	}()
}

var errWatchEnded = errors.New("it has ended before its context, without an error")

// cancelOnClose ends all watchers when the hub closes.
func (w *watching) cancelOnClose(ctx context.Context, cancel func()) {
	w.running++
	go func() {
		select {
		case <-w.hub.done:
			cancel()
		case <-ctx.Done():
		}
		w.ended <- nil
	}()
}

// watchError says who could not watch.
type watchError struct {
	name string
	err  error
}

func (e *watchError) Error() string { return "watch " + e.name + ": " + e.err.Error() }

func (e *watchError) Unwrap() error { return e.err }
