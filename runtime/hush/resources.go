package hush

import (
	"context"
	"iter"
)

// Resources gives typed access to the resources of one category. Parts of a
// program take it instead of a hub or a registry: a hub gives one for each
// category, [Fixed] makes one for tests. It is safe for concurrent use.
type Resources[T any] interface {
	// Get returns the instance of a resource, "gpt-4" or "llm:gpt-4", making
	// it at its first use. ctx bounds only the caller's waiting.
	Get(ctx context.Context, name string) (T, error)
	// Use calls use with the instance and holds it open while it runs.
	Use(ctx context.Context, name string, use func(T) error) error
	// Ref returns a reference that is resolved at each use and so follows
	// changes. The resource need not exist yet.
	Ref(name string) Ref[T]
	// Names iterates over the names of the resources, sorted.
	Names() iter.Seq[string]
	// New makes a new instance that the caller owns, as the New of [Category]
	// does, with the host and the environment of the hub.
	New(ctx context.Context, plugin string, values Values, options ...Option) (T, error)
}
