package schema

import (
	"slices"

	"github.com/hushgen/hushgen/generator/model"
)

// category is a category with what chooses among its plugins.
type category struct {
	*model.Category
	slots   []*slot
	names   []nameGroup
	classes *classes
	// fallback are the plugins that a resource may have which says nothing
	// and is called like none: one at most in each build.
	fallback []*slot
}

func newCategory(c *model.Category) *category {
	slots := slotsOf(c)
	return &category{c, slots, groupNames(slots), classesOf(slots), fallbackOf(slots)}
}

// fallbackOf follows the rules of the hub: the preferred plugin, else the only
// one. Which that is depends on the build where some plugins do.
func fallbackOf(slots []*slot) []*slot {
	if len(slots) == 1 {
		return slots
	}
	var preferred, always []*slot
	for _, s := range slots {
		if s.always {
			always = append(always, s)
		}
		if s.preferred {
			preferred = append(preferred, s)
		}
	}
	if len(preferred) == 1 && preferred[0].always || len(always) > 1 {
		return preferred
	}
	for _, s := range slots { // the only one where the others are not
		alone := len(always) == 0 || len(always) == 1 && always[0] == s
		if alone && !slices.Contains(preferred, s) {
			preferred = append(preferred, s)
		}
	}
	return preferred
}

// nameGroup is some names that mean the same plugin: several where it is another
// one in other builds.
type nameGroup struct {
	texts   []string
	plugins []*slot
}

// groupNames groups the names of a category plugin by plugin.
func groupNames(slots []*slot) []nameGroup {
	users := map[string][]*slot{}
	for _, s := range slots {
		for _, name := range s.names {
			users[name] = append(users[name], s)
		}
	}
	var groups []nameGroup
	for _, s := range slots {
		var own []string
		for _, name := range s.names {
			switch plugins := users[name]; {
			case len(plugins) == 1:
				own = append(own, name)
			case plugins[0] == s:
				groups = append(groups, nameGroup{[]string{name}, plugins})
			}
		}
		if len(own) > 0 {
			groups = append(groups, nameGroup{own, []*slot{s}})
		}
	}
	return groups
}

// orFallback are the plugins of a resource that has one of the names and says
// no type: where a build has none of them, it takes what others take.
func (c *category) orFallback(n nameGroup) []*slot {
	for _, s := range n.plugins {
		if s.always {
			return n.plugins
		}
	}
	plugins := slices.Clone(n.plugins)
	for _, s := range c.fallback {
		if !slices.Contains(plugins, s) {
			plugins = append(plugins, s)
		}
	}
	return plugins
}
