package hush

import "sync/atomic"

// Link is where a [Resolver] puts the instance of one resource, so that a
// [Ref] that was handed out long ago finds it in a few nanoseconds. What is
// behind it may change and go at any time. The zero Link is ready and empty.
//
// For hubs.
type Link struct{ current atomic.Pointer[any] }

// Set puts an instance behind the link, as [AnyCategory].Box boxed it; nil
// empties it: then the Ref asks its Resolver.
func (l *Link) Set(boxed *any) { l.current.Store(boxed) }

// Linker is a [Resolver] that offers links.
type Linker interface {
	Resolver
	// Link returns the link of a resource, or nil when there is none, and the
	// Resolver for a Ref to it.
	Link(key Key) (*Link, Resolver)
}
