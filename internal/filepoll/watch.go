package filepoll

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/hushgen/hushgen/internal/interruptible"
)

const (
	// patience is how long a file may be gone or empty before that counts.
	patience = time.Second
	// ceiling is how long files that don't rest are waited for.
	ceiling = 10 * time.Second
	// youth is the age up to which a file that comes in counts as a change.
	youth = time.Minute
)

// watch is what a loop knows.
type watch struct {
	loop *Loop
	// paths are what is watched, sorted; links are the symbolic links in
	// folders among them.
	paths, links []string
	// known is what the caller was last told of.
	known contents
	// last is the look before, nil when all was known. It has been the same
	// since calm; since is when the first of its kind was.
	last        sight
	calm, since time.Time
	// wait is the time to the next look when nothing rings.
	wait time.Duration
	// rested is when the bell may cause a look again.
	rested time.Time
}

func (w *watch) listen(ctx context.Context) {
	if w.loop.Bell == nil {
		return
	}
	paths := slices.Concat(w.paths, w.links)
	slices.Sort(paths)
	w.wait = w.loop.Bell.Listen(ctx, slices.Compact(paths))
}

// note takes the contents of new paths as known, and reports whether one is
// young.
func (w *watch) note(ctx context.Context, paths []string) (young bool) {
	view, err := look(ctx, paths)
	if err != nil {
		return false // ctx has ended
	}
	read, _, err := w.read(ctx, view.seen)
	if err != nil {
		return false
	}
	w.links = append(w.links, view.links...)
	maps.Copy(w.known, read)
	for _, info := range view.seen {
		young = young || time.Since(written(info)) < youth
	}
	return young
}

// look looks at all files and calls changed when one has changed and all rest.
// It returns the time to the next look.
func (w *watch) look(ctx context.Context) time.Duration {
	begin := time.Now()
	w.listen(ctx)
	view, err := look(ctx, w.paths)
	if err != nil {
		return w.wait // ctx has ended
	}
	seen := view.seen
	w.links = view.links
	if w.last == nil {
		if w.known.match(seen) {
			w.rested = begin.Add(leisure * time.Since(begin))
			return w.wait
		}
		w.last, w.since, w.calm = seen, begin, begin
		return settle
	}
	late := begin.Sub(w.since) >= ceiling
	if !seen.equal(w.last) {
		w.last, w.calm = seen, begin
		if !late {
			return settle
		}
	}
	if !late && begin.Sub(w.calm) < patience && w.known.fade(seen) {
		return settle
	}
	return w.conclude(ctx, seen, late)
}

// conclude reads the files that have come to rest, and tells whether they
// have changed.
func (w *watch) conclude(ctx context.Context, seen sight, late bool) time.Duration {
	read, steady, err := w.read(ctx, seen)
	if err != nil {
		return w.wait // ctx has ended
	}
	if !steady && !late {
		w.calm = time.Now()
		return settle
	}
	same := read.equal(w.known)
	w.last, w.known = nil, read
	if !same {
		w.change(ctx)
	}
	return w.wait
}

// look looks at paths. It returns when ctx ends, wherever the files are.
func look(ctx context.Context, paths []string) (view, error) {
	return interruptible.Call(ctx, func() (view, error) { return see(paths), nil })
}

// read reads what was seen, unless it is known. It returns when ctx ends.
func (w *watch) read(ctx context.Context, seen sight) (read contents, steady bool, err error) {
	known := maps.Clone(w.known) // the reader may outlast ctx
	read, err = interruptible.Call(ctx, func() (contents, error) {
		return known.read(ctx, seen), ctx.Err()
	})
	if err != nil {
		return nil, false, err
	}
	again, err := interruptible.Call(ctx, func() (sight, error) { return seen.again(), nil })
	return read, err == nil && seen.equal(again), err
}
