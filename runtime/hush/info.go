package hush

import "github.com/hushgen/hushgen/internal/names"

// Info describes one plugin. It is plain data, made when generating, and must
// not be changed.
type Info struct {
	// Category and Name are the plugin's identity, in canonical form.
	Category, Name string
	// Title, Description, Version and Author are free text for people.
	Title, Description, Version, Author string
	// Tags help search. Aliases are further names that resolve exactly like
	// Name.
	Tags, Aliases []string
	// Deprecated says what to use instead; empty when the plugin is not
	// deprecated.
	Deprecated string
	// Stability is "experimental", "beta" or "stable".
	Stability string
	// Meta is the free metadata of the directive, sorted by key.
	Meta []Meta
	// ConfigType is the Go type of the configuration, such as
	// "openai.Config"; empty for a plugin without one. Factory is the Go name
	// of the constructor, Result the type that it returns.
	ConfigType, Factory, Result string
	// Constraint is the build constraint of a plugin that only some builds
	// have, such as "cuda && linux"; empty for one that all have.
	Constraint string
	// Package is the import path of the factory, Module the path of its
	// module, File the slash-separated path within the module.
	Package, Module, File string
	// Host names what the factory asks of the program, as Go types.
	Host []string
	// Starts, Closes and Checks tell whether instances have the methods
	// Start(ctx) error, Close() error or Close(ctx) error, Check(ctx) error.
	// For a factory that returns an interface they tell what the interface
	// promises.
	Starts, Closes, Checks bool
	// Preferred plugins are chosen when a resource doesn't name its plugin.
	Preferred bool
	// Lenient plugins accept unknown fields in their configuration.
	Lenient bool
	// NoClose plugins keep their instances open when the hub closes.
	NoClose bool
}

// Meta is one entry of free metadata (meta.mode=cloud).
type Meta struct{ Key, Value string }

// MetaValue returns the metadata of the given key and whether it is there.
func (i *Info) MetaValue(key string) (string, bool) { return metaValue(i.Meta, key) }

// hasName reports whether a name, in any spelling, is the plugin's or an alias.
func (i *Info) hasName(name string) bool {
	if names.Same(name, i.Name) {
		return true
	}
	for _, alias := range i.Aliases {
		if names.Same(name, alias) {
			return true
		}
	}
	return false
}

// ID returns the flat identity "category:name".
func (i *Info) ID() string { return i.Category + ":" + i.Name }

// CategoryInfo describes one category. It is plain data, made when
// generating, and must not be changed.
type CategoryInfo struct {
	// Name is the canonical name, Title and Description are for people.
	Name, Title, Description string
	// Contract is the Go type that every plugin of the category provides.
	Contract string
	// Meta is the free metadata of the directive, sorted by key.
	Meta []Meta
	// Count is the number of plugins.
	Count int
}

// MetaValue returns the metadata of the given key and whether it is there.
func (c *CategoryInfo) MetaValue(key string) (string, bool) { return metaValue(c.Meta, key) }

func metaValue(meta []Meta, key string) (string, bool) {
	for _, m := range meta {
		if m.Key == key {
			return m.Value, true
		}
	}
	return "", false
}
