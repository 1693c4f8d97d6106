package resolve

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// fieldContext is what the type of a field is read in: its parts report
// problems for the whole field.
type fieldContext struct {
	field *types.Var
	note  *annotations.Annotation
	owner string
	home  model.Package
	// within are the named lists, maps and arrays around the part that is
	// read: one that holds itself has no end.
	within []types.Type
}

func (r *resolver) fieldType(field *types.Var, note *annotations.Annotation, t types.Type, owner string, home model.Package) (*model.FieldType, bool) {
	in := fieldContext{field: field, note: note, owner: owner, home: home}
	if invalid(t) {
		r.invalidField(in)
		return nil, false
	}
	if note != nil && note.Has("category") {
		return r.referenceType(in, t)
	}
	return r.valueType(in, t)
}

func (r *resolver) invalidField(in fieldContext) {
	for _, unit := range r.all() {
		if unit.Types != in.field.Pkg() {
			continue
		}
		for _, err := range unit.TypeErrors {
			position := r.position(err.Pos)
			if own := r.position(in.field.Pos()); position.Filename == own.Filename && position.Line == own.Line {
				r.add(problem.TypeError, err.Pos, err.Msg)
				return
			}
		}
	}
	if r.importsC(in.field.Pos()) {
		r.add(problem.UnsupportedType, in.field.Pos(), "the type of "+in.field.Name()+" can't be read; types of cgo can't be configured")
		return
	}
	p := r.add(problem.TypeError, in.field.Pos(), "the type of "+in.field.Name()+" depends on code that doesn't compile")
	p.Related = r.failedImports(in.field)
}

// importsC reports whether the file at a position uses cgo.
func (r *resolver) importsC(pos token.Pos) bool {
	for _, unit := range r.all() {
		for _, file := range unit.Files {
			if file.FileStart <= pos && pos < file.FileEnd {
				return slices.ContainsFunc(file.Imports, func(spec *ast.ImportSpec) bool { return spec.Path.Value == `"C"` })
			}
		}
	}
	return false
}

// valueType reads a type that holds values or, when it is a contract, a
// resource.
func (r *resolver) valueType(in fieldContext, t types.Type) (*model.FieldType, bool) {
	if isRef(t) || r.contractCategory(t) != nil {
		return r.referenceType(in, t)
	}
	if kind, ok := singleKind(t); ok {
		return r.singleType(in, t, kind)
	}
	if isNamed(t, urlPath, "URL") {
		return r.refuseType(in, t, "use *url.URL")
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return r.basicType(in, t, u)
	case *types.Struct:
		if reason := r.unreachable(t, map[types.Type]bool{}); reason != "" {
			return r.refuseType(in, t, "the registry can't use it: "+reason)
		}
		if isOpaque(u) {
			return r.refuseType(in, t, "none of its fields is exported; "+r.insteadOfOpaque(in, t))
		}
		if r.nesting >= maxNesting {
			return r.refuseType(in, t, "its structs nest too deep, without end perhaps")
		}
		if r.isForeign(in, t) {
			return r.foreignType(in, t)
		}
		return &model.FieldType{Kind: model.StructKind, Type: modelType(t), Struct: r.structOf(t, in.owner, in.home)}, true
	case *types.Pointer:
		return r.elementType(in, t, u.Elem(), &model.FieldType{Kind: model.Pointer})
	case *types.Slice:
		return r.elementType(in, t, u.Elem(), &model.FieldType{Kind: model.Slice})
	case *types.Array:
		return r.elementType(in, t, u.Elem(), &model.FieldType{Kind: model.Array, Length: u.Len()})
	case *types.Map:
		if reason := r.keyReason(u.Key()); reason != "" {
			return r.refuseType(in, t, reason)
		}
		return r.elementType(in, t, u.Elem(), &model.FieldType{Kind: model.Map})
	case *types.Interface:
		return r.refuseType(in, t, interfaceReason(t, u))
	}
	return r.refuseType(in, t, "use a type that a file can hold: bool, numbers, string, time.Duration, time.Time, types with UnmarshalText, structs, lists, map[string]T")
}

func interfaceReason(t types.Type, methods *types.Interface) string {
	switch {
	case methods.Empty():
		return "use any, which takes what a file holds"
	case implementsUnmarshalText(methods):
		return "no value stands behind an interface yet; use a type that implements it"
	case isError(t):
		return "it is not the contract of any category; use string"
	}
	return "it is not the contract of any category" + takeAsParameter
}

// keyReason says why a type can't be that of a map's keys, or "".
func (r *resolver) keyReason(key types.Type) string {
	basic, ok := key.Underlying().(*types.Basic)
	if !ok || basic.Kind() != types.String {
		return "the keys of a map must be strings; use map[string]T"
	}
	if readsText(key) {
		return "the UnmarshalText of its keys would not be called; use string"
	}
	if named, ok := types.Unalias(key).(*types.Named); ok {
		if reason := r.objectReason(named.Obj()); reason != "" {
			return "the registry can't use it: " + reason
		}
	}
	return ""
}

func (r *resolver) elementType(in fieldContext, t, elem types.Type, whole *model.FieldType) (*model.FieldType, bool) {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		if whole.Kind == model.Pointer {
			return r.refuseType(in, t, "use the pointer type without a name of its own")
		}
		if reason := r.objectReason(named.Obj()); reason != "" {
			return r.refuseType(in, t, "the registry can't use it: "+reason)
		}
		if slices.ContainsFunc(in.within, func(around types.Type) bool { return types.Identical(around, t) }) {
			return r.refuseType(in, t, "it holds itself; put a struct in between")
		}
		in.within = append(slices.Clip(in.within), t)
	}
	inner, ok := r.valueType(in, elem)
	whole.Type, whole.Elem = modelType(t), inner
	return whole, ok
}

func (r *resolver) refuseType(in fieldContext, t types.Type, reason string) (*model.FieldType, bool) {
	r.add(problem.UnsupportedType, in.field.Pos(), "the field "+in.field.Name()+" has the type "+in.text(in.field.Type())+in.partText(t)+", which can't be configured: "+reason)
	return nil, false
}

// text writes a type as the field's package would.
func (in fieldContext) text(t types.Type) string { return typeText(t, in.field.Pkg()) }

// partText names the part of the field's type that is meant.
func (in fieldContext) partText(part types.Type) string {
	if types.Identical(in.field.Type(), part) {
		return ""
	}
	return " with " + in.text(part) + " in it"
}

func itoa(i int) string { return strconv.Itoa(i) }
