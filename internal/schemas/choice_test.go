package schemas

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// The rules of docs/resources.md, written down once more for the exceptions:
// which plugin is whose.

// canonical is the form of a category's or plugin's name in which all its
// spellings are one.
func canonical(name string) string {
	lower := func(c rune) rune {
		switch {
		case c >= 'A' && c <= 'Z':
			return c + 'a' - 'A'
		case c == '_' || c == ' ':
			return '-'
		}
		return c
	}
	return strings.Map(lower, strings.TrimSpace(name))
}

func categoryOf(categories []*model.Category, name string) *model.Category {
	at := slices.IndexFunc(categories, func(c *model.Category) bool { return c.Name == canonical(name) })
	if at < 0 {
		return nil
	}
	return categories[at]
}

func pluginOf(c *model.Category, name string) *model.Plugin {
	at := slices.IndexFunc(c.Plugins, func(p *model.Plugin) bool { return slices.Contains(namesOf(p), canonical(name)) })
	if at < 0 {
		return nil
	}
	return c.Plugins[at]
}

// ofClass is the one plugin that _class means: by name, by the type of its
// config, else by its name without separators and with Config behind it.
func ofClass(c *model.Category, class string) *model.Plugin {
	bare := func(name string) string { return strings.NewReplacer("-", "", ".", "").Replace(canonical(name)) }
	for _, means := range []func(p *model.Plugin) bool{
		func(p *model.Plugin) bool { return slices.Contains(namesOf(p), canonical(class)) },
		func(p *model.Plugin) bool {
			return p.Config != nil && (p.Config.Name == class || p.Config.Type.String() == class)
		},
		func(p *model.Plugin) bool {
			return slices.ContainsFunc(namesOf(p), func(name string) bool { return bare(name) == bare(strings.TrimSuffix(class, "Config")) })
		},
	} {
		meant := slices.DeleteFunc(slices.Clone(c.Plugins), func(p *model.Plugin) bool { return !means(p) })
		switch len(meant) {
		case 0:
			continue
		case 1:
			return meant[0]
		}
		return nil
	}
	return nil
}

// chosen is the plugin of a resource, nil where none can be told.
func chosen(c *model.Category, name string, settings mapping) *model.Plugin {
	if selector, there := settings.get("type"); there {
		return pluginOf(c, plainTextOf(selector))
	}
	if class, there := settings.get("_class"); there {
		return ofClass(c, plainTextOf(class))
	}
	if p := pluginOf(c, name); p != nil {
		return p
	}
	preferred := func(p *model.Plugin) bool { return p.Preferred }
	if at := slices.IndexFunc(c.Plugins, preferred); at >= 0 {
		return c.Plugins[at]
	}
	if len(c.Plugins) == 1 {
		return c.Plugins[0]
	}
	return nil
}

// plainTextOf is the text of a scalar as it is written, "" of anything else.
func plainTextOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case plain:
		return string(v)
	case number, bool:
		return inJSON(v)
	}
	return ""
}

// entry is one resource of a file.
type entry struct {
	category *model.Category
	name     string
	settings mapping
}

// entries are the resources of a file.
func entries(categories []*model.Category, file mapping) []entry {
	var found []entry
	add := func(category, name string, value any) {
		settings, _ := value.(mapping)
		if c := categoryOf(categories, category); c != nil {
			found = append(found, entry{c, name, settings})
		}
	}
	for _, p := range file {
		category, name, flat := strings.Cut(p.key, ":")
		group, _ := p.value.(mapping)
		switch {
		case flat:
			add(category, name, p.value)
		case isResource(group):
			add(category, "default", p.value)
		default:
			for _, inner := range group {
				add(category, inner.key, inner.value)
			}
		}
	}
	return found
}

// isResource tells the settings of one resource from a group of resources.
func isResource(group mapping) bool {
	for _, selector := range []string{"type", "_class"} {
		value, there := group.get(selector)
		if _, isMapping := value.(mapping); there && !isMapping {
			return true
		}
	}
	return false
}
