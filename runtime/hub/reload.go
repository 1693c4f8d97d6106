package hub

import (
	"context"
	"errors"
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Reload loads all sources anew and goes over to what they say: it builds
// first, then swaps.
//
//  1. Everything is validated as by Open. Resources of isolated sources that
//     are broken fail alone.
//  2. What has changed is told from the values after ${…} was replaced, those
//     that the environment gave included: comments, order and place don't
//     count. A resource that holds a changed one directly changes too; one that
//     holds a [hush.Ref] doesn't.
//  3. Successors of the changed instances that are there are constructed and
//     started.
//  4. From one moment on everyone gets the new state. Resources that have not
//     changed keep their instances.
//  5. Replaced and removed instances close when the last Use and all that hold
//     them have left and the time of [Grace] has passed.
//
// When anything up to the third step fails, or ctx ends, the successors are
// closed again, everything stays as it was, and the error tells all that is
// wrong; so does an event of kind [EventReloadFailed]. Who reads is never
// blocked. Reload, Put and Remove run one after the other. In a factory, or a
// Start or Close of an instance, each might wait for itself: with the context
// that was given to these it is an error at once; with another one nothing
// tells, and it waits as long as that allows.
//
// Errors: those of [Open]; those of factories, a panic included;
// [*ClosedError].
func (h *Hub) Reload(ctx context.Context) error {
	return h.change(ctx, "reload", hush.Key{}, func(last *state) (*change, error) {
		readings, err := h.planner.read(ctx, last.readings)
		return &change{readings: readings}, err
	})
}

// change is what Reload, Put or Remove is about to do.
type change struct {
	// readings are what the sources are to say.
	readings []reading
	// check, when not nil, may refuse what is about to take effect.
	check func(plan *plan) error
	// commit, when not nil, is called when all successors are there: the last
	// thing that may fail. It may note in the next state what it has done.
	commit func(ctx context.Context, next *state) error
}

// change goes over to another state, and tells of it. key is what is to be
// written, if anything.
func (h *Hub) change(ctx context.Context, doing string, key hush.Key, prepare func(last *state) (*change, error)) error {
	if err := h.changesItself(ctx, doing); err != nil {
		return err
	}
	if isClosed(h.done) {
		return &ClosedError{}
	}
	select {
	case h.changing <- struct{}{}:
		defer func() { <-h.changing }()
	case <-h.done:
		return &ClosedError{}
	case <-ctx.Done():
	}
	began := time.Now()
	event, err := Event{}, ctx.Err()
	if err == nil {
		event, err = h.changed(ctx, prepare)
	}
	switch {
	case errors.Is(err, errNothingThere):
		return err
	case err != nil:
		event = Event{Kind: EventReloadFailed, Err: err}
	}
	event.Key = key
	event.Duration = time.Since(began)
	h.emit(event)
	return err
}

// changed goes over to another state. Whoever calls it has h.changing.
func (h *Hub) changed(ctx context.Context, prepare func(last *state) (*change, error)) (Event, error) {
	if isClosed(h.done) {
		return Event{}, &ClosedError{}
	}
	last := h.current()
	change, err := prepare(last)
	if err != nil {
		return Event{}, err
	}
	plan, err := h.planner.plan(ctx, change.readings, false)
	h.files.Store(&plan.files)
	if err == nil && change.check != nil {
		err = change.check(plan)
	}
	if err != nil {
		return Event{}, err
	}
	s := h.compare(last, plan)
	swapped := false
	defer func() { // also when the commit panics
		if !swapped {
			h.abandon(ctx, s)
		}
	}()
	errs := h.build(ctx, s)
	if len(errs) == 0 && change.commit != nil {
		if err := change.commit(ctx, s.next); err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) == 0 {
		if swapped = h.swap(s); !swapped {
			errs = append(errs, &ClosedError{})
		}
	}
	if len(errs) > 0 {
		return Event{}, join(errs)
	}
	h.tellBroken(s)
	return s.event(), nil
}
