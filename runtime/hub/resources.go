package hub

import (
	"context"
	"iter"
	"slices"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Resources returns the resources of one category with the type of its
// contract. Get, Use and Ref accept "gpt-4" and "llm:gpt-4". Getting an
// instance that is there takes no lock and allocates nothing.
//
// Generated code calls it once for each category.
func Resources[T any](h *Hub, category *hush.Category[T]) hush.Resources[T] {
	name := category.About().Name
	all := h.planner.catalog.registry.Static.Categories()
	index := slices.IndexFunc(all, func(c hush.AnyCategory) bool { return c.About().Name == name })
	if index < 0 {
		index = len(all) // no category of this registry: it has no resources
	}
	return &resources[T]{h, category, name, index}
}

type resources[T any] struct {
	hub      *Hub
	category *hush.Category[T]
	name     string
	// index is where the category stands in [state].categories.
	index int
}

// Get implements [hush.Resources]; see [Hub.Get].
func (r *resources[T]) Get(ctx context.Context, name string) (T, error) {
	if st := r.hub.current(); !st.building.Load() || r.hub.isOutside(ctx) {
		links, _ := st.categories[r.index].(hush.Links[T])
		if link := links[name]; link != nil {
			if value := link.Load(); value != nil {
				return *value, nil
			}
		}
	}
	return r.obtain(ctx, hush.KeyIn(r.name, name))
}

// obtain is the way of Get to an instance that isn't handed out yet, or is
// named by its full key.
func (r *resources[T]) obtain(ctx context.Context, key hush.Key) (T, error) {
	instance, err := resolver{hub: r.hub}.Instance(ctx, key)
	if err != nil {
		var none T
		return none, err
	}
	return hush.As[T](key, instance)
}

// Use implements [hush.Resources]; see [Hub.Use].
func (r *resources[T]) Use(ctx context.Context, name string, use func(T) error) error {
	if st := r.hub.current(); !st.building.Load() || r.hub.isOutside(ctx) {
		if s := st.slots[hush.Key{Category: r.name, Name: name}]; s != nil {
			if i := s.made.Load(); i != nil && i.uses.begin() {
				return r.using(i, use)
			}
		}
	}
	key := hush.KeyIn(r.name, name)
	i, err := r.hub.beginUse(ctx, r.hub.maker(ctx), key)
	if err != nil {
		return err
	}
	return r.using(i, use)
}

// using calls use with an instance whose use has begun, and ends that.
func (r *resources[T]) using(i *instance, use func(T) error) error {
	defer r.hub.release(i)
	if value, ok := i.boxed.(*T); ok {
		return use(*value)
	}
	value, err := hush.As[T](i.slot.key, i.value)
	if err != nil {
		return err
	}
	return use(value)
}

// Ref implements [hush.Resources].
func (r *resources[T]) Ref(name string) hush.Ref[T] {
	return hush.NewRef[T](hush.KeyIn(r.name, name), resolver{hub: r.hub})
}

// Names implements [hush.Resources].
func (r *resources[T]) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, key := range r.hub.current().keysIn(r.name) {
			if !yield(key.Name) {
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
