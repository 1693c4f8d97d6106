package hush

import (
	"context"
	"iter"

	"github.com/hushgen/hushgen/internal/names"
)

// Table is the static data of one category. Generated files hold one
// zero-size type for each category that implements it: data that sits behind
// a method can name functions of user code without becoming part of the
// initialization order.
//
// For generated code.
type Table[T any] interface {
	// Category describes the category.
	Category() *CategoryInfo
	// Plugins returns all plugins sorted by name, stand-ins for those of other
	// builds included.
	Plugins() []*Plugin[T]
	// ForConfig returns the plugin that takes a config of this dynamic type.
	// When several do and none is the type's own, it returns nil and all
	// their names.
	ForConfig(config any) (*Plugin[T], []string)
}

// Category is the part of a registry that holds the plugins of one contract.
// It never changes and is safe for concurrent use.
type Category[T any] struct {
	// Table is the category's data.
	//
	// For generated code.
	Table Table[T]
	// Index finds a plugin's number in the list of the Table, by name or alias.
	// nil is the index of few plugins: they are looked at one by one.
	//
	// For generated code.
	Index *Index
}

// New decodes and validates the values and makes an instance with the plugin
// of that name or alias. Every call makes a new instance, which the caller
// owns: New calls neither Start nor Close. ctx is the instance's own.
//
// Errors: [*NotFoundError], [*ConfigError], [*CreateError].
func (c *Category[T]) New(ctx context.Context, name string, values Values, options ...Option) (T, error) {
	var none T
	plugin := c.find(name)
	if plugin == nil {
		return none, pluginNotFound(c, name)
	}
	in, err := newInput(&plugin.Info, values, options)
	if err != nil {
		return none, err
	}
	return plugin.make(ctx, &in, nil)
}

// Create makes an instance from a config value or a pointer to one. The
// plugin follows from the config's type. Constraints and Validate run,
// defaults don't: see SetDefaults of [Registry].
//
// Errors: [*ConfigTypeError], [*ConfigError], [*CreateError].
func (c *Category[T]) Create(ctx context.Context, config any, options ...Option) (T, error) {
	var none T
	plugin, choice := c.Table.ForConfig(config)
	if plugin == nil {
		return none, &ConfigTypeError{Category: c.Table.Category().Name, Type: typeName(config), Choice: choice}
	}
	in, err := newInput(&plugin.Info, nil, options)
	if err != nil {
		return none, err
	}
	return plugin.make(ctx, &in, config)
}

// Lookup returns the plugin of that name or alias, in any spelling. It allocates
// nothing.
func (c *Category[T]) Lookup(name string) (*Info, bool) { return c.Index.lookup(name, c) }

// Names iterates over the names of all plugins, sorted.
func (c *Category[T]) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for p := range c.plugins() {
			if !yield(p.Info.Name) {
				return
			}
		}
	}
}

// All iterates over all plugins, sorted by name.
func (c *Category[T]) All() iter.Seq[*Info] {
	return func(yield func(*Info) bool) {
		for p := range c.plugins() {
			if !yield(&p.Info) {
				return
			}
		}
	}
}

// Search returns the plugins that match all words of the query, best first:
// see [Registry.Search].
func (c *Category[T]) Search(query string) []*Info { return search(c.All(), query) }

// About describes the category.
func (c *Category[T]) About() *CategoryInfo { return c.Table.Category() }

// Entry returns the plugin of that name or alias without the contract's type.
func (c *Category[T]) Entry(name string) (Entry, bool) {
	if plugin := c.find(name); plugin != nil {
		return plugin, true
	}
	return nil, false
}

// Entries iterates over all plugins without the contract's type, sorted by
// name.
func (c *Category[T]) Entries() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for p := range c.plugins() {
			if !yield(p) {
				return
			}
		}
	}
}

// EntryFor returns the plugin that takes a config of this dynamic type, or
// the names of several that do.
func (c *Category[T]) EntryFor(config any) (Entry, []string) {
	plugin, choice := c.Table.ForConfig(config)
	if plugin == nil {
		return nil, choice
	}
	return plugin, nil
}

// Holds reports whether an instance has the category's type.
func (c *Category[T]) Holds(instance any) bool {
	_, ok := instance.(T)
	return ok
}

// Box implements [AnyCategory].
func (c *Category[T]) Box(instance any) any {
	if value, ok := instance.(T); ok {
		return &value
	}
	return nil
}

// NewLink implements [AnyCategory].
func (c *Category[T]) NewLink() AnyLink { return new(Link[T]) }

// NewLinks implements [AnyCategory].
func (c *Category[T]) NewLinks(size int) AnyLinks { return make(Links[T], size) }

// find returns the plugin that this build has of that name, or nil.
func (c *Category[T]) find(name string) *Plugin[T] {
	plugin := c.findAnywhere(name)
	if plugin == nil || plugin.Elsewhere != "" {
		return nil
	}
	return plugin
}

// findAnywhere returns the plugin of that name, a stand-in perhaps, or nil.
func (c *Category[T]) findAnywhere(name string) *Plugin[T] {
	number := c.Index.find(name, c)
	if number < 0 {
		return nil
	}
	return c.Table.Plugins()[number]
}

// info implements numbered.
func (c *Category[T]) info(number int) *Info {
	plugins := c.Table.Plugins()
	if number >= len(plugins) {
		return nil
	}
	plugin := plugins[number]
	if plugin == nil { // never; but saying so keeps the processor from reading the plugin
		return nil
	}
	return &plugin.Info
}

// isElsewhere implements numbered.
func (c *Category[T]) isElsewhere(number int) bool { return c.Table.Plugins()[number].Elsewhere != "" }

// plugins iterates over the plugins that this build has.
func (c *Category[T]) plugins() iter.Seq[*Plugin[T]] {
	return func(yield func(*Plugin[T]) bool) {
		for _, p := range c.Table.Plugins() {
			if p.Elsewhere == "" && !yield(p) {
				return
			}
		}
	}
}

// AnyCategory is a [Category] seen without the type of its contract.
type AnyCategory interface {
	// About describes the category.
	About() *CategoryInfo
	// Entry returns the plugin of that name or alias, in any spelling.
	Entry(name string) (Entry, bool)
	// Entries iterates over all plugins, sorted by name.
	Entries() iter.Seq[Entry]
	// EntryFor returns the plugin that takes a config of this dynamic type,
	// or the names of several that do.
	EntryFor(config any) (Entry, []string)
	// Holds reports whether an instance has the category's type.
	Holds(instance any) bool
	// Box returns a pointer to a variable of the category's type that holds the
	// instance, or nil when it has another type. From there it is had without
	// asking for its type again.
	Box(instance any) any
	// NewLink returns an empty [Link] of the category's type, NewLinks empty
	// [Links] with room for some.
	NewLink() AnyLink
	NewLinks(size int) AnyLinks
}

// pluginNotFound lists names and aliases, since both could be meant.
func pluginNotFound(c AnyCategory, name string) error {
	var known []string
	var aliases []string
	for entry := range c.Entries() {
		known = append(known, entry.Describe().Name)
		aliases = append(aliases, entry.Describe().Aliases...)
	}
	err := NewNotFoundError("plugin", c.About().Name, name, known)
	err.Needs = PluginElsewhere(c, name)
	if len(err.Nearest) == 0 {
		err.Nearest = names.Nearest(name, aliases, maxNearest)
	}
	return err
}
