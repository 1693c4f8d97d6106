package typed

import "go/types"

// Invalid reports whether the type of obj depends on a declaration that could
// not be resolved, so that what seems wrong with obj may be wrong elsewhere.
// It looks into everything that the type is made of, except for unexported fields
// of other packages and the methods of concrete types.
func Invalid(obj types.Object) bool {
	if obj == nil {
		return true
	}
	search := &invalidSearch{from: obj.Pkg(), seen: map[types.Type]bool{}}
	return search.any(obj.Type())
}

type invalidSearch struct {
	from *types.Package
	seen map[types.Type]bool
}

func (s *invalidSearch) any(typ types.Type) bool {
	if typ == nil || s.seen[typ] {
		return false
	}
	s.seen[typ] = true
	switch typ := typ.(type) {
	case *types.Basic:
		return typ.Kind() == types.Invalid
	case *types.Map:
		return s.any(typ.Key()) || s.any(typ.Elem())
	case interface{ Elem() types.Type }: // pointer, slice, array, channel
		return s.any(typ.Elem())
	case *types.Signature:
		return s.any(typ.Params()) || s.any(typ.Results())
	case *types.Tuple:
		return s.variables(typ)
	case *types.Struct:
		return s.fields(typ)
	case *types.Interface:
		return s.methods(typ)
	case *types.Union:
		return s.terms(typ)
	case *types.Alias:
		return s.arguments(typ.TypeArgs()) || s.any(types.Unalias(typ))
	case *types.Named:
		return s.arguments(typ.TypeArgs()) || s.any(typ.Underlying())
	case *types.TypeParam:
		return s.any(typ.Constraint())
	}
	return false
}

func (s *invalidSearch) variables(tuple *types.Tuple) bool {
	for variable := range tuple.Variables() {
		if s.any(variable.Type()) {
			return true
		}
	}
	return false
}

func (s *invalidSearch) fields(typ *types.Struct) bool {
	for field := range typ.Fields() {
		if (field.Exported() || field.Pkg() == s.from) && s.any(field.Type()) {
			return true
		}
	}
	return false
}

func (s *invalidSearch) methods(typ *types.Interface) bool {
	for method := range typ.ExplicitMethods() {
		if s.any(method.Type()) {
			return true
		}
	}
	for embedded := range typ.EmbeddedTypes() {
		if s.any(embedded) {
			return true
		}
	}
	return false
}

func (s *invalidSearch) terms(typ *types.Union) bool {
	for term := range typ.Terms() {
		if s.any(term.Type()) {
			return true
		}
	}
	return false
}

func (s *invalidSearch) arguments(list *types.TypeList) bool {
	for argument := range list.Types() {
		if s.any(argument) {
			return true
		}
	}
	return false
}
