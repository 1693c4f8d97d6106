package reference

import (
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// plugin writes the section of a plugin. again tells that it is a variant of
// the one before, for other builds.
func (w *writer) plugin(p *model.Plugin, again bool) {
	if !again {
		w.block(anchor(p.ID()))
	}
	w.heading(2, escape(p.Name))
	if p.Deprecated != "" {
		w.block("> **Deprecated:** " + escape(p.Deprecated))
	}
	w.block("**" + escape(p.Title) + "**")
	w.block(prose(p.Description))
	w.block(w.facts(p))
	if p.Config != nil {
		w.fields(p)
	}
	w.code("yaml", w.snippets.Of(p))
}

// facts lists what there is to know of a plugin besides its fields.
func (w *writer) facts(p *model.Plugin) string {
	var lines []string
	fact := func(name string, values ...string) {
		if text := joined(values); text != "" {
			lines = append(lines, "- "+name+": "+text)
		}
	}
	fact("Only in builds with", code(string(p.Constraint)))
	fact("Version", escape(p.Version))
	fact("Author", escape(p.Author))
	fact("Stability", escape(p.Stability))
	fact("Tags", each(escape, p.Tags)...)
	fact("Other names", each(code, p.Aliases)...)
	if p.Preferred {
		fact("Preferred", "taken where a resource doesn't say which plugin")
	}
	fact("Instances", abilities(p)...)
	fact("Asks the program for", each(code, w.asked(p))...)
	for _, meta := range p.Meta {
		fact(escape(meta.Key), escape(meta.Value))
	}
	if p.Config != nil {
		fact("Config", code(p.Config.Type.String()))
	}
	fact("Made by", code(p.FactoryText())+" of "+code(p.Factory.Package.Path))
	if p.Module != p.Factory.Package.Path {
		fact("Module", code(p.Module))
	}
	return strings.Join(lines, "\n")
}

// abilities tells what a program does with the instances besides using them.
func abilities(p *model.Plugin) []string {
	var can []string
	for _, ability := range []struct {
		has  bool
		text string
	}{{p.Starts, "are started"}, {p.Closes && !p.NoClose, "are closed"}, {p.Checks, "can check themselves"}} {
		if ability.has {
			can = append(can, ability.text)
		}
	}
	return can
}

func (w *writer) asked(p *model.Plugin) []string {
	var types []string
	for _, host := range w.registry.Hosts(p) {
		types = append(types, host.Type.String())
	}
	return types
}

func each(change func(string) string, texts []string) []string {
	var changed []string
	for _, text := range texts {
		changed = append(changed, change(text))
	}
	return changed
}
