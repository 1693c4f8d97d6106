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
	if kind, ok := specialKind(t); ok {
		return &model.FieldType{Kind: kind, Type: modelType(t)}, true
	}
	if text := notYet(t); text != "" {
		return r.refuseType(in, t, text+" not supported yet")
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return r.basicType(in, t, u)
	case *types.Struct:
		if reason := r.unreachable(t, map[types.Type]bool{}); reason != "" {
			return r.refuseType(in, t, "the registry can't use it: "+reason)
		}
		if r.nesting >= maxNesting {
			return r.refuseType(in, t, "its structs nest too deep, without end perhaps")
		}
		return &model.FieldType{Kind: model.StructKind, Type: modelType(t), Struct: r.structOf(t, in.owner, in.home)}, true
	case *types.Pointer:
		return r.elementType(in, t, u.Elem(), &model.FieldType{Kind: model.Pointer})
	case *types.Slice:
		return r.elementType(in, t, u.Elem(), &model.FieldType{Kind: model.Slice})
	case *types.Array:
		return r.elementType(in, t, u.Elem(), &model.FieldType{Kind: model.Array, Length: u.Len()})
	case *types.Map:
		if !types.Identical(types.Unalias(u.Key()), types.Typ[types.String]) {
			return r.refuseType(in, t, "the keys of a map must be of type string")
		}
		return r.elementType(in, t, u.Elem(), &model.FieldType{Kind: model.Map})
	case *types.Interface:
		return r.refuseType(in, t, "it is not the contract of any category")
	}
	return r.refuseType(in, t, "use a type that a file can hold: bool, numbers, string, time.Duration, structs, lists, map[string]T")
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

func specialKind(t types.Type) (model.Kind, bool) {
	switch {
	case isNamed(t, "time", "Duration"):
		return model.Duration, true
	case isNamed(t, HushPath, "Secret"):
		return model.Secret, true
	}
	return 0, false
}

// notYet names the types that a later version reads.
func notYet(t types.Type) string {
	switch {
	case isNamed(t, HushPath, "Node"), isNamed(t, "time", "Time"):
		return typeText(t, nil) + " is"
	case hasUnmarshalText(t):
		return "types with UnmarshalText are"
	case isPointerTo(t, "net/url", "URL"), isNamed(t, "net/url", "URL"):
		return "net/url.URL is"
	}
	if u, ok := t.Underlying().(*types.Interface); ok && u.Empty() {
		return "any is"
	}
	return ""
}

func isPointerTo(t types.Type, path, name string) bool {
	pointer, ok := types.Unalias(t).(*types.Pointer)
	return ok && isNamed(pointer.Elem(), path, name)
}

func hasUnmarshalText(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || isNamed(t, HushPath, "Secret") {
		return false
	}
	if types.IsInterface(t) {
		return false
	}
	selection := types.NewMethodSet(types.NewPointer(named)).Lookup(nil, "UnmarshalText")
	return selection != nil
}

var basicKinds = map[types.BasicKind]model.FieldType{
	types.Bool: {Kind: model.Bool}, types.String: {Kind: model.String},
	types.Int: {Kind: model.Int}, types.Int8: {Kind: model.Int, Bits: 8}, types.Int16: {Kind: model.Int, Bits: 16},
	types.Int32: {Kind: model.Int, Bits: 32}, types.Int64: {Kind: model.Int, Bits: 64},
	types.Uint: {Kind: model.Uint}, types.Uint8: {Kind: model.Uint, Bits: 8}, types.Uint16: {Kind: model.Uint, Bits: 16},
	types.Uint32: {Kind: model.Uint, Bits: 32}, types.Uint64: {Kind: model.Uint, Bits: 64},
	types.Float32: {Kind: model.Float, Bits: 32}, types.Float64: {Kind: model.Float, Bits: 64},
}

func (r *resolver) basicType(in fieldContext, t types.Type, basic *types.Basic) (*model.FieldType, bool) {
	known, ok := basicKinds[basic.Kind()]
	if !ok {
		return r.refuseType(in, t, "no file can hold such a value")
	}
	if named, isNamed := types.Unalias(t).(*types.Named); isNamed {
		known.Named = true
		if reason := r.objectReason(named.Obj()); reason != "" {
			return r.refuseType(in, t, "the registry can't use it: "+reason)
		}
		known.Enum = r.enumOf(in, named, known)
	}
	known.Type = modelType(t)
	return &known, true
}

func itoa(i int) string { return strconv.Itoa(i) }
