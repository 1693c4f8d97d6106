package variables

import (
	"slices"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Report is everything that a registry reads besides its resources.
type Report struct {
	Registry *model.Registry
	// Variables are sorted by name, Files by path.
	Variables []Variable
	Files     []File
}

// Variable is an environment variable with all that reads it.
type Variable struct {
	Name string
	// Fields are the fields of configs that take it, sorted by plugin.
	Fields []Field
	// Mentions are where the resources file says ${Name}, in its order.
	Mentions []Mention
}

// File is a file that the resources file says by ${file:…}.
type File struct {
	// Path is absolute, Mentions are in the order of the resources file.
	Path     string
	Mentions []Mention
}

// Field is a field of a config with env=.
type Field struct {
	Plugin *model.Plugin
	// Path leads to the field from the config: "retry.max", "keys[].secret".
	// What a struct within itself repeats is there when a resource leaves it out.
	Path  string
	Field *model.Field
	// Resources are the keys of those resources of the registry's file that
	// leave the field out, so that the variable counts. It is nil when the
	// registry names no file.
	Resources []string
	// Perhaps are the keys of those that leave it out if they have this plugin,
	// which a variable decides that isn't set.
	Perhaps []string
}

// Needed reports whether somebody has to set the variable for the field.
func (f *Field) Needed(r *Report) bool {
	return f.Field.Required && (len(f.Resources) > 0 || !r.HasFile())
}

// Used reports whether a resource leaves the field out, or may do so.
func (f *Field) Used() bool { return len(f.Resources)+len(f.Perhaps) > 0 }

// Mention is a ${…} in the resources file.
type Mention struct {
	// Resource is the resource's key, Path leads from it to the value.
	Resource, Path string
	Position       hush.Position
	// Field is the field that takes the value, nil when that isn't known.
	Field *model.Field
	// Default is what stands there for a missing value; HasDefault tells
	// whether there is any.
	Default    string
	HasDefault bool
}

// Secret reports whether the value may not be shown.
func (m *Mention) Secret() bool { return m.Field != nil && m.Field.Secret }

// HasFile reports whether the registry names a resources file.
func (r *Report) HasFile() bool { return r.Registry.Resources != "" }

// Required reports whether something can't do without the variable.
func (r *Report) Required(v *Variable) bool {
	return v.mentionNeeds() ||
		slices.ContainsFunc(v.Fields, func(f Field) bool { return f.Needed(r) })
}

// Unused reports whether no resource of the registry's file reads the
// variable.
func (r *Report) Unused(v *Variable) bool {
	used := func(f Field) bool { return f.Used() }
	return r.HasFile() && len(v.Mentions) == 0 && !slices.ContainsFunc(v.Fields, used)
}

// Secret reports whether anything that reads the variable takes it for one.
func (v *Variable) Secret() bool {
	return slices.ContainsFunc(v.Fields, func(f Field) bool { return f.Field.Secret }) ||
		slices.ContainsFunc(v.Mentions, func(m Mention) bool { return m.Secret() })
}

// Default returns what counts without the variable, when all that read it
// agree about that. A secret has none to show.
func (v *Variable) Default() (text string, ok bool) {
	if v.Secret() {
		return "", false
	}
	var all []string
	for _, f := range v.Fields {
		if f.Field.Default == nil || f.Field.Default.List {
			return "", false
		}
		all = append(all, textOf(f.Field, f.Field.Default.Literals[0]))
	}
	for _, m := range v.Mentions {
		if !m.HasDefault {
			return "", false
		}
		all = append(all, m.Default)
	}
	all = slices.Compact(all)
	return all[0], len(all) == 1
}
