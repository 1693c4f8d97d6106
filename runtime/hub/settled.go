package hub

import "github.com/hushgen/hushgen/runtime/hush"

// Settler is a [Source] that never changes and knows of some of its resources
// that their values fit, because they were checked when the program was made.
// Open doesn't check these again, which is most of its work. [Hub.Validate]
// does, and whoever makes an instance.
//
// For package embedded.
type Settler interface {
	Source
	// Settled returns these resources in the order of the source.
	Settled() []Settled
}

// Settled is a resource whose values a plugin takes as they are: it neither
// reads the environment for them, nor asks the program or other resources for
// anything, nor has code of its own that looks at them.
type Settled struct {
	Key hush.Key
	// Plugin is the one that takes the values. Where the hub chooses another
	// one, the resource isn't settled.
	Plugin hush.Entry
	// Variables tells that some texts have ${…}. The plugin takes them whatever
	// that gives, as long as no text is empty.
	Variables bool
}

// fits reports whether the values of a resource need no check.
func (r *resource) fits() bool {
	return r.settled != nil && r.settled.Plugin == r.entry && !r.emptied && len(r.unread.paths) == 0
}
