package hush

import "context"

// Ref is a reference to a resource that is resolved when it is used: lazy, and
// following changes. A config holds one where its plugin needs the resource
// later or wants to see reloads. The zero Ref answers [*UnboundRefError].
type Ref[T any] struct {
	key    Key
	source Resolver
	fixed  *T
	link   *Link
}

// RefTo returns a Ref that always gives v: for tests.
func RefTo[T any](v T) Ref[T] { return Ref[T]{fixed: &v} }

// NewRef returns a Ref to a resource of a hub.
func NewRef[T any](key Key, source Resolver) Ref[T] {
	ref := Ref[T]{key: key, source: source}
	if linker, ok := source.(Linker); ok {
		ref.link, ref.source = linker.Link(key)
	}
	return ref
}

// Key returns the key of the resource, or the zero Key for [RefTo].
func (r Ref[T]) Key() Key { return r.key }

// IsZero reports whether r refers to nothing.
func (r Ref[T]) IsZero() bool { return r.key.IsZero() && r.fixed == nil }

// Get returns the instance, making it at its first use. ctx bounds only the
// waiting.
func (r Ref[T]) Get(ctx context.Context) (T, error) {
	if value := linked[T](r.link); value != nil {
		return *value, nil
	}
	return r.get(ctx)
}

// get is the way of Get where no link leads.
func (r Ref[T]) get(ctx context.Context) (T, error) {
	if r.fixed != nil {
		return *r.fixed, nil
	}
	if r.source == nil {
		var none T
		return none, &UnboundRefError{Key: r.key}
	}
	instance, err := r.source.Instance(ctx, r.key)
	if err != nil {
		var none T
		return none, err
	}
	return As[T](r.key, instance)
}

// Use calls use with the instance and holds it open while it runs.
func (r Ref[T]) Use(ctx context.Context, use func(T) error) error {
	if r.fixed != nil {
		return use(*r.fixed)
	}
	if r.source == nil {
		return &UnboundRefError{Key: r.key}
	}
	return r.source.Using(ctx, r.key, func(instance any) error {
		v, err := As[T](r.key, instance)
		if err != nil {
			return err
		}
		return use(v)
	})
}
