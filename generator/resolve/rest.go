package resolve

import (
	"go/types"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// addRest makes a field the one that takes the unknown fields of its struct.
// It has no name in files, so nothing else can be said of it.
func (r *resolver) addRest(s *model.Struct, field *types.Var, note *annotations.Annotation, goName string) {
	option, _ := note.Option("rest")
	for _, other := range note.Options {
		if other.Key != "rest" && other.Key != "deprecated" {
			r.add(problem.OptionDoesNotFit, other.KeyPos, other.Key+" doesn't fit "+goName+": it takes the unknown fields and is none itself")
		}
	}
	t, ok := restType(field.Type())
	if !ok {
		if !invalid(field.Type()) {
			r.add(problem.OptionDoesNotFit, option.KeyPos, "rest doesn't fit "+goName+", which is "+typeText(field.Type(), field.Pkg())+": it is for map[string]any and hush.Node")
		} else {
			r.invalidField(fieldContext{field: field, note: note})
		}
		return
	}
	if s.Rest != nil {
		p := r.add(problem.OptionDoesNotFit, option.KeyPos, "rest doesn't fit "+goName+": "+s.Rest.GoName+" takes the unknown fields already")
		p.Related = []problem.Related{{Position: s.Rest.Position, Message: "the other one"}}
		return
	}
	s.Rest = &model.Field{
		GoName: goName, Description: note.Doc, Deprecated: note.Text("deprecated"), Type: t, Position: r.position(field.Pos()),
	}
}

// restType reads the two types that take unknown fields: a map[string]any of
// any name, and hush.Node.
func restType(t types.Type) (*model.FieldType, bool) {
	if isNamed(t, HushPath, "Node") {
		return &model.FieldType{Kind: model.Node, Type: modelType(t)}, true
	}
	entries, ok := t.Underlying().(*types.Map)
	if !ok || !isAny(entries.Elem()) || !types.Identical(entries.Key(), types.Typ[types.String]) {
		return nil, false
	}
	return &model.FieldType{Kind: model.Map, Type: modelType(t), Elem: &model.FieldType{Kind: model.Any, Type: "any"}}, true
}
