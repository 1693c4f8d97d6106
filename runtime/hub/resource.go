package hub

import (
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// resource is what a source says about one key, and what became of it.
type resource struct {
	key      hush.Key
	category hush.AnyCategory
	written  string        // the key as it stands in the source
	position hush.Position // of the key
	grouped  bool          // stands under its category
	// malformed resources hold no settings, which is reported.
	malformed bool
	node      hush.Node
	// broken are the places where the source itself found something wrong.
	broken positions
	unread unread
	// settled, when not nil, is what the source knows of it already. emptied
	// tells that some ${…} left a text empty.
	settled *Settled
	emptied bool
	// entry is the chosen plugin; nil when none could be told.
	entry hush.Entry
	// references are the other resources that the values name.
	references []hush.Reference
	visit      visit
	// isolated resources keep their problems to themselves; their err is made
	// of them.
	isolated bool
	problems []*hush.Problem
	// source is the index of its source, replaced are the resources of earlier
	// sources that it replaces, the latest first.
	source   int
	replaced []*resource
	// rule says how the plugin was chosen.
	rule Rule
	// environment is what checking it read from the environment.
	environment *environment
	// err is what is wrong with it, in an isolated source: what its Get answers.
	err error
}

// sameAs reports whether an instance of one resource is as good as one of the
// other: the same plugin is given the same values. Where they stand, in which
// order, and how variables spell them doesn't matter.
func (r *resource) sameAs(other *resource) bool {
	return r.failsLike(other) && r.entry == other.entry &&
		(r.node.Equal(other.node) || r.isBare() && other.isBare()) &&
		r.environment.equal(other.environment)
}

// failsLike reports whether both resources are sound, or broken alike.
func (r *resource) failsLike(other *resource) bool {
	if r.err == nil || other.err == nil {
		return r.err == nil && other.err == nil
	}
	return r.err.Error() == other.err.Error()
}

// isBare reports whether a resource has no settings at all.
func (r *resource) isBare() bool { return r.node.Len() == 0 && !r.malformed }

// path returns where a field of the resource is, or with "" the resource
// itself, as problems show it.
func (r *resource) path(field string) string {
	path := hush.Key{Category: r.key.Category, Name: names.ShortenPath(r.key.Name)}.String()
	if field != "" {
		path += "." + field
	}
	return names.ShortenPath(path)
}

// problem returns a problem with the resource as a whole, at its key.
func (r *resource) problem(message string) *hush.Problem {
	problem := problemAt(r.node, r.path(""), message)
	problem.Position = r.position // in the document of the node, but not at it
	return problem
}
