package reference

import (
	"strconv"

	"github.com/hushgen/hushgen/generator/model"
)

// An index is found again by how its heading begins.
const (
	indexBegin   = "Plugins of "
	indexHeading = "# " + indexBegin
)

// index writes what there is.
func (w *writer) index() {
	w.heading(1, indexBegin+code(w.registry.Package.Path))
	if w.registry.Constraint != "" {
		w.block("Only in builds with " + code(string(w.registry.Constraint)) + ".")
	}
	t := table{head: []string{"category", "title", "about", "plugins"}}
	for _, c := range w.registry.Categories {
		t.row(w.categoryLink(c.Name), escape(c.Title), synopsis(c.Description), strconv.Itoa(distinct(c)))
	}
	w.block(t.String())
	w.hosts()
}

// distinct counts the plugins of a category; variants of other builds are one.
func distinct(c *model.Category) int {
	found := 0
	for i, p := range c.Plugins {
		if i == 0 || c.Plugins[i-1].Name != p.Name {
			found++
		}
	}
	return found
}

// hosts writes what a program has to bring.
func (w *writer) hosts() {
	if len(w.registry.Host) == 0 {
		return
	}
	w.block("Some plugins ask something of the program that opens them:")
	t := table{head: []string{"value", "plugins"}}
	for _, host := range w.registry.Host {
		var users []string
		for _, id := range host.Users {
			users = append(users, w.pluginLink(id))
		}
		t.row(code(host.Type.String()), joined(users))
	}
	w.block(t.String())
}
