package schema

import (
	"strconv"

	"github.com/hushgen/hushgen/generator/model"
)

// value is the schema of a value of a type.
func (b *builder) value(t *model.FieldType, at place) object {
	switch t.Kind {
	case model.Bool:
		return at.among(object{{"type", "boolean"}}, b.variable(at.null))
	case model.Int, model.Uint, model.Float:
		return at.among(numberOf(t, at.constraints), b.variableNumber(at.null))
	case model.Duration:
		return at.among(b.inForm(durationText), b.variableDuration(at.null))
	case model.Time:
		return at.among(b.inForm(timeText), b.variable(at.null))
	case model.URL:
		at.null = at.null || !at.own
		return b.urlValue(at)
	case model.String, model.Secret, model.Text:
		return b.textValue(at)
	case model.Resource, model.Ref:
		at.filled = true
		return b.textValue(at)
	case model.Pointer:
		at.null = at.null || !at.own
		at.filled = at.filled && counts(t.Elem)
		return b.value(t.Elem, at)
	case model.StructKind:
		return b.structValue(t.Struct, at)
	case model.Any, model.Node:
		return anything(t, at)
	}
	return b.collection(t, at)
}

// collection is the schema of a list, an array or a map.
func (b *builder) collection(t *model.FieldType, at place) object {
	elements := at.element()
	least, most := "minItems", "maxItems"
	var schema object
	switch t.Kind {
	case model.Array:
		elements.open = at.open
		length := number(strconv.FormatInt(t.Length, 10))
		return object{
			{"type", at.mayBe("array")}, {"items", b.value(t.Elem, elements)}, {least, length}, {most, length},
		}
	case model.Map:
		schema = object{{"type", at.mayBe("object")}, {"additionalProperties", b.value(t.Elem, elements)}}
		least, most = "minProperties", "maxProperties"
	default:
		schema = object{{"type", at.mayBe("array")}, {"items", b.value(t.Elem, elements)}}
	}
	return schema.and(at.length(least, most))
}

// length limits characters or entries.
func (p place) length(least, most string) object {
	var limits object
	minimum := 0
	if p.filled {
		minimum = 1
	}
	if p.own && p.constraints.MinLen != nil {
		minimum = max(minimum, *p.constraints.MinLen)
	}
	if minimum > 0 {
		limits = limits.with(least, minimum)
	}
	if p.own && p.constraints.MaxLen != nil {
		limits = limits.with(most, *p.constraints.MaxLen)
	}
	return limits
}

// anything takes all that a file holds. Where something must be given, null is
// nothing, and for any an empty text is not either.
func anything(t *model.FieldType, at place) object {
	at.null = at.null || !at.own
	given := object{{"type", texts("string", "number", "object", "array")}}
	switch {
	case at.null && !at.filled:
		return at.among(object{})
	case at.filled && t.Kind == model.Any:
		given = given.with("minLength", 1)
	}
	passed := texts("boolean")
	if at.null {
		passed = texts("boolean", "null")
	}
	return at.among(object{{"if", object{{"type", passed}}}, {"else", given}})
}
