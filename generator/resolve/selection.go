package resolve

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/names"
)

// selectEntries applies only= and exclude= of the registry.
func (r *resolver) selectEntries() {
	only, exclude := r.Directive.List("only"), r.Directive.List("exclude")
	used := map[string]bool{}
	for _, f := range r.factories {
		keep := len(only) == 0 || matchesAny(only, f, used)
		if matchesAny(exclude, f, used) {
			keep = false
		}
		f.dropped = !keep
	}
	for _, list := range [][]annotations.Value{only, exclude} {
		for _, value := range list {
			if !used[value.Text] {
				r.refuseSelection(value)
			}
		}
	}
	r.drop()
}

// drop removes the dropped factories from everything.
func (r *resolver) drop() {
	dropped := func(f *factory) bool { return f.dropped }
	r.factories = slices.DeleteFunc(r.factories, dropped)
	for _, c := range r.configs {
		c.used = false
	}
	for _, f := range r.factories {
		if f.config != nil {
			f.config.used = true
		}
	}
	for _, c := range r.categories {
		c.plugins = slices.DeleteFunc(c.plugins, dropped)
	}
}

func matchesAny(list []annotations.Value, f *factory, used map[string]bool) bool {
	matched := false
	for _, value := range list {
		if matches(value.Text, f) {
			used[value.Text] = true
			matched = true
		}
	}
	return matched
}

// matches tells whether an entry of only= or exclude= names a plugin: by
// category, category:name, or package pattern.
func matches(entry string, f *factory) bool {
	if category, name, ok := strings.Cut(entry, ":"); ok {
		name = names.Canonical(name)
		return names.Canonical(category) == f.category && (name == f.pluginName || slices.Contains(f.aliases, name))
	}
	if isPattern(entry) {
		return matchesPackage(entry, f.unit)
	}
	return names.Canonical(entry) == f.category
}

func isPattern(entry string) bool {
	return strings.Contains(entry, "/") || strings.Contains(entry, "...") || strings.HasPrefix(entry, ".")
}

// matchesPackage applies the go command's "..." to import paths; patterns
// that begin with "./" are relative to the unit's module.
func matchesPackage(pattern string, unit *Unit) bool {
	if rest, ok := strings.CutPrefix(pattern, "./"); ok {
		pattern = unit.Module + "/" + rest
	}
	if prefix, ok := strings.CutSuffix(pattern, "/..."); ok {
		return unit.Path == prefix || strings.HasPrefix(unit.Path, prefix+"/")
	}
	before, after, found := strings.Cut(pattern, "...")
	if !found {
		return unit.Path == pattern
	}
	return len(unit.Path) >= len(before)+len(after) && strings.HasPrefix(unit.Path, before) && strings.HasSuffix(unit.Path, after)
}

func (r *resolver) refuseSelection(value annotations.Value) {
	var known []string
	for _, f := range r.factories {
		known = append(known, f.category, f.category+":"+f.pluginName)
	}
	text := "\"" + value.Text + "\" matches no plugin"
	if near := names.Nearest(value.Text, known, 1); len(near) > 0 {
		text += "; did you mean " + near[0] + "?"
	}
	r.add(problem.BadSelection, value.Pos, text)
}

// override lets plugins with override take over a name, and drops those that
// lose it.
func (r *resolver) override() {
	for _, c := range r.sortedCategories() {
		for _, f := range c.plugins {
			if f.identity.Has("override") {
				r.overrideOne(c, f)
			}
		}
	}
	r.drop()
}

func (r *resolver) overrideOne(c *category, f *factory) {
	option, _ := f.identity.Option("override")
	var others []*factory
	for _, other := range c.plugins {
		if other != f && other.pluginName == f.pluginName {
			others = append(others, other)
		}
	}
	switch {
	case len(others) == 0:
		r.add(problem.BadOverride, option.KeyPos, "no other plugin is named "+c.name+":"+f.pluginName+", so there is nothing to override")
	case len(others) > 1:
		p := r.add(problem.BadOverride, option.KeyPos, "several other plugins are named "+c.name+":"+f.pluginName+", one can be overridden")
		for _, other := range others {
			p.Related = append(p.Related, r.related(other.idPos(), "named here"))
		}
	case others[0].identity.Has("override"):
		p := r.add(problem.BadOverride, option.KeyPos, "two plugins override "+c.name+":"+f.pluginName)
		p.Related = append(p.Related, r.related(others[0].idPos(), "the other one"))
	default:
		others[0].dropped = true
	}
}

// checkNames refuses two plugins of one name, aliases included.
func (r *resolver) checkNames() {
	for _, c := range r.sortedCategories() {
		taken := map[string]*factory{}
		for _, f := range c.plugins {
			r.takeName(c, f, f.pluginName, taken)
		}
		for _, f := range c.plugins {
			for _, alias := range f.aliases {
				r.takeName(c, f, alias, taken)
			}
		}
	}
}

func (r *resolver) takeName(c *category, f *factory, name string, taken map[string]*factory) {
	first := taken[name]
	if first == nil {
		taken[name] = f
		return
	}
	pos := f.namePos(name)
	if first == f {
		r.add(problem.NameTaken, pos, c.name+":"+f.pluginName+" has the name "+name+" twice")
		return
	}
	p := r.add(problem.NameTaken, pos, "two plugins are named "+c.name+":"+name)
	p.Related = append(p.Related, r.related(first.namePos(name), "first declared here"))
	if name == f.pluginName && name == first.pluginName {
		p.Details = []string{"rename one, or write override to let one replace the other on purpose"}
	}
}

func (r *resolver) checkPreferred() {
	for _, c := range r.sortedCategories() {
		var first *factory
		for _, f := range c.plugins {
			if !f.identity.Has("preferred") {
				continue
			}
			if first == nil {
				first = f
				continue
			}
			option, _ := f.identity.Option("preferred")
			p := r.add(problem.TwoPreferred, option.KeyPos, "category "+c.name+" has two preferred plugins: "+first.pluginName+" and "+f.pluginName)
			firstOption, _ := first.identity.Option("preferred")
			p.Related = append(p.Related, r.related(firstOption.KeyPos, "the other one"))
		}
	}
}
