package hush

import (
	"iter"

	"github.com/hushgen/hushgen/internal/names"
)

// CategoryElsewhere stands in a registry for a category whose contract this
// build lacks: other build tags or another platform bring it in. It has no
// plugins, and no list of a registry shows it.
//
// For generated code.
type CategoryElsewhere struct {
	Info CategoryInfo
	// Needs says what brings the category in: "needs the build tag cuda".
	Needs string
}

// About implements [AnyCategory], as do the other methods.
func (c *CategoryElsewhere) About() *CategoryInfo { return &c.Info }

// Entry finds nothing.
func (c *CategoryElsewhere) Entry(string) (Entry, bool) { return nil, false }

// Entries iterates over nothing.
func (c *CategoryElsewhere) Entries() iter.Seq[Entry] { return func(func(Entry) bool) {} }

// EntryFor finds nothing.
func (c *CategoryElsewhere) EntryFor(any) (Entry, []string) { return nil, nil }

// Holds is false for every instance.
func (c *CategoryElsewhere) Holds(any) bool { return false }

// Box returns nil.
func (c *CategoryElsewhere) Box(any) any { return nil }

// NewLink returns a link that nothing fills.
func (c *CategoryElsewhere) NewLink() AnyLink { return new(Link[any]) }

// NewLinks returns links that nothing fills.
func (c *CategoryElsewhere) NewLinks(size int) AnyLinks { return make(Links[any], size) }

// CategoryHere returns the category, or nil when other builds have it.
//
// For generated code.
func CategoryHere(c AnyCategory) AnyCategory {
	if _, elsewhere := c.(*CategoryElsewhere); elsewhere {
		return nil
	}
	return c
}

// CategoriesHere returns the categories that this build has.
//
// For generated code.
func CategoriesHere(all []AnyCategory) []AnyCategory {
	here := make([]AnyCategory, 0, len(all))
	for _, c := range all {
		if CategoryHere(c) != nil {
			here = append(here, c)
		}
	}
	return here
}

// ChosenHere returns, of the plugins that take one config type, the owner when
// this build has it, else the one that it has; else the names of several. The
// owner is nil where none is named by the config itself.
//
// For generated code.
func ChosenHere[T any](owner *Plugin[T], plugins ...*Plugin[T]) (*Plugin[T], []string) {
	if owner != nil && owner.Elsewhere == "" {
		return owner, nil
	}
	var here *Plugin[T]
	var known []string
	for _, p := range plugins {
		if p.Elsewhere == "" {
			here = p
			known = append(known, p.Info.Name)
		}
	}
	if len(known) > 1 {
		return nil, known
	}
	return here, nil
}

// Elsewhere says what brings a plugin into a build that this one lacks and
// another one has, such as "needs the build tag cuda"; name is the plugin's
// name or alias. It is empty for any other name.
func (c *Category[T]) Elsewhere(name string) string {
	if plugin := c.findAnywhere(name); plugin != nil {
		return plugin.Elsewhere
	}
	return ""
}

// PluginElsewhere is Elsewhere of a [Category] without the contract's type.
func PluginElsewhere(c AnyCategory, name string) string {
	if category, ok := c.(interface{ Elsewhere(name string) string }); ok {
		return category.Elsewhere(name)
	}
	return ""
}

// everywhere is a [StaticRegistry] with categories that some builds lack.
type everywhere interface {
	// Everywhere returns all categories, stand-ins included.
	Everywhere() []AnyCategory
}

// NeedsOfCategory says what brings a category into a build that this one lacks
// and another one has; it is empty for any other name.
func NeedsOfCategory(static StaticRegistry, name string) string {
	all, ok := static.(everywhere)
	if !ok {
		return ""
	}
	name = names.Canonical(name)
	for _, c := range all.Everywhere() {
		if away, ok := c.(*CategoryElsewhere); ok && away.Info.Name == name {
			return away.Needs
		}
	}
	return ""
}
