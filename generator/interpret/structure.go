package interpret

import (
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// structure is a struct of the model, prepared for the decoder.
type structure struct {
	*model.Struct
	infos  []hush.FieldInfo
	limits []*limits // of the fields
	// environment and constrained tell whether anything in a struct, structs
	// held by value included, comes from the environment, and whether anything
	// in it is checked.
	environment, constrained bool
	// weight is that of a variable; see [Checker.weight].
	weight int64
}

// add prepares a struct and all in it.
func (c *Checker) add(s *model.Struct) {
	if c.structs[s] != nil {
		return
	}
	of := &structure{Struct: s}
	c.structs[s] = of
	for _, f := range s.Fields {
		of.infos = append(of.infos, hush.FieldInfo{
			Name: f.Name, Options: &hush.FieldOptions{Aliases: f.Aliases, Env: f.Env, Secret: f.Secret},
		})
		of.limits = append(of.limits, limitsOf(f))
		if inner := f.Type.Leaf().Struct; inner != nil {
			c.add(inner)
		}
	}
	of.environment, of.constrained = s.HasEnvironment(), s.HasChecks()
}
