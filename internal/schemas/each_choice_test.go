package schemas

import (
	"slices"
	"strings"
	"testing"

	"github.com/hushgen/hushgen/generator/model"
)

// TestEveryChoice goes through the ways in which a resource says which plugin
// it is, under each kind of key.
func TestEveryChoice(t *testing.T) {
	count := tally{}
	for _, c := range exactCategories() {
		some := c.Plugins
		if len(some) > 4 {
			some = some[:1]
		}
		for _, name := range resourceNames(some) {
			for _, selector := range selectors(some) {
				for _, file := range filesWith(c, name, selector) {
					count.add(requireFilesAgree(t, file))
				}
			}
		}
	}
	t.Log(count)
}

// resourceNames are those of plugins, spelled otherwise, and others.
func resourceNames(plugins []*model.Plugin) []string {
	found := []string{"a", "default", "type", "_class", "a\u00a0"}
	for _, p := range plugins {
		for _, name := range namesOf(p) {
			found = append(found, strings.ReplaceAll(strings.ToUpper(name), "-", "_"))
		}
	}
	return found
}

// selectors are settings with a type, right or wrong, or none.
func selectors(plugins []*model.Plugin) []mapping {
	values := slices.Concat(kinds, []any{number("7"), number("7.0"), number("1000"), "wrong", "${A}", "x${A}", "\ufefftight", mapping{{"type", "tight"}}})
	for _, p := range plugins {
		for _, name := range namesOf(p) {
			values = append(values, name, " "+strings.ToUpper(name)+"\u2003", strings.ReplaceAll(name, "-", "")+"Config", "_"+name, name+"-")
		}
		if p.Config != nil {
			values = append(values, p.Config.Name, p.Config.Type.String(), strings.ToLower(p.Config.Name))
		}
	}
	found := []mapping{{}, {{"type", plugins[0].Name}, {"_class", plugins[0].Name}}, {{"type", nil}, {"_class", plugins[0].Name}}}
	for _, value := range values {
		found = append(found, mapping{{"type", value}}, mapping{{"_class", value}})
	}
	return found
}

// filesWith are files with a resource of that name, flat or in its group, and
// with one that is all of its category.
func filesWith(c *model.Category, name string, selector mapping) []mapping {
	settings := slices.Clone(selector)
	if p := chosen(c, name, selector); p != nil && p.Config != nil {
		settings = append(settings, least.fields(p.Config, 2)...)
	}
	return []mapping{
		{{c.Name + ":" + name, settings}},
		{{strings.ToUpper(c.Name), mapping{{name, settings}}}},
		{{c.Name, settings}},
	}
}
