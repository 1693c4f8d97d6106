package hub

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Put stores the values of a resource under its full key, new or not, in the
// last source that is a [Saver], and lets them take effect. ${…} in them stays
// as it is written; a [hush.Secret] is stored in plain text.
//
// It goes the way of [Hub.Reload] with what the hub has loaded last: the values
// are validated, with all that refers to them; successors are constructed; then
// the values are saved and take effect. When any of that fails, nothing has
// changed, here or there.
//
// When somebody else has changed the same resource meanwhile, nothing is saved,
// the hub reloads, and the error is a [*hush.ConflictError]. Changes of other
// resources are taken in.
//
// Errors: those of [Hub.Reload]; [*hush.ConflictError] also for what the
// program provides and for what a later source has as well;
// [*hush.NotFoundError] for a category that isn't there.
func (h *Hub) Put(ctx context.Context, key string, values hush.Values) error {
	k, err := h.writable("Put", key)
	if err != nil {
		return err
	}
	w, err := h.writer(k)
	if err != nil {
		return err
	}
	if w.value, err = w.node(values); err != nil {
		return err
	}
	return unplaced(w.write(ctx, "Put"), w.place())
}

// Remove removes a resource from the last source that is a [Saver], and
// reports whether it was there. What an earlier source has under the key takes
// effect again. What refers to a resource must be changed first. Otherwise it
// is as [Hub.Put].
//
// Errors: those of Put; [*hush.ConflictError] for a resource that only
// another source has.
func (h *Hub) Remove(ctx context.Context, key string) (bool, error) {
	k, err := h.writable("Remove", key)
	if err != nil {
		return false, err
	}
	w, err := h.writer(k)
	if err != nil {
		return false, err
	}
	err = w.write(ctx, "Remove")
	if errors.Is(err, errNothingThere) {
		return false, nil
	}
	return err == nil, err
}

// writable reads a full key that the program may write.
func (h *Hub) writable(doing, text string) (hush.Key, error) {
	key, ok := hush.ParseKey(text)
	if !ok {
		return key, errors.New(doing + "(" + quoted(text) + `): want a full key such as "category:name"`)
	}
	if h.planner.catalog.category(key.Category) == nil {
		return key, h.planner.catalog.categoryNotFound(key.Category)
	}
	if message := wrongName(key.Name); message != "" {
		return key, errors.New(doing + "(" + quoted(text) + "): " + message)
	}
	if h.planner.provides(key) {
		return key, &hush.ConflictError{Key: key, Reason: "the program provides this resource itself (hub.Provide)"}
	}
	return key, nil
}

// writer writes one resource.
type writer struct {
	hub   *Hub
	key   hush.Key
	saver Saver
	// source is the index of the saver among the sources.
	source int
	// value is what to save; the zero Node removes.
	value hush.Node
}

// writer finds the source to write to.
func (h *Hub) writer(key hush.Key) (*writer, error) {
	sources := h.planner.settings.sources
	for at, source := range slices.Backward(sources) {
		if saver, ok := unwrap(source).(Saver); ok {
			return &writer{hub: h, key: key, saver: saver, source: at}, nil
		}
	}
	return nil, errors.New(key.String() + ": none of the hub's sources can be written; give hub.From one that can, such as jsondir")
}

// Placer is a [Saver] that can say where it would save a resource, so that
// relative paths in its values (${file:…}) are read from there.
type Placer interface {
	Saver
	// Place returns the path of the file that holds, or would hold, a resource.
	Place(key hush.Key) string
}

func (w *writer) place() string {
	if placer, ok := w.saver.(Placer); ok {
		return placer.Place(w.key)
	}
	return w.saver.Name()
}

// node turns the values into a tree of the place where they will be.
func (w *writer) node(values hush.Values) (hush.Node, error) {
	node, err := values.NodeAsWritten((&resource{key: w.key}).path(""))
	if err != nil {
		return hush.Node{}, err
	}
	builder := hush.NewBuilder(w.place())
	builder.Node(node)
	return builder.Document().Root(), nil
}

// maxConflicts is how often a write is tried anew because the source can't
// tell that only other resources have changed.
const maxConflicts = 5

// write writes, and tries again when it turns out that others have changed
// other resources only.
func (w *writer) write(ctx context.Context, doing string) error {
	for try := 1; ; try++ {
		var known hush.Node
		err := w.hub.change(ctx, doing, w.key, func(last *state) (*change, error) {
			known = w.known(last)
			return w.change(last)
		})
		var conflict *saveConflict
		if !errors.As(err, &conflict) {
			return err
		}
		if err := w.hub.Reload(ctx); err != nil {
			return errors.Join(conflict.err, err)
		}
		if now := w.known(w.hub.current()); !now.Equal(known) || try == maxConflicts {
			return conflict.err
		}
	}
}

// known returns what the hub knows of the resource in the source.
func (w *writer) known(st *state) hush.Node {
	return entryOf(st.readings[w.source].snapshot.Root, w.key)
}

// change is what Reload would find after the write.
func (w *writer) change(last *state) (*change, error) {
	if w.value.IsZero() && w.known(last).IsZero() {
		return nil, w.absent(last)
	}
	if err := w.hidden(last); err != nil {
		return nil, err
	}
	readings := slices.Clone(last.readings)
	mine := &readings[w.source]
	mine.snapshot.Root = WithResource(mine.snapshot.Root, w.key, w.value)
	mine.err = withoutProblemsOf(mine.err, w.key)
	return &change{readings: readings, check: w.check, commit: func(ctx context.Context, next *state) error {
		return w.save(ctx, &next.readings[w.source])
	}}, nil
}

// absent says why there is nothing to remove.
func (w *writer) absent(last *state) error {
	s := last.slots[w.key]
	if s == nil {
		return errNothingThere
	}
	return &hush.ConflictError{Key: w.key, Reason: "it stands at " + s.resource.Load().position.String() + ", not in " + w.saver.Name() + ", which this hub writes"}
}

var errNothingThere = errors.New("there is no such resource")

// hidden refuses to write what would not take effect.
func (w *writer) hidden(last *state) error {
	for _, reading := range last.readings[w.source+1:] {
		if other := entryOf(reading.snapshot.Root, w.key); !other.IsZero() {
			return &hush.ConflictError{Key: w.key, Reason: "a later source has it too: " + other.Position().String()}
		}
	}
	return nil
}

// check refuses to save what is wrong, although an isolated source may hold it.
func (w *writer) check(plan *plan) error {
	if r := plan.found[w.key]; r != nil && !w.value.IsZero() {
		return r.err
	}
	return nil
}

// save writes to the source and notes the revision.
func (w *writer) save(ctx context.Context, mine *reading) error {
	known := mine.snapshot.Revision
	if saved, ok := mine.saved[w.key]; ok {
		known = saved
	}
	mine.saved = maps.Clone(mine.saved)
	if mine.saved == nil {
		mine.saved = make(map[hush.Key]string)
	}
	if w.value.IsZero() {
		delete(mine.saved, w.key)
		return asConflict(w.saver.Delete(ctx, w.key, known))
	}
	revision, err := w.saver.Save(ctx, w.key, w.value, known)
	mine.saved[w.key] = revision
	return asConflict(err)
}

// saveConflict is a conflict that the source has found.
type saveConflict struct{ err error }

func (c *saveConflict) Error() string { return c.err.Error() }
func (c *saveConflict) Unwrap() error { return c.err }

func asConflict(err error) error {
	if conflict, ok := errors.AsType[*hush.ConflictError](err); ok {
		return &saveConflict{conflict}
	}
	return err
}
