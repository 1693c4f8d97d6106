package resolve

import (
	"go/constant"
	"go/types"
	"slices"
	"strconv"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// enumOf returns the constants of a named type when they are the field's
// allowed values: the type is a string or an integer, belongs to the config's
// module, has two or more constants in its package and no UnmarshalText.
// enum=open turns that off, a bare enum turns it on for any type.
func (r *resolver) enumOf(in fieldContext, named *types.Named, kind model.FieldType) []model.Literal {
	var option, bare bool
	if in.note != nil {
		o, ok := in.note.Option("enum")
		option, bare = ok, ok && !o.HasValue
	}
	if option && !bare {
		return nil
	}
	if kind.Kind != model.String && kind.Kind != model.Int && kind.Kind != model.Uint {
		return nil
	}
	if !bare && !r.sameModule(in.home.Path, named.Obj().Pkg().Path()) {
		return nil
	}
	literals := constantsOf(named)
	if len(literals) < 2 && !bare {
		return nil
	}
	if len(literals) == 0 {
		option, _ := in.note.Option("enum")
		r.add(problem.BadValue, option.KeyPos, "enum on "+in.field.Name()+": "+typeText(named, in.field.Pkg())+" has no constants in its package")
	}
	return literals
}

// constantsOf returns the constants of the type in the order of their
// declaration, each value once. Where the type is exported, so are they.
func constantsOf(named *types.Named) []model.Literal {
	scope := named.Obj().Pkg().Scope()
	var constants []*types.Const
	for _, name := range scope.Names() {
		c, ok := scope.Lookup(name).(*types.Const)
		if ok && types.Identical(c.Type(), named) && (c.Exported() || !named.Obj().Exported()) {
			constants = append(constants, c)
		}
	}
	slices.SortStableFunc(constants, func(a, b *types.Const) int { return int(a.Pos()) - int(b.Pos()) })
	var literals []model.Literal
	for _, c := range constants {
		literal := constantLiteral(c.Val())
		if !slices.Contains(literals, literal) {
			literals = append(literals, literal)
		}
	}
	return literals
}

func constantLiteral(value constant.Value) model.Literal {
	if value.Kind() == constant.String {
		text := constant.StringVal(value)
		return model.Literal{Go: strconv.Quote(text), Text: text}
	}
	return model.Literal{Go: value.ExactString(), Text: value.ExactString()}
}
