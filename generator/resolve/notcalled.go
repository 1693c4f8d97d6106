package resolve

import (
	"go/types"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// checkNotCalled tells of SetDefaults and Validate that stand on structs
// within a config: only those of the config itself are called. Where the
// config has one of its own, that one may call the others.
func (r *resolver) checkNotCalled() {
	typeOf := r.typesOfStructs()
	for _, h := range r.heldStructs() {
		for _, wanted := range configMethods {
			if h.Struct == h.config.model {
				r.warnAmbiguous(h.config, wanted)
			} else {
				r.noteNotCalled(h, typeOf[h.Struct], wanted)
			}
		}
	}
}

func (r *resolver) noteNotCalled(h held, t types.Type, wanted calledMethod) {
	if has(h.config.model, wanted) || r.isConfigStruct(h.Struct) {
		return
	}
	object, _, _ := types.LookupFieldOrMethod(types.NewPointer(t), true, h.config.object.Pkg(), wanted.name)
	method, ok := object.(*types.Func)
	if !ok || !wanted.fits(method.Signature()) || !r.isMain(method.Pkg().Path()) {
		return
	}
	p := r.add(problem.NotCalled, method.Pos(), wanted.name+" of "+h.Owner+" is not called: only that of the config is; call it in "+
		wanted.name+" of "+h.config.object.Name())
	p.Severity, p.Related = problem.Note, r.holder(h)
}

func has(s *model.Struct, wanted calledMethod) bool {
	if wanted.name == setDefaultsMethod.name {
		return s.SetDefaults
	}
	return s.Validate
}

// isConfigStruct reports whether a struct is a config besides standing in
// another one.
func (r *resolver) isConfigStruct(s *model.Struct) bool {
	for _, c := range r.configs {
		if c.model == s {
			return true
		}
	}
	return false
}

// warnAmbiguous tells of a config that embeds two structs with the method: Go
// then gives it neither.
func (r *resolver) warnAmbiguous(c *config, wanted calledMethod) {
	object, index, _ := types.LookupFieldOrMethod(types.NewPointer(c.object.Type()), true, c.object.Pkg(), wanted.name)
	if object != nil || index == nil || !r.isMain(c.object.Pkg().Path()) {
		return
	}
	p := r.add(problem.NotCalled, c.object.Pos(), "several of the structs that "+c.object.Name()+" embeds have a "+wanted.name+
		", and none of them is called; write one on "+c.object.Name()+" itself that calls them")
	p.Severity = problem.Warning
}
