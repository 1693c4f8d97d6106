package resolve

import (
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// listed reports whether a category appears in the registry: it has plugins,
// or is declared in a package that was searched.
func (r *resolver) listed(c *category) bool {
	return len(c.plugins) > 0 || c.object != nil && c.searched
}

// finish writes what was found into the model.
func (r *resolver) finish() {
	for _, c := range r.sortedCategories() {
		switch {
		case !r.listed(c):
		case c.contract != nil:
			r.registry.Categories = append(r.registry.Categories, r.categoryModel(c))
		case r.Partial: // the contract may stand elsewhere; what is wrong with the plugins stands here
			for _, f := range c.plugins {
				r.pluginModel(f)
			}
		}
	}
	r.registry.Taken = r.Output.Types.Scope().Names()
	r.warnEmpty()
}

func (r *resolver) categoryModel(c *category) *model.Category {
	m := &model.Category{Name: c.name, Title: title(c.name), GoName: c.goName(), Contract: modelType(c.contract)}
	if c.note != nil {
		m.Declared, m.Position = true, r.position(c.object.Pos())
		m.Description = c.note.Doc
		m.Meta = meta(c.note)
		if c.note.Has("title") {
			m.Title = c.note.Text("title")
		}
	}
	for _, f := range c.plugins {
		m.Plugins = append(m.Plugins, r.pluginModel(f))
	}
	slices.SortFunc(m.Plugins, func(a, b *model.Plugin) int { return strings.Compare(a.Name, b.Name) })
	return m
}

func (r *resolver) pluginModel(f *factory) *model.Plugin {
	note := f.identity
	p := &model.Plugin{
		Category: f.category, Name: f.pluginName, Title: title(f.pluginName), Description: note.Doc,
		Version: note.Text("version"), Author: note.Text("author"), Aliases: f.aliases,
		Deprecated: r.readDeprecated(note), Stability: "stable",
		Preferred: note.Has("preferred"), Override: note.Has("override"), Lenient: note.Has("lenient"),
		NoClose: f.note.Has("noclose"), Meta: meta(note), Module: f.unit.Module,
		ConfigOwner: !f.ownName && f.config != nil,
		Factory: model.Factory{
			Package: modelPackage(f.object.Pkg()), Name: f.object.Name(), Method: f.method, Parameters: f.parameters,
			Result: modelType(f.result), HasError: f.hasError, Nillable: nillable(f.result),
			Position: r.position(f.object.Pos()),
		},
	}
	_, p.Factory.Pointer = types.Unalias(f.result).(*types.Pointer)
	if note.Has("title") {
		p.Title = note.Text("title")
	}
	if note.Has("stability") {
		p.Stability = note.Text("stability")
	}
	for _, tag := range note.List("tags") {
		p.Tags = append(p.Tags, tag.Text)
	}
	object := types.Object(f.object)
	if f.config != nil {
		p.Config = f.config.model
		if !f.ownName {
			object = f.config.object
		}
	}
	p.Position = r.position(object.Pos())
	p.File = r.file(f.unit, object.Pos())
	p.Starts, p.Closes, p.Checks = capabilities(f.result)
	p.Sources = r.sources(f)
	return p
}

// file returns the slash-separated path of a position in its module, which is
// the same in every checkout.
func (r *resolver) file(unit *Unit, pos token.Pos) string {
	name := r.position(pos).Filename
	if unit.ModuleDir == "" {
		return filepath.Base(name)
	}
	relative, err := filepath.Rel(unit.ModuleDir, name)
	if err != nil || strings.HasPrefix(relative, "..") {
		return filepath.Base(name)
	}
	return path.Clean(filepath.ToSlash(relative))
}

func meta(note *annotations.Annotation) []model.Meta {
	var all []model.Meta
	for _, option := range note.Meta() {
		all = append(all, model.Meta{Key: strings.TrimPrefix(option.Key, "meta."), Value: option.Value.Text})
	}
	return all
}

// warnEmpty answers a search that found nothing at all. The caller knows the
// packages and says more.
func (r *resolver) warnEmpty() {
	if r.Partial || len(r.factories) > 0 || problem.HasErrors(r.problems) {
		return
	}
	message := "the registry found no plugin"
	if r.selected {
		message = "only= and exclude= leave no plugin of those found"
	}
	r.add(problem.NothingFound, r.Directive.Pos, message)
}
