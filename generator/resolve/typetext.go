package resolve

import (
	"go/types"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

func isNamed(t types.Type, path, name string) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == path && named.Obj().Name() == name
}

// structType returns the named struct type behind t or *t.
func structType(t types.Type) *types.Named {
	t = types.Unalias(t)
	if pointer, ok := t.(*types.Pointer); ok {
		t = types.Unalias(pointer.Elem())
	}
	named, ok := t.(*types.Named)
	if !ok {
		return nil
	}
	if _, ok := named.Underlying().(*types.Struct); !ok {
		return nil
	}
	return named
}

// typeText writes a type as the package from would: its own types without a
// package's name, others with it. Long types are cut.
func typeText(t types.Type, from *types.Package) string { return abridged(fullTypeText(t, from)) }

func fullTypeText(t types.Type, from *types.Package) string {
	return types.TypeString(t, func(p *types.Package) string {
		if p == from {
			return ""
		}
		return p.Name()
	})
}

// modelType writes a type with each package as its path and name between «».
func modelType(t types.Type) model.Type {
	return model.Type(types.TypeString(t, func(p *types.Package) string { return "«" + p.Path() + " " + p.Name() + "»" }))
}

func kindText(t types.Type) string {
	switch t.Underlying().(type) {
	case *types.Interface:
		return "an interface"
	case *types.Pointer:
		return "a pointer"
	case *types.Slice:
		return "a slice"
	case *types.Array:
		return "an array"
	case *types.Map:
		return "a map"
	case *types.Chan:
		return "a channel"
	case *types.Signature:
		return "a function type"
	case *types.Struct:
		return "a struct"
	}
	return strings.TrimPrefix(typeText(t.Underlying(), nil), "untyped ")
}
