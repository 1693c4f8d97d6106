package hub

import (
	"context"
	"iter"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Resources returns the resources of one category with the type of its
// contract. Get, Use and Ref accept "gpt-4" and "llm:gpt-4". Getting an
// instance that is there takes no lock and allocates nothing.
//
// Generated code calls it once for each category.
func Resources[T any](h *Hub, category *hush.Category[T]) hush.Resources[T] {
	r := &resources[T]{h, category, category.About().Name, make(map[string]*slot)}
	for _, key := range h.keys {
		if key.Category == r.name {
			r.slots[key.Name] = h.slots[key]
		}
	}
	return r
}

type resources[T any] struct {
	hub      *Hub
	category *hush.Category[T]
	name     string
	// slots are those of the category by resource name. They never change.
	slots map[string]*slot
}

// Get implements [hush.Resources]; see [Hub.Get].
func (r *resources[T]) Get(ctx context.Context, name string) (T, error) {
	key := hush.KeyIn(r.name, name)
	if s := r.slots[key.Name]; s != nil {
		if i := s.live.Load(); i != nil {
			return hush.As[T](key, i.value)
		}
	}
	return r.obtain(ctx, key)
}

// obtain is the way of Get to an instance that isn't there yet.
func (r *resources[T]) obtain(ctx context.Context, key hush.Key) (T, error) {
	var none T
	s, err := r.hub.slot(key)
	if err != nil {
		return none, err
	}
	instance, err := r.hub.get(ctx, r.hub.maker(ctx), s)
	if err != nil {
		return none, err
	}
	return hush.As[T](key, instance)
}

// Use implements [hush.Resources]; see [Hub.Use].
func (r *resources[T]) Use(ctx context.Context, name string, use func(T) error) error {
	return r.Ref(name).Use(ctx, use)
}

// Ref implements [hush.Resources].
func (r *resources[T]) Ref(name string) hush.Ref[T] {
	return hush.NewRef[T](hush.KeyIn(r.name, name), resolver{hub: r.hub})
}

// Names implements [hush.Resources].
func (r *resources[T]) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, key := range r.hub.keys {
			if key.Category == r.name && !yield(key.Name) {
				return
			}
		}
	}
}

// New implements [hush.Resources]. Plugins of [Extend] can be named too.
func (r *resources[T]) New(ctx context.Context, plugin string, values hush.Values, options ...hush.Option) (T, error) {
	planner := r.hub.planner
	options = append([]hush.Option{
		hush.WithHost(planner.host),
		hush.WithResources(resolver{hub: r.hub}),
		func(in *hush.Input) { in.LookupEnv = planner.settings.lookupEnv },
	}, options...)
	entry, ok := planner.catalog.entry(r.category, plugin)
	if added, isAdded := entry.(*dynamic); isAdded {
		return newDynamic[T](ctx, added, values, options)
	}
	if !ok {
		var none T
		return none, planner.catalog.pluginNotFound(r.category, plugin)
	}
	return r.category.New(ctx, plugin, values, options...)
}

func newDynamic[T any](ctx context.Context, plugin *dynamic, values hush.Values, options []hush.Option) (T, error) {
	var none T
	node, err := values.Node()
	if err != nil {
		return none, err
	}
	key := hush.Key{Category: plugin.info.Category, Name: plugin.info.Name}
	in := hush.Input{Key: key, Node: node}
	for _, option := range options {
		option(&in)
	}
	instance, err := plugin.New(ctx, in)
	if err != nil {
		return none, err
	}
	return hush.As[T](key, instance)
}
