package fallback

import (
	"context"
	"iter"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Chain is a choice of resources that can stand in for each other. It is safe
// for concurrent use and follows reloads. [New], [Of] and [Weighted] make one.
type Chain[T any] struct {
	candidates []candidate[T]
	weights    []float64 // nil for the fixed order
	random     func() float64
	stops      func(error) bool
	observe    func(ctx context.Context, name string, err error)
}

// candidate is one of the resources.
type candidate[T any] struct {
	// name is how Use and errors call it, key its full key as far as known.
	name, key string
	use       func(context.Context, func(T) error) error
}

// Use calls use with one instance after the other, each held open meanwhile,
// until one returns nil. It returns the name of the resource that served, as
// [New] was given it.
//
// An error that is permanent, see [Permanent], ends the search: it is returned
// as it is, with the name of the resource that gave it. Otherwise nothing has
// served, the name is empty, and the error is a [*Error] with all that was
// tried.
//
// When ctx ends, no further resource is tried; the [*Error] wraps the error of
// ctx too. A panic of use, or of a factory, is the caller's.
func (c *Chain[T]) Use(ctx context.Context, use func(ctx context.Context, instance T) error) (served string, err error) {
	var failed []Attempt
	for i := range c.order() {
		if ctx.Err() != nil {
			break
		}
		candidate := c.candidates[i]
		called := false
		err := candidate.use(ctx, func(instance T) error {
			called = true
			return use(ctx, instance)
		})
		if err == nil || called && c.permanent(err) {
			return candidate.name, unmarked(err)
		}
		failed = append(failed, Attempt{Name: candidate.name, Err: err, key: candidate.key})
		if c.observe != nil && ctx.Err() == nil {
			c.observe(ctx, candidate.name, err)
		}
	}
	return "", &Error{Attempts: failed, Err: ctx.Err()}
}

// StopOn returns a chain that takes these errors of the function given to Use
// for permanent too. Whatever keeps an instance from being had isn't asked
// about: then another one may do.
func (c *Chain[T]) StopOn(permanent func(error) bool) *Chain[T] {
	changed := *c
	changed.stops = permanent
	return &changed
}

// Observe returns a chain that tells of every resource that has failed, before
// the next one is tried, such as for a log. What fails after ctx has ended is
// not told.
func (c *Chain[T]) Observe(failed func(ctx context.Context, name string, err error)) *Chain[T] {
	changed := *c
	changed.observe = failed
	return &changed
}

// Names iterates over the names of the resources in the order in which they
// were given.
func (c *Chain[T]) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, candidate := range c.candidates {
			if !yield(candidate.name) {
				return
			}
		}
	}
}

func (c *Chain[T]) permanent(err error) bool {
	return isPermanent(err) || c.stops != nil && c.stops(err)
}

// order iterates over the indices of the candidates as they are to be tried.
func (c *Chain[T]) order() iter.Seq[int] {
	if c.weights != nil {
		return draw(c.weights, c.random)
	}
	return func(yield func(int) bool) {
		for i := range c.candidates {
			if !yield(i) {
				return
			}
		}
	}
}

// named makes a candidate of a name.
func named[T any](from hush.Resources[T], name string) candidate[T] {
	return candidate[T]{name: name, key: display(from.Ref(name).Key()), use: func(ctx context.Context, use func(T) error) error {
		return from.Use(ctx, name, use)
	}}
}

// display writes a key as errors of a hub begin. Those of [hush.Fixed] may have
// no category.
func display(key hush.Key) string {
	if key.Category == "" {
		return key.Name
	}
	return key.String()
}
