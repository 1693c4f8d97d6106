package resolve

import (
	"go/token"
	"path"
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
		keep := len(only) == 0 || r.matchesAny(only, f, used)
		if r.matchesAny(exclude, f, used) {
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
	r.selected = slices.ContainsFunc(r.factories, func(f *factory) bool { return f.dropped })
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

func (r *resolver) matchesAny(list []annotations.Value, f *factory, used map[string]bool) bool {
	matched := false
	for _, value := range list {
		if r.matches(value.Text, f) {
			used[value.Text] = true
			matched = true
		}
	}
	return matched
}

// matches tells whether an entry of only= or exclude= names a plugin: by
// category, category:name, or package pattern.
func (r *resolver) matches(entry string, f *factory) bool {
	if category, name, ok := strings.Cut(entry, ":"); ok {
		name = names.Canonical(name)
		return names.Canonical(category) == f.category && (name == f.pluginName || slices.Contains(f.aliases, name))
	}
	if isPattern(entry) {
		return r.matchesPackage(entry, f.unit.Path)
	}
	return names.Canonical(entry) == f.category
}

func isPattern(entry string) bool {
	return strings.Contains(entry, "/") || strings.Contains(entry, "...") || strings.HasPrefix(entry, ".")
}

// matchesPackage applies the go command's "..." to import paths; patterns
// that begin with a dot are relative to the registry's folder, as those of
// packages= are.
func (r *resolver) matchesPackage(pattern, unit string) bool {
	if strings.HasPrefix(pattern, ".") {
		pattern = path.Join(r.Output.Path, pattern)
	}
	if prefix, ok := strings.CutSuffix(pattern, "/..."); ok {
		return hasPathPrefix(unit, prefix)
	}
	before, after, found := strings.Cut(pattern, "...")
	if !found {
		return unit == pattern
	}
	return len(unit) >= len(before)+len(after) && strings.HasPrefix(unit, before) && strings.HasSuffix(unit, after)
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
	r.addWhole(problem.BadSelection, value.Pos, text)
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
	if len(others) == 0 {
		r.addWhole(problem.BadOverride, option.KeyPos, "no other plugin is named "+c.name+":"+f.pluginName+", so there is nothing to override")
		return
	}
	if len(others) == 1 && !others[0].identity.Has("override") {
		others[0].dropped = true
		return
	}
	for _, rival := range others {
		f.disputed, rival.disputed = true, true
	}
	rivals := slices.DeleteFunc(slices.Clone(others), func(other *factory) bool { return !other.identity.Has("override") })
	if len(rivals) == 0 {
		p := r.add(problem.BadOverride, option.KeyPos, "several other plugins are named "+c.name+":"+f.pluginName+", one can be overridden")
		for _, other := range others {
			p.Related = append(p.Related, r.related(other.idPos(), "named here"))
		}
	} else if slices.Index(c.plugins, rivals[0]) < slices.Index(c.plugins, f) {
		p := r.add(problem.BadOverride, option.KeyPos, "two plugins override "+c.name+":"+f.pluginName)
		first, _ := rivals[0].identity.Option("override")
		p.Related = append(p.Related, r.related(first.KeyPos, "the other one"))
	}
}

// named is a name of a plugin and where it is written.
type named struct {
	f   *factory
	pos token.Pos
}

// checkNames refuses two plugins of one name, aliases included.
func (r *resolver) checkNames() {
	for _, c := range r.sortedCategories() {
		taken := map[string]named{}
		for _, f := range c.plugins {
			r.takeName(c, f.pluginName, named{f, f.idPos()}, taken)
		}
		for _, f := range c.plugins {
			for i, alias := range f.aliases {
				r.takeName(c, alias, named{f, f.aliasPos[i]}, taken)
			}
		}
	}
}

func (r *resolver) takeName(c *category, name string, n named, taken map[string]named) {
	first, again := taken[name]
	if !again {
		taken[name] = n
		return
	}
	if first.f == n.f {
		r.add(problem.NameTaken, n.pos, c.name+":"+n.f.pluginName+" has the name "+name+" twice")
		return
	}
	if n.f.identity == first.f.identity || n.f.disputed && first.f.disputed {
		return // two factories of one config, or of override: that problem says more
	}
	p := r.add(problem.NameTaken, n.pos, "two plugins are named "+c.name+":"+name)
	p.Related = append(p.Related, r.related(first.pos, "first declared here"))
	if name == n.f.pluginName && name == first.f.pluginName {
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
