package hush

import "context"

// Ref is a reference to a resource that is resolved when it is used: lazy, and
// following changes. A config holds one where its plugin needs the resource
// later or wants to see reloads. The zero Ref answers [*UnboundRefError].
type Ref[T any] struct{ target *target[T] }

// target is what a Ref refers to. Copies of a Ref share it.
type target[T any] struct {
	// link leads to the instance while there is one that may be handed out;
	// nil where there are no links. Otherwise source has the last word.
	link   *Link[T]
	key    Key
	source Resolver
	fixed  *T
}

// RefTo returns a Ref that always gives v: for tests.
func RefTo[T any](v T) Ref[T] { return Ref[T]{&target[T]{fixed: &v}} }

// NewRef returns a Ref to a resource of a hub.
func NewRef[T any](key Key, source Resolver) Ref[T] {
	t := &target[T]{key: key, source: source}
	if linker, ok := source.(Linker); ok {
		link, resolver := linker.Link(key)
		t.link, _ = link.(*Link[T])
		t.source = resolver
	}
	return Ref[T]{t}
}

// Key returns the key of the resource, or the zero Key for [RefTo].
func (r Ref[T]) Key() Key {
	if r.target == nil {
		return Key{}
	}
	return r.target.key
}

// IsZero reports whether r refers to nothing.
func (r Ref[T]) IsZero() bool { return r.Key().IsZero() && (r.target == nil || r.target.fixed == nil) }

// Get returns the instance, making it at its first use. ctx bounds only the
// waiting.
func (r Ref[T]) Get(ctx context.Context) (T, error) {
	if r.target != nil && r.target.link != nil {
		if value := r.target.link.current.Load(); value != nil {
			return *value, nil
		}
	}
	return r.get(ctx)
}

// get is the way of Get where no link leads.
func (r Ref[T]) get(ctx context.Context) (value T, err error) {
	switch {
	case r.target != nil && r.target.fixed != nil:
		return *r.target.fixed, nil
	case r.target == nil || r.target.source == nil:
		return value, &UnboundRefError{Key: r.Key()}
	}
	instance, err := r.target.source.Instance(ctx, r.target.key)
	if err != nil {
		return value, err
	}
	return As[T](r.target.key, instance)
}

// Use calls use with the instance and holds it open while it runs.
func (r Ref[T]) Use(ctx context.Context, use func(T) error) error {
	switch {
	case r.target != nil && r.target.fixed != nil:
		return use(*r.target.fixed)
	case r.target == nil || r.target.source == nil:
		return &UnboundRefError{Key: r.Key()}
	}
	return r.target.source.Using(ctx, r.target.key, func(instance any) error {
		v, err := As[T](r.target.key, instance)
		if err != nil {
			return err
		}
		return use(v)
	})
}
