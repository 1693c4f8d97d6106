package reference

import (
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// category writes the page of a category.
func (w *writer) category(c *model.Category) {
	w.current = c.Name
	if w.whole {
		w.block(anchor(categoryAnchor(c.Name)))
	}
	w.heading(1, escape(c.Title))
	about := "Category " + code(c.Name)
	if !w.whole {
		about += " · [all categories](" + indexName + ")"
	}
	w.block(about)
	w.block(prose(c.Description))
	w.block(contract(c))
	w.plugins(c)
	for i, p := range c.Plugins {
		w.plugin(p, i > 0 && c.Plugins[i-1].Name == p.Name)
	}
}

// contract tells which type the instances have.
func contract(c *model.Category) string {
	text := "Instances are " + code(c.Contract.String())
	if paths := packagesOf(c.Contract); len(paths) > 0 {
		text += " of " + joined(paths)
	}
	if c.Constraint != "" {
		text += ", in builds with " + code(string(c.Constraint))
	}
	return text + "."
}

func packagesOf(t model.Type) []string {
	var paths []string
	for _, part := range t.Parts() {
		if part.Path != "" {
			paths = append(paths, code(part.Path))
		}
	}
	return paths
}

// plugins writes the table of the plugins. A variant that only some builds have
// stands with the others of its name.
func (w *writer) plugins(c *model.Category) {
	t := table{head: []string{"plugin", "title", "about", "version", "stability"}}
	for i, p := range c.Plugins {
		if i > 0 && c.Plugins[i-1].Name == p.Name {
			continue
		}
		t.row(w.pluginLink(p.ID()), escape(p.Title), synopsis(p.Description), escape(p.Version), state(p))
	}
	if len(t.rows) == 0 {
		w.block("No plugin yet.")
		return
	}
	w.block(t.String())
}

// pluginLink returns a link to a plugin by its id.
func (w *writer) pluginLink(id string) string {
	category, name, _ := strings.Cut(id, ":")
	if w.whole || category == w.current {
		return link(name, "#"+id)
	}
	return link(name, pageName(category)+"#"+id)
}

// state tells what to think of before using a plugin.
func state(p *model.Plugin) string {
	words := []string{escape(p.Stability)}
	if p.Preferred {
		words = append(words, "preferred")
	}
	if p.Deprecated != "" {
		words = append(words, "deprecated")
	}
	return joined(words)
}
