package hush

import (
	"context"
	"iter"
	"strings"
)

// StaticRegistry is the static data of a whole registry. A generated file
// holds one zero-size type that implements it.
//
// For generated code.
type StaticRegistry interface {
	// Categories returns all categories sorted by name.
	Categories() []AnyCategory
	// Category returns the category of that name, in any spelling, or nil.
	Category(name string) AnyCategory
	// SetDefaults sets the declared defaults of a pointer to a config, and
	// reports whether the type is a config of the registry.
	SetDefaults(config any) bool
}

// Registry gives access to plugins with the category as a value. Generated
// registries embed it beside one field for each category. It never changes
// and is safe for concurrent use.
type Registry struct {
	// Static is the registry's data.
	//
	// For generated code.
	Static StaticRegistry
}

// New makes an instance with a plugin of a category, both by name: see
// [Category.New].
func (r *Registry) New(ctx context.Context, category, name string, values Values, options ...Option) (any, error) {
	entry, err := r.entry(category, name)
	if err != nil {
		return nil, err
	}
	in, err := newInput(entry.Describe(), values, options)
	if err != nil {
		return nil, err
	}
	return entry.New(ctx, in)
}

// Create makes an instance from a config value or a pointer to one: see
// [Category.Create]. A config type that serves several categories is a
// [*ConfigTypeError]; use the category's own Create.
func (r *Registry) Create(ctx context.Context, config any, options ...Option) (any, error) {
	var found Entry
	var choice []string
	for _, category := range r.Static.Categories() {
		entry, several := category.EntryFor(config)
		for _, name := range several {
			choice = append(choice, category.About().Name+":"+name)
		}
		if entry != nil {
			choice = append(choice, entry.Describe().ID())
			found = entry
		}
	}
	if found == nil || len(choice) > 1 {
		return nil, &ConfigTypeError{Type: typeName(config), Choice: choice}
	}
	in, err := newInput(found.Describe(), nil, options)
	if err != nil {
		return nil, err
	}
	return found.Create(ctx, in, config)
}

// SetDefaults sets the declared defaults into the zero fields of a config,
// given as a pointer. Any other type is a [*ConfigTypeError], and so is a nil
// pointer.
func (r *Registry) SetDefaults(config any) error {
	if holdsNil(config) {
		if name := typeName(config); strings.HasPrefix(name, "*") {
			return &ConfigTypeError{Type: name, Nil: true}
		}
	}
	if !r.Static.SetDefaults(config) {
		return &ConfigTypeError{Type: typeName(config)}
	}
	return nil
}

// Lookup returns the plugin of that category and name or alias, in any
// spelling. It allocates nothing.
func (r *Registry) Lookup(category, name string) (*Info, bool) {
	if c := r.Static.Category(category); c != nil {
		if entry, ok := c.Entry(name); ok {
			return entry.Describe(), true
		}
	}
	return nil, false
}

// Find is Lookup with the flat form "category:name".
func (r *Registry) Find(id string) (*Info, bool) {
	category, name, _ := strings.Cut(id, ":")
	return r.Lookup(category, name)
}

// Categories iterates over all categories sorted by name, those without
// plugins included.
func (r *Registry) Categories() iter.Seq[*CategoryInfo] {
	return func(yield func(*CategoryInfo) bool) {
		for _, c := range r.Static.Categories() {
			if !yield(c.About()) {
				return
			}
		}
	}
}

// All iterates over all plugins sorted by category and name.
func (r *Registry) All() iter.Seq[*Info] {
	return func(yield func(*Info) bool) {
		for _, c := range r.Static.Categories() {
			for entry := range c.Entries() {
				if !yield(entry.Describe()) {
					return
				}
			}
		}
	}
}

// Search returns the plugins that match all words of the query, in any case,
// best first. Where a word is found decides the rank: name, alias, title,
// tags, description, author, category; in each of them a whole word ranks
// above the beginning of one, and a part from within a word ranks below all of
// these. The ranks of several words add up. "_" counts as "-". Equal ranks are
// sorted by category and name. An empty query matches nothing.
func (r *Registry) Search(query string) []*Info { return search(r.All(), query) }

func (r *Registry) entry(category, name string) (Entry, error) {
	c := r.Static.Category(category)
	if c == nil {
		var known []string
		for info := range r.Categories() {
			known = append(known, info.Name)
		}
		err := NewNotFoundError("category", "", category, known)
		err.Needs = NeedsOfCategory(r.Static, category)
		return nil, err
	}
	entry, ok := c.Entry(name)
	if !ok {
		return nil, pluginNotFound(c, name)
	}
	return entry, nil
}
