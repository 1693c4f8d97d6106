package interpret

import (
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// structure is a struct of the model, prepared for the decoder.
type structure struct {
	*model.Struct
	infos  []hush.FieldInfo
	byName map[string]int // of the fields, by alias too
	limits []*limits      // of the fields
	// environment and constrained tell whether anything in a struct, structs
	// held by value included, comes from the environment, and whether anything
	// in it is checked.
	environment, constrained bool
}

// add prepares a struct and all in it.
func (c *Checker) add(s *model.Struct) {
	if c.structs[s] != nil {
		return
	}
	of := &structure{Struct: s, byName: map[string]int{}}
	c.structs[s] = of
	for i, f := range s.Fields {
		of.infos = append(of.infos, hush.FieldInfo{Name: f.Name, Aliases: f.Aliases, Env: f.Env, Secret: f.Secret})
		of.limits = append(of.limits, limitsOf(f))
		of.byName[f.Name] = i
		for _, alias := range f.Aliases {
			of.byName[alias] = i
		}
		if inner := f.Type.Leaf().Struct; inner != nil {
			c.add(inner)
		}
	}
	of.environment = holds(s, map[*model.Struct]bool{}, byValue, func(f *model.Field) bool { return f.Env != "" })
	of.constrained = holds(s, map[*model.Struct]bool{}, inside, func(f *model.Field) bool {
		return f.Required || !f.Constraints.IsZero()
	})
}

// holds reports whether something is true of a field of a struct, or of the
// structs that its fields lead to.
func holds(s *model.Struct, seen map[*model.Struct]bool, leads func(*model.FieldType) *model.Struct, is func(*model.Field) bool) bool {
	if seen[s] {
		return false
	}
	seen[s] = true
	for _, f := range s.Fields {
		if is(f) {
			return true
		}
		if inner := leads(f.Type); inner != nil && holds(inner, seen, leads, is) {
			return true
		}
	}
	return false
}

func byValue(t *model.FieldType) *model.Struct { return t.Struct }

func inside(t *model.FieldType) *model.Struct { return t.Leaf().Struct }
