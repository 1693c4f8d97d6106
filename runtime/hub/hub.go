package hub

import (
	"context"
	"iter"
	"slices"
	"sync"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Hub is an open set of resources. Open one with the Open of a generated
// package. All methods may be called from several goroutines at once.
type Hub struct {
	planner *planner
	// base carries the values of the context given to Open to the contexts of
	// the instances. It is never cancelled.
	base context.Context
	// slots and keys never change, so reading them takes no lock.
	slots map[hush.Key]*slot
	keys  []hush.Key
	notes []hush.Problem

	mu sync.Mutex // guards all below, and what slots and makings say it guards
	// live holds the instances to close, in the order of construction.
	live []*instance
	// makings are the constructions that run now.
	makings map[*making]struct{}
	closing closing
}

// Get returns the instance of a resource, by its full key such as
// "llm:gpt-4". It is made at its first use, exactly once however many ask.
//
// ctx bounds only the caller's own waiting: the construction goes on for
// others. An instance that is there is returned whatever ctx says. When the
// construction fails, all who waited get its error, and the next call tries
// anew. When the factory or Start panics, Get panics with the same value in
// every goroutine that waited, or in the next one to ask if nobody waited any
// more.
//
// A factory asks for other resources with the context that it was given:
// then asking for what is being made for the sake of its own resource is a
// [*hush.CycleError] instead of waiting forever.
//
// Errors: [*hush.NotFoundError], [*hush.ConfigError], [*hush.CreateError],
// [*hush.CycleError], [*ClosedError], and that of ctx.
func (h *Hub) Get(ctx context.Context, key string) (any, error) {
	s, err := h.find(key)
	if err != nil {
		return nil, err
	}
	if i := s.live.Load(); i != nil {
		return i.value, nil
	}
	return h.get(ctx, h.maker(ctx), s)
}

// Use calls use with the instance and holds the instance open meanwhile:
// Close waits. Otherwise it is as Get; the error of use is returned as it is.
func (h *Hub) Use(ctx context.Context, key string, use func(instance any) error) error {
	s, err := h.find(key)
	if err != nil {
		return err
	}
	return h.use(ctx, h.maker(ctx), s, use)
}

// Has reports whether there is a resource of that full key. No instance is
// made.
func (h *Hub) Has(key string) bool {
	_, ok := h.lookup(key)
	return ok
}

// Keys iterates over the full keys of all resources, provided ones included,
// sorted by category and name.
func (h *Hub) Keys() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, key := range h.keys {
			if !yield(key.String()) {
				return
			}
		}
	}
}

// Node returns the values of a resource, ${…} replaced. Text that came from a
// variable or a file says so: see [hush.Node.Hidden]. Provided resources and
// unknown keys have none.
func (h *Hub) Node(key string) (hush.Node, bool) {
	s, ok := h.lookup(key)
	if !ok || s.resource == nil {
		return hush.Node{}, false
	}
	return s.resource.node, true
}

// Notes iterates over what Open found that works but should be changed:
// older spellings and deprecated plugins, sorted by position.
func (h *Hub) Notes() iter.Seq[hush.Problem] { return slices.Values(h.notes) }

// Validate loads all sources anew and returns every problem in them, as Open
// would. It constructs nothing and leaves the hub as it is.
func (h *Hub) Validate(ctx context.Context) error {
	_, err := h.planner.plan(ctx)
	return err
}

// lookup returns the slot of a full key, if there is one.
func (h *Hub) lookup(text string) (*slot, bool) {
	key, ok := hush.ParseKey(text)
	if !ok {
		return nil, false
	}
	s, ok := h.slots[key]
	return s, ok
}

// find returns the slot of a full key, or says what there is instead.
func (h *Hub) find(text string) (*slot, error) {
	key, ok := hush.ParseKey(text)
	if !ok {
		return nil, h.notAKey(text)
	}
	return h.slot(key)
}

func (h *Hub) slot(key hush.Key) (*slot, error) {
	if s := h.slots[key]; s != nil {
		return s, nil
	}
	if h.planner.catalog.category(key.Category) == nil {
		return nil, h.planner.catalog.categoryNotFound(key.Category)
	}
	return nil, resourceNotFound(key, h.keys)
}

// notAKey suggests the full keys of the resources with that bare name.
func (h *Hub) notAKey(text string) error {
	var full []string
	for _, key := range h.keys {
		if key.Name == text {
			full = append(full, key.String())
		}
	}
	err := hush.NewNotFoundError("resource", "", text, slices.Collect(h.Keys()))
	if len(full) > 0 {
		err.Nearest = full[:min(len(full), maxNearest)]
	}
	return err
}
