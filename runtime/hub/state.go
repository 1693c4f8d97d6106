package hub

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/hushgen/hushgen/internal/sorting"
	"github.com/hushgen/hushgen/runtime/hush"
)

// state is all that is in effect at one time. It is replaced as a whole, so
// whoever reads finds everything of one reload or nothing of it, and takes no
// lock. Slots of resources that a reload keeps are in both states.
type state struct {
	slots map[hush.Key]*slot
	// named holds the same by full key, as soon as somebody has asked by one.
	named atomic.Pointer[map[string]*slot]
	// categories holds the links of the slots, in the order in which the
	// registry has the categories, with one more for none.
	categories []hush.AnyLinks
	// keys are sorted, texts are the same in full.
	keys  []hush.Key
	texts []string
	notes []hush.Problem
	// readings are what the sources said, lost the errors of isolated ones that
	// could not be read.
	readings []reading
	lost     []error
	// building is set while successors of its instances are being made. Then
	// the context of who asks must be looked at: they belong to the next state.
	building atomic.Bool
}

// isOutside reports whether a context belongs to no construction: then the
// current state answers, also while the next one is being built. It is apart so
// that the usual way of Get stays short.
//
//go:noinline
func (h *Hub) isOutside(ctx context.Context) bool { return h.maker(ctx) == nil }

// newState sorts slots into a state. One with the same keys, if there is one,
// lends the lists of these and the links, which slots that follow one another
// have in common: readers then find everything where it was.
func (h *Hub) newState(slots map[hush.Key]*slot, plan *plan, alike *state) *state {
	st := &state{slots: slots, notes: plan.notes, readings: plan.readings, lost: plan.lost}
	if alike != nil {
		st.keys, st.texts, st.categories = alike.keys, alike.texts, alike.categories
		return st
	}
	categories := h.planner.catalog.registry.Static.Categories()
	st.categories, st.keys = make([]hush.AnyLinks, len(categories)+1), make([]hush.Key, 0, len(slots))
	for _, resource := range plan.resources {
		st.keys = append(st.keys, resource.key)
	}
	if len(h.planner.provided) > 0 {
		st.keys = slices.AppendSeq(st.keys, maps.Keys(h.planner.provided))
		sorting.Stable(st.keys, compareKeys)
	}
	st.write()
	for i, category := range categories {
		keys := st.keysIn(category.About().Name)
		st.categories[i] = category.NewLinks(len(keys))
		for _, key := range keys {
			st.categories[i].Add(key.Name, slots[key].link)
		}
	}
	return st
}

// write writes the texts of all keys side by side, and the keys' names as parts
// of them: looking one up among thousands then reads no memory from far away.
func (st *state) write() {
	var all strings.Builder
	for _, key := range st.keys {
		all.WriteString(key.Category)
		all.WriteByte(':')
		all.WriteString(key.Name)
	}
	rest := all.String()
	st.texts = make([]string, len(st.keys))
	for i, key := range st.keys {
		begin := len(key.Category) + 1
		end := begin + len(key.Name)
		st.texts[i], st.keys[i].Name = rest[:end], rest[begin:end]
		rest = rest[end:]
	}
}

// byText returns the slots by full key.
func (st *state) byText() map[string]*slot {
	if named := st.named.Load(); named != nil {
		return *named
	}
	named := make(map[string]*slot, len(st.texts))
	for i, text := range st.texts {
		named[text] = st.slots[st.keys[i]]
	}
	st.named.Store(&named) // whoever was first: they are the same
	return named
}

// keysIn returns the keys of one category.
func (st *state) keysIn(category string) []hush.Key {
	begin, _ := slices.BinarySearchFunc(st.keys, category, func(key hush.Key, name string) int {
		return strings.Compare(key.Category, name)
	})
	count := 0
	for begin+count < len(st.keys) && st.keys[begin+count].Category == category {
		count++
	}
	return st.keys[begin : begin+count]
}

// current returns the state in effect.
func (h *Hub) current() *state { return h.state.Load() }

// stateFor returns the state that answers a construction: a successor, and what
// it has started, works in the state that it is made for. Everyone else, nil
// too, has the current.
func (h *Hub) stateFor(asker *making) *state {
	if asker != nil {
		if next := asker.slot.pending.Load(); next != nil {
			return next
		}
	}
	return h.current()
}

// notFound says what there is instead of a key.
func (h *Hub) notFound(st *state, key hush.Key) error {
	if h.planner.catalog.category(key.Category) == nil {
		return h.planner.catalog.categoryNotFound(key.Category)
	}
	err := resourceNotFound(key, st.keys)
	if len(st.lost) == 0 {
		return err
	}
	return &lostError{err, st.lost}
}

// notAKey suggests the full keys of the resources with that bare name.
func (h *Hub) notAKey(text string) error {
	var full []string
	st := h.current()
	for _, key := range st.keys {
		if key.Name == text {
			full = append(full, key.String())
		}
	}
	err := hush.NewNotFoundError("resource", "", text, st.texts)
	if len(full) > 0 {
		err.Nearest = full[:min(len(full), maxNearest)]
	}
	return err
}
