package variables

import (
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// collector gathers a report.
type collector struct {
	variables map[string]*Variable
	files     map[string]*File
}

func (c *collector) variable(name string) *Variable {
	v := c.variables[name]
	if v == nil {
		v = &Variable{Name: name}
		c.variables[name] = v
	}
	return v
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

func compareMentions(a, b Mention) int {
	if c := a.Position.Line - b.Position.Line; c != 0 {
		return c
	}
	return a.Position.Column - b.Position.Column
}
