package resolve

import (
	"go/types"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// forms is what a factory may look like, for problems.
const forms = "a factory is func([ctx context.Context,] [config,] [hush.Key,] [host values…]) (T [, error])"

// readSignature reads parameters and results of a factory. It reports false
// after a problem.
func (r *resolver) readSignature(f *factory) bool {
	signature := f.object.Signature()
	if invalid(signature) || signature.Recv() != nil && invalid(signature.Recv().Type()) {
		r.typeErrors(f.unit, f.decl.Type)
		return false
	}
	if signature.TypeParams() != nil || signature.RecvTypeParams() != nil {
		return r.refuseSignature(f, "it has type parameters")
	}
	if signature.Variadic() {
		return r.refuseSignature(f, "its last parameter is variadic")
	}
	return r.readReceiver(f, signature) && r.readParameters(f, signature.Params()) && r.readResults(f, signature.Results())
}

func (r *resolver) refuseSignature(f *factory, reason string) bool {
	p := r.add(problem.BadSignature, f.object.Pos(), f.object.Name()+" can't be a factory: "+reason)
	p.Details = []string{forms}
	return false
}

func (r *resolver) readReceiver(f *factory, signature *types.Signature) bool {
	if signature.Recv() == nil {
		return true
	}
	named := structType(signature.Recv().Type())
	if named == nil {
		return r.refuseSignature(f, "it is a method of "+f.text(signature.Recv().Type())+", which is no struct")
	}
	f.method = true
	f.config = r.configOf(named.Obj(), f.unit)
	return true
}

func (r *resolver) readParameters(f *factory, parameters *types.Tuple) bool {
	key := false
	for i := range parameters.Len() {
		parameter := parameters.At(i)
		switch {
		case isNamed(parameter.Type(), "context", "Context"):
			if i != 0 {
				return r.refuseSignature(f, "context.Context must be the first parameter")
			}
			f.parameters = append(f.parameters, model.Parameter{Kind: model.ContextParameter})
		case isNamed(parameter.Type(), HushPath, "Key"):
			if key {
				return r.refuseSignature(f, "it takes hush.Key twice")
			}
			key = true
			f.parameters = append(f.parameters, model.Parameter{Kind: model.KeyParameter})
		case f.config == nil && r.isConfig(f, parameter.Type()):
			if structType(parameter.Type()).TypeArgs().Len() > 0 {
				return r.refuseSignature(f, "its config "+f.text(parameter.Type())+" is an instance of a generic type; declare a type of its own for it")
			}
			f.config = r.configOf(structType(parameter.Type()).Obj(), f.unit)
			if len(f.parameters) > 0 && f.parameters[len(f.parameters)-1].Kind != model.ContextParameter {
				return r.refuseSignature(f, "the config must stand before hush.Key and the host values")
			}
			f.parameters = append(f.parameters, model.Parameter{Kind: configKind(parameter.Type())})
		case r.isAnnotatedConfig(parameter.Type()):
			return r.refuseSignature(f, "it takes two configs, "+f.config.object.Name()+" and "+f.text(parameter.Type()))
		default:
			if !r.readHost(f, parameter) {
				return false
			}
		}
	}
	return true
}

func configKind(t types.Type) model.ParameterKind {
	if _, ok := types.Unalias(t).(*types.Pointer); ok {
		return model.ConfigPointerParameter
	}
	return model.ConfigParameter
}

// isConfig tells a config from a host value: both may be structs. A struct is
// the config when it has //hush:config, or when the factory has a name of its
// own and the struct has annotated fields or stands in the factory's package.
func (r *resolver) isConfig(f *factory, t types.Type) bool {
	named := structType(t)
	if named == nil {
		return false
	}
	return r.isAnnotatedConfig(t) || named.Obj().Pkg() == f.object.Pkg() || r.hasFieldNotes(named)
}

func (r *resolver) isAnnotatedConfig(t types.Type) bool {
	named := structType(t)
	if named == nil {
		return false
	}
	c := r.configs[named.Obj()]
	return c != nil && c.note != nil
}

func (r *resolver) hasFieldNotes(named *types.Named) bool {
	s := named.Underlying().(*types.Struct)
	for field := range s.Fields() {
		if r.fieldNote(field) != nil {
			return true
		}
	}
	return false
}

// configOf returns the config of a struct type, which need not be annotated.
func (r *resolver) configOf(object *types.TypeName, unit *Unit) *config {
	c := r.configs[object]
	if c == nil {
		c = &config{unit: unit, object: object}
		r.configs[object] = c
	}
	return c
}

func (r *resolver) readResults(f *factory, results *types.Tuple) bool {
	switch {
	case results.Len() == 0:
		return r.refuseSignature(f, "it returns nothing")
	case results.Len() > 2:
		return r.refuseSignature(f, "it returns more than two values")
	case isError(results.At(0).Type()):
		return r.refuseSignature(f, "its first result is an error")
	case results.Len() == 2 && !isError(results.At(1).Type()):
		return r.refuseSignature(f, "its second result is "+f.text(results.At(1).Type())+", not error")
	}
	f.result, f.hasError = results.At(0).Type(), results.Len() == 2
	return true
}
