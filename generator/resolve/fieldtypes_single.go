package resolve

import (
	"go/token"
	"go/types"

	"github.com/hushgen/hushgen/generator/model"
)

// singleType reads a type that takes one value whole, whatever it is made of:
// see [singleKind].
func (r *resolver) singleType(in fieldContext, t types.Type, kind model.Kind) (*model.FieldType, bool) {
	switch {
	case kind == model.URL:
		return &model.FieldType{Kind: kind, Type: "*«net/url url».URL"}, true
	case kind != model.Text || isChecked(t):
		// Without the aliases that code may have for types so well known.
		return &model.FieldType{Kind: kind, Type: modelType(types.Unalias(t))}, true
	}
	if reason := textReason(t); reason != "" {
		return r.refuseType(in, t, reason)
	}
	if reason := r.unreachable(t, map[types.Type]bool{}); reason != "" {
		return r.refuseType(in, t, "the registry can't use it: "+reason)
	}
	return &model.FieldType{Kind: kind, Type: modelType(t)}, true
}

const (
	urlPath       = "net/url"
	unmarshalText = "UnmarshalText"
)

// singleKind tells how a type is read that takes one value whole.
func singleKind(t types.Type) (kind model.Kind, ok bool) {
	switch {
	case isNamed(t, "time", "Duration"):
		return model.Duration, true
	case isNamed(t, "time", "Time"):
		return model.Time, true
	case isNamed(t, HushPath, "Secret"):
		return model.Secret, true
	case isNamed(t, HushPath, "Node"):
		return model.Node, true
	case isPointerTo(t, urlPath, "URL"):
		return model.URL, true
	case isAny(t):
		return model.Any, true
	case !types.IsInterface(t) && !isPointer(t) && readsText(t):
		return model.Text, true
	}
	return 0, false
}

// isChecked tells the types whose texts are checked when generating.
func isChecked(t types.Type) bool { return textParsers[modelType(types.Unalias(t))] != nil }

// isAny tells any from empty interfaces with a name of their own.
func isAny(t types.Type) bool {
	empty, ok := types.Unalias(t).(*types.Interface)
	return ok && empty.Empty()
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

func isPointerTo(t types.Type, path, name string) bool {
	pointer, ok := types.Unalias(t).(*types.Pointer)
	return ok && isNamed(pointer.Elem(), path, name)
}

// readsText reports whether a variable of a type has a method UnmarshalText.
func readsText(t types.Type) bool {
	return types.NewMethodSet(types.NewPointer(t)).Lookup(nil, unmarshalText) != nil
}

// textUnmarshaler is encoding.TextUnmarshaler.
var textUnmarshaler = func() *types.Interface {
	text := types.NewVar(token.NoPos, nil, "text", types.NewSlice(types.Typ[types.Byte]))
	err := types.NewVar(token.NoPos, nil, "", types.Universe.Lookup("error").Type())
	signature := types.NewSignatureType(nil, nil, nil, types.NewTuple(text), types.NewTuple(err), false)
	return types.NewInterfaceType([]*types.Func{types.NewFunc(token.NoPos, nil, unmarshalText, signature)}, nil).Complete()
}()

func implementsUnmarshalText(t types.Type) bool { return types.Implements(t, textUnmarshaler) }

// textReason says why an UnmarshalText can't read the values of a type, or "".
func textReason(t types.Type) string {
	if !implementsUnmarshalText(types.NewPointer(t)) {
		return "its method UnmarshalText must be func([]byte) error"
	}
	_, index, _ := types.LookupFieldOrMethod(t, true, nil, unmarshalText)
	for within := t; len(index) > 1; index = index[1:] {
		fields := within.Underlying().(*types.Struct)
		embedded := fields.Field(index[0])
		within = embedded.Type()
		switch {
		case isPointer(within) || types.IsInterface(within):
			return "its UnmarshalText is that of the embedded " + embedded.Name() + ", which is nil; write one of its own"
		case countExported(fields) > 1:
			return "its UnmarshalText is that of the embedded " + embedded.Name() + " and leaves the other fields out; write one of its own, or give the embedded field a name"
		}
	}
	return ""
}

func countExported(t *types.Struct) int {
	count := 0
	for field := range t.Fields() {
		if field.Exported() || field.Embedded() {
			count++
		}
	}
	return count
}
