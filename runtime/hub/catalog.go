package hub

import (
	"iter"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/internal/sorting"
	"github.com/hushgen/hushgen/runtime/hush"
)

// catalog is all plugins that a hub knows: those of the registry, less the
// overridden ones, and those of Override and Extend.
type catalog struct {
	registry *hush.Registry
	// overridden are the plugins of the registry that are no more.
	overridden map[hush.Key]bool
	// added holds the plugins of Override and Extend by category, sorted by
	// name. Each is a *dynamic; what such a one can do is linked only where one
	// of the options is used.
	added map[string][]hush.Entry
}

func newCatalog(registry *hush.Registry) *catalog {
	return &catalog{registry, make(map[hush.Key]bool), make(map[string][]hush.Entry)}
}

// category returns the category of that name in any spelling, or nil.
func (c *catalog) category(name string) hush.AnyCategory {
	return c.registry.Static.Category(name)
}

// entry returns the plugin of that name or alias in any spelling.
func (c *catalog) entry(category hush.AnyCategory, name string) (hush.Entry, bool) {
	if entry, ok := category.Entry(name); ok && !c.isOverridden(entry) {
		return entry, true
	}
	name = names.Canonical(name)
	for _, plugin := range c.added[category.About().Name] {
		if info := plugin.Describe(); info.Name == name || slices.Contains(info.Aliases, name) {
			return plugin, true
		}
	}
	return nil, false
}

func (c *catalog) isOverridden(entry hush.Entry) bool {
	if len(c.overridden) == 0 {
		return false
	}
	info := entry.Describe()
	return c.overridden[hush.Key{Category: info.Category, Name: info.Name}]
}

// all iterates over the plugins of a category: the registry's, then the added
// ones.
func (c *catalog) all(category hush.AnyCategory) iter.Seq[hush.Entry] {
	return func(yield func(hush.Entry) bool) {
		for entry := range category.Entries() {
			if !c.isOverridden(entry) && !yield(entry) {
				return
			}
		}
		for _, plugin := range c.added[category.About().Name] {
			if !yield(plugin) {
				return
			}
		}
	}
}

// entries returns all plugins of a category sorted by name. Messages and the older
// spelling of a type need them.
//
//go:noinline
func (c *catalog) entries(category hush.AnyCategory) []hush.Entry {
	entries := slices.Collect(c.all(category))
	sorting.Stable(entries, compareEntries)
	return entries
}

func compareEntries(a, b hush.Entry) int {
	return strings.Compare(a.Describe().Name, b.Describe().Name)
}

// categoryNotFound says which categories there are.
func (c *catalog) categoryNotFound(name string) *hush.NotFoundError {
	var known []string
	for info := range c.registry.Categories() {
		known = append(known, info.Name)
	}
	err := hush.NewNotFoundError("category", "", name, known)
	err.Needs = hush.NeedsOfCategory(c.registry.Static, name)
	return err
}

// pluginNotFound says which plugins there are. Aliases are suggested only
// where no name is near: they are the lesser spelling.
func (c *catalog) pluginNotFound(category hush.AnyCategory, name string) *hush.NotFoundError {
	entries := c.entries(category)
	err := hush.NewNotFoundError("plugin", category.About().Name, name, slices.Collect(namesOf(entries)))
	err.Needs = hush.PluginElsewhere(category, name)
	if len(err.Nearest) == 0 {
		var aliases []string
		for _, entry := range entries {
			aliases = append(aliases, entry.Describe().Aliases...)
		}
		err.Nearest = names.Nearest(name, aliases, maxNearest)
	}
	return err
}

const maxNearest = 3

func namesOf(entries []hush.Entry) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, entry := range entries {
			if !yield(entry.Describe().Name) {
				return
			}
		}
	}
}
