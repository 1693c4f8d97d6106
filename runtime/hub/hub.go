package hub

import (
	"context"
	"iter"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Hub is an open set of resources. Open one with the Open of a generated
// package. All methods may be called from several goroutines at once.
type Hub struct {
	planner *planner
	// base carries the values of the context given to Open to the contexts of
	// the instances. It is never cancelled.
	base  context.Context
	state atomic.Pointer[state]
	// changing is held, by sending to it, by who is about to replace the state.
	changing chan struct{}
	// files are what valueFiles returns.
	files atomic.Pointer[[]string]
	// done is closed when Close begins.
	done chan struct{}

	mu sync.Mutex // guards all below, and what slots, instances and makings say it guards
	// instances are those that the hub has made and not closed yet; made counts
	// all that there ever were.
	instances map[*instance]struct{}
	made      uint64
	// makings are the constructions that run now.
	makings map[*making]struct{}
	closing closing
	retirement

	abandoned abandonedChecks
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
// A reload may replace the instance. It then stays open for the time of
// [Grace]; who works with one for longer takes [Hub.Use].
//
// Errors: [*hush.NotFoundError], [*hush.ConfigError], [*hush.CreateError],
// [*hush.CycleError], [*ClosedError], and that of ctx.
func (h *Hub) Get(ctx context.Context, key string) (any, error) {
	if st := h.current(); !st.building.Load() || h.isOutside(ctx) {
		if s := st.byText()[key]; s != nil {
			if i := s.live.Load(); i != nil {
				return i.value, nil
			}
		}
	}
	k, ok := hush.ParseKey(key)
	if !ok {
		return nil, h.notAKey(key)
	}
	return h.get(ctx, h.maker(ctx), k)
}

// Use calls use with the instance and holds the instance open meanwhile:
// Close waits, and so does a reload that has replaced it. Otherwise it is as
// Get; the error of use is returned as it is.
func (h *Hub) Use(ctx context.Context, key string, use func(instance any) error) error {
	k, ok := hush.ParseKey(key)
	if !ok {
		return h.notAKey(key)
	}
	return h.use(ctx, h.maker(ctx), k, func(i *instance) error { return use(i.value) })
}

// Has reports whether there is a resource of that full key. No instance is
// made.
func (h *Hub) Has(key string) bool {
	_, ok := h.lookup(key)
	return ok
}

// Keys iterates over the full keys of all resources, provided ones included,
// sorted by category and name. It sees those that are there when it is called.
func (h *Hub) Keys() iter.Seq[string] { return slices.Values(h.current().texts) }

// Node returns the values of a resource, ${…} replaced. Text that came from a
// variable or a file says so: see [hush.Node.Hidden]. Provided resources and
// unknown keys have none.
func (h *Hub) Node(key string) (hush.Node, bool) {
	if s, ok := h.lookup(key); ok {
		if resource := s.resource.Load(); resource != nil {
			return resource.node, true
		}
	}
	return hush.Node{}, false
}

// Notes iterates over what Open, or the last reload, found that works but
// should be changed: older spellings and deprecated plugins, sorted by
// position.
func (h *Hub) Notes() iter.Seq[hush.Problem] { return slices.Values(h.current().notes) }

// Validate loads all sources anew and returns every problem in them, those of
// isolated sources included. It constructs nothing and leaves the hub as it
// is.
func (h *Hub) Validate(ctx context.Context) error {
	readings, err := h.planner.read(ctx, nil)
	if err != nil {
		return err
	}
	_, err = h.planner.plan(ctx, readings, true)
	return err
}

// valueFiles returns the files that values came from by ${file:…} and
// NAME_FILE: those of the state in effect, or of a reload that failed since.
func (h *Hub) valueFiles() []string {
	if files := h.files.Load(); files != nil {
		return *files
	}
	return nil
}

// lookup returns the slot of a full key, if there is one.
func (h *Hub) lookup(text string) (*slot, bool) {
	key, ok := hush.ParseKey(text)
	if !ok {
		return nil, false
	}
	s, ok := h.current().slots[key]
	return s, ok
}
