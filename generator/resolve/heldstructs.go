package resolve

import (
	"go/types"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// held is a struct whose fields are read for a config: that of the config
// itself, or one that stands in it.
type held struct {
	*model.Struct
	config *config
}

// heldStructs returns the structs of all configs, each with the first config
// that holds it.
func (r *resolver) heldStructs() []held {
	var all []held
	seen := map[*model.Struct]bool{}
	var visit func(s *model.Struct, c *config)
	visit = func(s *model.Struct, c *config) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		all = append(all, held{s, c})
		for _, field := range s.Fields {
			visit(field.Type.Leaf().Struct, c)
		}
	}
	for _, c := range r.sortedConfigs() {
		visit(c.model, c) // before others hold it too
	}
	return all
}

// holder names the config around a struct that is none itself.
func (r *resolver) holder(h held) []problem.Related {
	if h.Struct == h.config.model {
		return nil
	}
	return []problem.Related{r.related(h.config.object.Pos(), "held by this config")}
}

// typesOfStructs returns the Go type of each struct that was read.
func (r *resolver) typesOfStructs() map[*model.Struct]types.Type {
	known := map[*model.Struct]types.Type{}
	r.structs.Iterate(func(t types.Type, s any) { known[s.(*model.Struct)] = t })
	return known
}
