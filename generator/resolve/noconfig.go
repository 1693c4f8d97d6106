package resolve

import (
	"go/types"

	"github.com/hushgen/hushgen/generator/problem"
)

// warnNoConfig warns of annotated structs that no config holds: nothing reads
// what their directives say. Where packages or plugins are left out, or
// something is wrong, that may be the reason.
func (r *resolver) warnNoConfig() {
	if r.Partial || r.Faulty || r.selected || r.Directive.Has("packages") || problem.HasErrors(r.problems) {
		return
	}
	for _, unit := range r.Searched {
		if !unit.Main {
			continue
		}
		for _, name := range unit.Types.Scope().Names() {
			object, ok := unit.Types.Scope().Lookup(name).(*types.TypeName)
			if ok && !object.IsAlias() && r.configs[object] == nil {
				r.warnUnread(object)
			}
		}
	}
}

// warnUnread warns once for a struct, at its first directive.
func (r *resolver) warnUnread(object *types.TypeName) {
	named := structType(object.Type())
	if named == nil {
		return
	}
	for field := range named.Underlying().(*types.Struct).Fields() {
		note := r.fieldNote(field)
		if note == nil || r.fieldsRead[field.Origin()] {
			continue
		}
		p := r.add(problem.NoConfig, note.Pos, "no config holds "+object.Name()+", so nothing reads this //hush:field")
		p.Severity = problem.Warning
		p.Details = []string{"if it is a config, write //hush:config over it; else make it the type of a config's field"}
		return
	}
}
