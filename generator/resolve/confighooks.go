package resolve

import (
	"go/types"
	"strings"

	"github.com/hushgen/hushgen/generator/problem"
)

// The methods that are called on configs.
var (
	setDefaultsMethod = calledMethod{"SetDefaults", "func()", func(s *types.Signature) bool {
		return s.Params().Len() == 0 && s.Results().Len() == 0
	}}
	validateMethod = calledMethod{"Validate", "func() error", takesNothing}

	configMethods = []calledMethod{setDefaultsMethod, validateMethod}
)

// hook finds SetDefaults or Validate of a config, and refuses one of another
// signature.
func (r *resolver) hook(config *types.Named, wanted calledMethod) bool {
	object, _, _ := types.LookupFieldOrMethod(types.NewPointer(config), true, config.Obj().Pkg(), wanted.name)
	method, ok := object.(*types.Func)
	if !ok {
		return false
	}
	if !wanted.fits(method.Signature()) {
		have := strings.TrimPrefix(types.TypeString(withoutReceiver(method), types.RelativeTo(config.Obj().Pkg())), "func")
		r.add(problem.BadMethod, method.Pos(), wanted.name+" of the config "+config.Obj().Name()+" must be "+
			strings.Replace(wanted.forms, "func", "func "+wanted.name, 1)+", found "+wanted.name+have)
		return false
	}
	if wanted.name == "SetDefaults" && isOnCopy(method) {
		r.add(problem.BadMethod, method.Pos(), "SetDefaults of the config "+config.Obj().Name()+" needs a pointer receiver: on a copy it changes nothing")
		return false
	}
	return true
}

func withoutReceiver(method *types.Func) *types.Signature {
	s := method.Signature()
	return types.NewSignatureType(nil, nil, nil, s.Params(), s.Results(), s.Variadic())
}

// isOnCopy reports whether a method gets a copy of the struct that it is of.
func isOnCopy(method *types.Func) bool { return isStruct(method.Signature().Recv().Type()) }
