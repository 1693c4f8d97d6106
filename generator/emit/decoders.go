package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// emitDecode writes the function that reads the values of a struct.
func (e *emitter) emitDecode(s *model.Struct) {
	name := e.names[s]
	e.declare().Func().Id("hushDecode"+name).Params(jen.Id("v").Add(hush("Value")), jen.Id("config").Op("*").Add(goType(s.Type))).BlockFunc(func(g *jen.Group) {
		g.Id("d").Op(":=").Id("v").Dot(withRest("Struct", s)).Call(jen.Id("hushFields"+name).Index(jen.Empty(), jen.Empty()))
		e.decodeFields(g, s)
		g.Id("d").Dot("End").Call()
	})
}

// withRest is the name of what begins a struct.
func withRest(name string, s *model.Struct) string {
	if s.Rest == nil {
		return name
	}
	return name + "WithRest"
}

// restDecoders are the functions of the runtime that take the unknown fields.
var restDecoders = map[model.Kind]string{model.Map: "RestMap", model.Node: "RestNode"}

// decodeFields reads the fields of a struct, one a line.
func (e *emitter) decodeFields(g *jen.Group, s *model.Struct) {
	for i, f := range s.Fields {
		target := jen.Op("&").Id("config").Dot(f.GoName)
		if name := fieldDecoder(f.Type); name != "" {
			g.Id("d").Dot(name).Call(jen.Lit(i), target)
			continue
		}
		g.Add(e.decode(f.Type, jen.Id("d").Dot("Field").Call(jen.Lit(i)), target))
	}
	if s.Rest != nil {
		g.Add(hush(restDecoders[s.Rest.Type.Kind])).Call(jen.Id("d"), jen.Op("&").Id("config").Dot(s.Rest.GoName))
	}
}

// fieldDecoder is the method of the decoder that reads a field of one of the
// most common types, or "".
func fieldDecoder(t *model.FieldType) string {
	switch {
	case t.Kind == model.Duration:
		return "Duration"
	case t.Kind == model.Secret:
		return "Secret"
	}
	return map[string]string{"string": "String", "bool": "Bool", "int": "Int", "float64": "Float"}[t.Type.String()]
}

// scalarDecoders are the functions of the runtime that read one value.
var scalarDecoders = map[model.Kind]string{
	model.Bool: "Bool", model.Int: "Int", model.Uint: "Uint", model.Float: "FloatNumber",
	model.String: "String", model.Duration: "Duration", model.Secret: "SecretText",
	model.Time: "Time", model.Text: "TextValue", model.Any: "Any", model.Node: "NodeValue",
}

// decode writes the call that reads a value into a pointer.
func (e *emitter) decode(t *model.FieldType, value, target *jen.Statement) *jen.Statement {
	if name, ok := scalarDecoders[t.Kind]; ok {
		return hush(name).Call(value, target)
	}
	switch t.Kind {
	case model.URL:
		return hush("Parsed").Call(value, target, jen.Lit("a URL such as https://example.com/path"), jen.Qual(urlPath, "Parse"))
	case model.StructKind:
		return jen.Id("hushDecode"+e.names[t.Struct]).Call(value, target)
	case model.Pointer:
		return hush("Pointer").Call(value, target, e.decoderOf(t.Elem))
	case model.Slice:
		return hush("Slice").Call(value, target, e.decoderOf(t.Elem))
	case model.Array:
		return hush("Array").Call(value, jen.Parens(target).Index(jen.Empty(), jen.Empty()), e.decoderOf(t.Elem))
	case model.Map:
		return hush("Map").Call(value, target, e.decoderOf(t.Elem))
	case model.Ref:
		return hush("RefField").Call(value, jen.Lit(t.Category), target)
	}
	return hush("Resource").Call(value, jen.Lit(t.Category), target)
}

// decoderOf writes the function that reads the elements of a pointer, a list
// or a map.
func (e *emitter) decoderOf(t *model.FieldType) *jen.Statement {
	if name, ok := scalarDecoders[t.Kind]; ok {
		return hush(name)
	}
	if t.Kind == model.StructKind && !t.Struct.HasDefaults() {
		return jen.Id("hushDecode" + e.names[t.Struct])
	}
	return jen.Func().Params(jen.Id("v").Add(hush("Value")), jen.Id("target").Op("*").Add(goType(t.Type))).BlockFunc(func(g *jen.Group) {
		if t.Kind == model.StructKind {
			g.Id("hushDefaults" + e.names[t.Struct]).Call(jen.Id("target"))
		}
		g.Add(e.decode(t, jen.Id("v"), jen.Id("target")))
	})
}
