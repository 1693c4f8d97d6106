package variables

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// collector gathers a report.
type collector struct {
	variables map[string]*Variable
	files     map[string]*File
	places    map[place]int // the index in Variable.Fields
}

// place tells one field from all others that take a variable.
type place struct{ variable, plugin, path string }

func (c *collector) variable(name string) *Variable {
	v := c.variables[name]
	if v == nil {
		v = &Variable{Name: name}
		c.variables[name] = v
	}
	return v
}

// field returns a field of a config by the path that leads to it. A variant of
// the plugin for other builds may have added the same one.
func (c *collector) field(p *model.Plugin, f *model.Field, path string) *Field {
	v, at := c.variable(f.Env), place{f.Env, p.ID(), path}
	i, known := c.places[at]
	if !known {
		i = len(v.Fields)
		c.places[at] = i
		v.Fields = append(v.Fields, Field{Plugin: p, Path: path, Field: f})
	}
	return &v.Fields[i]
}

func (c *collector) file(path string) *File {
	f := c.files[path]
	if f == nil {
		f = &File{Path: path}
		c.files[path] = f
	}
	return f
}

// report sorts what was gathered.
func (c *collector) report(registry *model.Registry) *Report {
	r := &Report{Registry: registry}
	for _, v := range c.variables {
		slices.SortStableFunc(v.Fields, compareFields)
		slices.SortStableFunc(v.Mentions, compareMentions)
		r.Variables = append(r.Variables, *v)
	}
	for _, f := range c.files {
		slices.SortStableFunc(f.Mentions, compareMentions)
		r.Files = append(r.Files, *f)
	}
	slices.SortFunc(r.Variables, func(a, b Variable) int { return strings.Compare(a.Name, b.Name) })
	slices.SortFunc(r.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return r
}

// compareFields puts what only resources lead to beside the plugin's others.
func compareFields(a, b Field) int {
	return cmp.Or(strings.Compare(a.Plugin.Category, b.Plugin.Category), strings.Compare(a.Plugin.Name, b.Plugin.Name))
}

func compareMentions(a, b Mention) int {
	if c := a.Position.Line - b.Position.Line; c != 0 {
		return c
	}
	return a.Position.Column - b.Position.Column
}
