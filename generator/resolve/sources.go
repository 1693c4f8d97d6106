package resolve

import (
	"go/types"
	"slices"
)

// telling are the methods whose being there makes a difference to a registry.
var telling = []string{"Start", "Close", "Check", "SetDefaults", "Validate"}

// sources returns the files that hold the type of a factory's result, and the
// telling methods of result and config. Some builds may have others.
func (r *resolver) sources(f *factory) []string {
	var files []string
	add := func(object types.Object) {
		if object != nil && object.Pos().IsValid() {
			files = append(files, r.position(object.Pos()).Filename)
		}
	}
	kinds := []types.Type{f.result}
	if f.config != nil {
		kinds = append(kinds, f.config.object.Type())
	}
	for _, t := range kinds {
		add(typeName(t))
		for _, name := range telling {
			object, _, _ := types.LookupFieldOrMethod(t, true, f.object.Pkg(), name)
			if method, ok := object.(*types.Func); ok {
				add(method)
			}
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// typeName returns the name of a type or of what it points to; nil when it has
// none.
func typeName(t types.Type) types.Object {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		return named.Obj()
	}
	return nil
}
