package resolve

import (
	"go/token"
	"go/types"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// goPath returns how Go reaches a field of the config: by its own name when
// that is not ambiguous, else through the embedded structs.
func (r *resolver) goPath(root types.Type, field *types.Var, prefix string) (string, bool) {
	if prefix == "" {
		return field.Name(), true
	}
	if found, _, _ := types.LookupFieldOrMethod(root, true, field.Pkg(), field.Name()); found == field {
		return field.Name(), true
	}
	path := prefix + field.Name()
	for _, element := range splitPath(prefix) {
		if !token.IsExported(element) && field.Pkg().Path() != r.Output.Path {
			return "", false
		}
	}
	return path, true
}

func splitPath(prefix string) []string {
	var elements []string
	for start, i := 0, 0; i < len(prefix); i++ {
		if prefix[i] == '.' {
			elements = append(elements, prefix[start:i])
			start = i + 1
		}
	}
	return elements
}

func (r *resolver) takeFieldName(name string, pos token.Pos, seen map[string]token.Pos) {
	if name == "" {
		r.add(problem.BadFieldName, pos, "the name of a field can't be empty")
		return
	}
	if first, ok := seen[name]; ok {
		p := r.add(problem.BadFieldName, pos, "two fields are named "+name+" in files")
		p.Related = append(p.Related, r.related(first, "the other one"))
		return
	}
	seen[name] = pos
}

// checkSelectors refuses the names that choose a resource's plugin.
func (r *resolver) checkSelectors(s *model.Struct) {
	for _, name := range []string{"type", "_class"} {
		if pos, taken := r.fieldNames[s][name]; taken {
			r.add(problem.BadFieldName, pos, "a field of a config can't be named "+name+" in files: it chooses the plugin of a resource; give it another name with name=")
		}
	}
}
