package variables

import (
	"slices"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// mostFields bounds how many fields of one config, or of one resource, are
// looked at: structs that hold several others, which do so again, have more
// than anybody could list.
const mostFields = 20_000

// fields adds the fields of all configs.
func (c *collector) fields(registry *model.Registry) {
	for _, category := range registry.Categories {
		for _, p := range category.Plugins {
			if p.Config == nil {
				continue
			}
			s := declared{collector: c, plugin: p}
			s.structure(p.Config, "", nil)
		}
	}
}

// declared looks for the variables of one plugin.
type declared struct {
	*collector
	plugin *model.Plugin
	looked int
}

func (d *declared) structure(s *model.Struct, prefix string, within []*model.Struct) {
	if slices.Contains(within, s) {
		return
	}
	within = append(slices.Clip(within), s)
	for _, f := range s.Fields {
		if d.looked++; d.looked > mostFields {
			return
		}
		path := prefix + f.Name
		if f.Env != "" {
			d.field(d.plugin, f, path)
		}
		if leaf := f.Type.Leaf(); leaf.Struct != nil {
			d.structure(leaf.Struct, path+f.Type.Steps()+".", within)
		}
	}
}

// resource is one that is looked through for the fields that it leaves out.
type resource struct {
	*collector
	key     string
	plugin  *model.Plugin
	perhaps bool // it may have another plugin
	looked  int
}

// structure looks through a struct and those in it. The node is the zero one
// for a struct that is there though the source says nothing of it.
func (r *resource) structure(s *model.Struct, n hush.Node, prefix string) {
	for _, f := range s.Fields {
		if r.looked++; r.looked > mostFields {
			return
		}
		value, path := given(f, n), prefix+f.Name
		if f.Env != "" && value.Absent() {
			r.leavesOut(f, path)
		}
		r.values(f.Type, value, path)
	}
}

// given returns the value of a field, by one of its names.
func given(f *model.Field, n hush.Node) hush.Node {
	value := n.Get(f.Name)
	for _, alias := range f.Aliases {
		if value.Absent() {
			value = n.Get(alias)
		}
	}
	return value
}

// values goes on to the structs that a value holds.
func (r *resource) values(t *model.FieldType, n hush.Node, path string) {
	switch {
	case t.Kind == model.StructKind:
		r.structure(t.Struct, n, path+".")
	case n.Absent() || t.Leaf().Struct == nil:
	case t.Kind == model.Pointer:
		r.values(t.Elem, n, path)
	case t.Kind == model.Map:
		for field := range n.Fields() {
			r.values(t.Elem, field.Value, path+".*")
		}
	default:
		for item := range n.Items() {
			r.values(t.Elem, item, path+"[]")
		}
	}
}

// leavesOut notes that the field's variable counts. A struct within itself is
// declared once, so the field may be one that only this resource leads to.
func (r *resource) leavesOut(f *model.Field, path string) {
	known := r.field(r.plugin, f, path)
	keys := &known.Resources
	if r.perhaps {
		keys = &known.Perhaps
	}
	if last := len(*keys) - 1; last < 0 || (*keys)[last] != r.key {
		*keys = append(*keys, r.key)
	}
}
