package resolve

import (
	"go/types"
	"slices"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// readEnum reads a list of allowed values; the constants of the type are
// known already.
func (r *resolver) readEnum(f *model.Field, field *types.Var, note *annotations.Annotation) {
	option, ok := note.Option("enum")
	if !ok {
		return
	}
	leaf := f.Type.Leaf()
	if leaf.Kind != model.String && leaf.Kind != model.Int && leaf.Kind != model.Uint && leaf.Kind != model.Float {
		r.doesNotFit(option, f, "texts and numbers")
		return
	}
	if !option.HasValue {
		if !leaf.Named {
			r.add(problem.OptionDoesNotFit, option.KeyPos, "a bare enum takes the constants of a named type, and "+f.GoName+" is "+typeText(field.Type(), field.Pkg())+"; list the values: enum=a,b")
		}
		return
	}
	if len(option.Values) == 1 && option.Values[0].Text == "open" && !option.Values[0].Quoted {
		if !leaf.Named {
			r.add(problem.BadValue, option.Value.Pos, "enum=open turns off the constants of a named type, and "+f.GoName+" is "+typeText(field.Type(), field.Pkg())+`; the one value open is enum="open"`)
		}
		return
	}
	f.Constraints.Enum = nil // what is listed replaces the constants
	for _, value := range option.Values {
		literal, expected := literal(leaf, value.Text)
		if expected != "" {
			r.badValue(value, expected)
			continue
		}
		if slices.Contains(f.Constraints.Enum, literal) {
			r.add(problem.BadValue, value.Pos, "enum has "+literal.Text+" twice")
			continue
		}
		f.Constraints.Enum = append(f.Constraints.Enum, literal)
	}
}

// checkEnum compares the listed values with the other constraints: what they
// exclude can't be allowed.
func (r *resolver) checkEnum(f *model.Field, note *annotations.Annotation) {
	others := f.Constraints
	others.Enum = nil
	for _, value := range note.List("enum") {
		if l, expected := literal(f.Type.Leaf(), value.Text); expected == "" && slices.Contains(f.Constraints.Enum, l) {
			r.checkAllowed(f.Type.Leaf(), others, "allowed value", value, l)
		}
	}
}
