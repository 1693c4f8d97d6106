package hush

import (
	"context"
	"iter"
	"maps"
	"slices"
)

// Fixed returns Resources that hold just these instances by resource name:
// for tests of code that takes [Resources]. The map is copied. Get, Use and
// Ref accept "gpt-4" and "llm:gpt-4", of whatever category; New answers a
// [*NotFoundError], since there are no plugins.
func Fixed[T any](instances map[string]T) Resources[T] {
	return &fixed[T]{instances: maps.Clone(instances)}
}

type fixed[T any] struct{ instances map[string]T }

func (f *fixed[T]) Get(ctx context.Context, name string) (T, error) {
	instance, ok := f.instances[f.key(name).Name]
	if err := ctx.Err(); err != nil {
		var none T
		return none, err
	}
	if !ok {
		return instance, NewNotFoundError("resource", "", name, slices.Sorted(f.Names()))
	}
	return instance, nil
}

func (f *fixed[T]) Use(ctx context.Context, name string, use func(T) error) error {
	instance, err := f.Get(ctx, name)
	if err != nil {
		return err
	}
	return use(instance)
}

func (f *fixed[T]) Ref(name string) Ref[T] {
	return NewRef[T](f.key(name), fixedResolver[T]{f, name})
}

func (f *fixed[T]) Names() iter.Seq[string] {
	return slices.Values(slices.Sorted(maps.Keys(f.instances)))
}

func (f *fixed[T]) New(_ context.Context, plugin string, _ Values, _ ...Option) (T, error) {
	var none T
	return none, NewNotFoundError("plugin", "", plugin, nil)
}

// key reads a name as it stands when there is one like that, else as a full
// key.
func (f *fixed[T]) key(text string) Key {
	if _, ok := f.instances[text]; !ok {
		if key, ok := ParseKey(text); ok {
			return key
		}
	}
	return Key{Name: text}
}

// fixedResolver is behind the one Ref that was asked for by that name.
type fixedResolver[T any] struct {
	resources *fixed[T]
	name      string
}

func (r fixedResolver[T]) Instance(ctx context.Context, _ Key) (any, error) {
	return r.resources.Get(ctx, r.name)
}

func (r fixedResolver[T]) Using(ctx context.Context, _ Key, use func(any) error) error {
	return r.resources.Use(ctx, r.name, func(instance T) error { return use(instance) })
}
