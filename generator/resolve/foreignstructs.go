package resolve

import (
	"go/types"
	"strings"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// takeAsParameter is the advice for types that programs make, not files.
const takeAsParameter = "; what the program makes, a factory takes as a parameter"

// isForeign reports whether a struct stands in code of others, seen from the
// field that has it: what is wrong in it isn't to be told over there.
func (r *resolver) isForeign(in fieldContext, t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return false
	}
	path, from := named.Obj().Pkg().Path(), in.field.Pkg().Path()
	return path != from && !r.isMain(path) && (r.moduleOf(path) == "" || r.moduleOf(path) != r.moduleOf(from))
}

// foreignType reads a struct of others. If a field of it can't be configured,
// neither can the struct.
func (r *resolver) foreignType(in fieldContext, t types.Type) (*model.FieldType, bool) {
	before := len(r.problems)
	s := r.structOf(t, in.owner, in.home)
	for _, p := range r.problems[before:] {
		if _, known := r.foreignFaults[s]; !known && p.Severity == problem.Error {
			fault, _, _ := strings.Cut(p.Message, ": ") // advice for others
			r.foreignFaults[s], _, _ = strings.Cut(fault, ", which can't be configured")
		}
	}
	r.problems = r.problems[:before]
	if fault, ok := r.foreignFaults[s]; ok {
		r.refuseType(in, t, "not all of its fields can"+takeAsParameter)
		p := &r.problems[len(r.problems)-1]
		p.Details = append(p.Details, "in it, "+fault)
		return nil, false
	}
	return &model.FieldType{Kind: model.StructKind, Type: modelType(t), Struct: s}, true
}

// insteadOfOpaque says what to do about a struct that keeps all to itself.
func (r *resolver) insteadOfOpaque(in fieldContext, t types.Type) string {
	if r.isForeign(in, t) {
		return "leave the field out with the tag json:\"-\"" + takeAsParameter
	}
	return "give it an UnmarshalText, or leave the field out with the tag json:\"-\""
}
