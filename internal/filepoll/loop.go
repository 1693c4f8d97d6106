package filepoll

import (
	"context"
	"slices"
	"time"
)

const (
	// interval is the time between looks where no bell says when to look.
	interval = 2 * time.Second
	// settle is the time between a ring and a look, and between looks while
	// something changes.
	settle = 150 * time.Millisecond
	// leisure is how many times longer than a look that found nothing the bell
	// must wait for the next one. It bounds what events of other files cost.
	leisure = 10
)

// Watch calls changed whenever the content of one of the files has changed,
// and once at the start, when it has taken note of what is there: what the
// caller reads from then on can't change unnoticed. It looks at the files every
// two seconds. It returns nil when ctx ends.
//
// A path may be a folder: then the *.json files in it count, hidden ones
// excepted. What isn't a regular file never changes.
//
// files is called at the start, after every change, and whenever again
// receives, which may be nil. A file that comes in thereby and is less than a
// minute old counts as a change: it may be newer than what the caller has
// read.
//
// All calls are made by the goroutine of Watch.
func Watch(ctx context.Context, files func() []string, again <-chan struct{}, changed func()) error {
	return (&Loop{Files: files, Again: again, Changed: changed}).Run(ctx)
}

// Bell rings when files may have changed, so that nobody has to look all the
// time.
type Bell interface {
	// Listen is called before each look with all paths, sorted: those that
	// are asked for, and the symbolic links in folders. It returns how long
	// to wait for a ring before looking all the same.
	Listen(ctx context.Context, paths []string) time.Duration
	// Rings is received from; it is always the same channel.
	Rings() <-chan struct{}
}

// Loop is [Watch] with a bell.
type Loop struct {
	Files   func() []string
	Again   <-chan struct{}
	Changed func()
	// Bell may be nil.
	Bell Bell
}

// Run watches until ctx ends. The bell is used by no other goroutine.
func (l *Loop) Run(ctx context.Context) error {
	w := &watch{loop: l, known: make(contents), wait: interval}
	again := l.Again
	var rings <-chan struct{}
	if l.Bell != nil {
		rings = l.Bell.Rings()
	}
	w.begin(ctx)
	timer := time.NewTimer(settle)
	defer timer.Stop()
	due := time.Now().Add(settle)
	next := func(wait time.Duration) {
		timer.Reset(wait)
		due = time.Now().Add(wait)
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case _, open := <-again:
			if !open {
				again = nil
			}
			w.ask(ctx)
			next(settle)
		case <-rings:
			if wait := max(settle, time.Until(w.rested)); time.Until(due) > wait {
				next(wait)
			}
		case <-timer.C:
			next(w.look(ctx))
		}
	}
}

// begin takes note of what is there.
func (w *watch) begin(ctx context.Context) {
	w.takeUp(ctx)
	if ctx.Err() == nil {
		w.change(ctx)
	}
}

// change tells the caller, whom it may bring to other files.
func (w *watch) change(ctx context.Context) {
	w.loop.Changed()
	w.ask(ctx)
}

// ask asks which files count. New ones may be newer than what the caller has
// read, who is told then, which may bring yet others.
func (w *watch) ask(ctx context.Context) {
	for ctx.Err() == nil && w.takeUp(ctx) {
		w.loop.Changed()
	}
}

// takeUp asks which files count and takes note of the new ones. It reports
// whether one of them was written of late.
func (w *watch) takeUp(ctx context.Context) (fresh bool) {
	paths := slices.Clone(w.loop.Files())
	slices.Sort(paths)
	paths = slices.Compact(paths)
	var added []string
	for _, path := range paths {
		if _, found := slices.BinarySearch(w.paths, path); !found {
			added = append(added, path)
		}
	}
	w.paths = paths
	w.known.keep(paths)
	if len(added) == 0 {
		return false
	}
	w.listen(ctx)
	return w.note(ctx, added)
}
