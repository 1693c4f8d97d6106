package resolve

import "go/types"

// resolveLoose checks the annotated structs that no config holds, as far as
// those of other packages may.
func (r *resolver) resolveLoose() {
	if !r.Partial || r.selected {
		return
	}
	for _, unit := range r.Searched {
		if unit.Name == "main" {
			continue
		}
		for _, name := range unit.Types.Scope().Names() {
			object, ok := unit.Types.Scope().Lookup(name).(*types.TypeName)
			if ok && object.Exported() && !object.IsAlias() && r.configs[object] == nil {
				r.resolveOneLoose(object)
			}
		}
	}
}

func (r *resolver) resolveOneLoose(object *types.TypeName) {
	named := structType(object.Type())
	if named != nil && named.TypeParams() == nil && r.hasUnread(named) {
		r.structOf(named, object.Name(), modelPackage(object.Pkg()))
	}
}

// hasUnread reports whether a struct has annotated fields that weren't read.
func (r *resolver) hasUnread(named *types.Named) bool {
	for field := range named.Underlying().(*types.Struct).Fields() {
		if r.fieldNote(field) != nil && !r.fieldsRead[field.Origin()] {
			return true
		}
	}
	return false
}
