package resolve

import (
	"go/token"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/problem"
)

// identify gives every factory its category and name: the factory's own, or
// those of its config.
func (r *resolver) identify() {
	kept := r.factories[:0]
	for _, f := range r.factories {
		if r.identifyOne(f) {
			kept = append(kept, f)
		}
	}
	r.factories = kept
	for _, f := range r.factories {
		if c := r.categoryOf(f); c != nil {
			c.plugins = append(c.plugins, f)
		}
	}
}

func (r *resolver) identifyOne(f *factory) bool {
	var own *annotations.Annotation
	if f.config != nil {
		own = f.config.note
	}
	f.identity = f.note
	if !f.ownName {
		f.identity = own
		if f.config != nil && own != nil {
			f.config.unnamed = append(f.config.unnamed, f)
		}
	}
	if f.identity == nil {
		r.refuseNameless(f)
		return false
	}
	categoryNote := f.identity
	if f.identity.Faulty("name") || f.identity.Faulty("category") || own != nil && own.Faulty("category") {
		return false // the language has refused it
	}
	if !f.identity.Has("category") && own != nil {
		categoryNote = own
	}
	if !categoryNote.Has("category") {
		if !f.ownName {
			return false // a config without its category: the language's business
		}
		r.add(problem.NoIdentity, f.note.Pos, "//hush:factory has name= but no category=, and there is no //hush:config to take it from")
		return false
	}
	if !f.ownName && f.note.Has("category") {
		option, _ := f.note.Option("category")
		r.add(problem.NoIdentity, option.KeyPos, "//hush:factory has category= but no name=")
		return false
	}
	if !f.ownName {
		r.refusePluginOptions(f)
	}
	name, ok := r.name(f.identity, "name", "plugin")
	category, okCategory := r.name(categoryNote, "category", "category")
	if !ok || !okCategory {
		return false
	}
	option, _ := categoryNote.Option("category")
	f.pluginName, f.category, f.categoryPos = name, category, option.Value.Pos
	for _, alias := range f.identity.List("aliases") {
		if name, ok := r.canonical(alias, "plugin"); ok {
			f.aliases = append(f.aliases, name)
			f.aliasPos = append(f.aliasPos, alias.Pos)
		}
	}
	if f.config != nil {
		f.config.used = true
	}
	return true
}

// refusePluginOptions refuses options that describe the plugin on a factory
// whose config does that.
func (r *resolver) refusePluginOptions(f *factory) {
	for _, option := range f.note.Options {
		if option.Key == "noclose" {
			continue
		}
		p := r.add(problem.NoIdentity, option.KeyPos, "//hush:factory has "+option.Key+" but no name=; without one it belongs on the //hush:config of "+f.config.object.Name())
		p.Related = append(p.Related, r.related(f.identity.Pos, "the plugin is described here"))
	}
}

func (r *resolver) refuseNameless(f *factory) {
	if f.config == nil {
		r.add(problem.NoIdentity, f.note.Pos, "//hush:factory on "+f.name()+", which takes no config, needs name= and category=")
		return
	}
	if r.isUnread(f.config.object) {
		return
	}
	p := r.add(problem.NoIdentity, f.note.Pos, "the config of "+f.name()+" has no //hush:config, so //hush:factory needs name= and category=")
	p.Related = append(p.Related, r.related(f.config.object.Pos(), "the config"))
}

// idPos returns where the plugin's name is written.
func (f *factory) idPos() token.Pos {
	if option, ok := f.identity.Option("name"); ok {
		return option.Value.Pos
	}
	return f.identity.Pos
}
