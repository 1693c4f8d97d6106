package hush

import "sync/atomic"

// Link is where a hub puts the instance of one resource that it has handed
// out, so that the next ones who ask, and a [Ref] of long ago, find it in a few
// nanoseconds. What is behind it may change and go at any time; who finds
// nothing asks the hub. The zero Link is ready and empty.
//
// For hubs.
type Link[T any] struct{ current atomic.Pointer[T] }

// Load returns what is behind the link, or nil.
func (l *Link[T]) Load() *T { return l.current.Load() }

// Set implements [AnyLink].
func (l *Link[T]) Set(boxed any) {
	value, _ := boxed.(*T)
	l.current.Store(value)
}

// AnyLink is a [Link] seen without its type.
type AnyLink interface {
	// Set puts an instance behind the link, as [AnyCategory].Box boxed it; nil
	// empties it.
	Set(boxed any)
}

// Links finds the links of one category by resource name.
//
// For hubs.
type Links[T any] map[string]*Link[T]

// Add implements [AnyLinks].
func (l Links[T]) Add(name string, link AnyLink) {
	if link, ok := link.(*Link[T]); ok {
		l[name] = link
	}
}

// AnyLinks are [Links] seen without their type.
type AnyLinks interface {
	// Add adds a link of the same category under a name.
	Add(name string, link AnyLink)
}

// ReferenceChecker is a [Resolver] for values that are only checked. It is told
// that some name other resources. Only fields that do so call it: what a program
// without any would never use, the linker leaves out.
//
// For hubs.
type ReferenceChecker interface {
	Resolver
	CheckReferences()
}

// Linker is a [Resolver] that offers links.
type Linker interface {
	Resolver
	// Link returns the link of a resource, or nil when there is none, and the
	// Resolver for a Ref to it.
	Link(key Key) (AnyLink, Resolver)
}
