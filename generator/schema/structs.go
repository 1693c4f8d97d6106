package schema

import (
	"github.com/hushgen/hushgen/generator/model"
)

// structValue is the schema of a struct in a field or an element. One without
// a name of its own is used there alone.
func (b *builder) structValue(s *model.Struct, at place) object {
	in := at.reading
	in.open = in.open && opens(s, map[*model.Struct]bool{})
	if s.Name == "" {
		return object{{"type", at.mayBe("object")}}.and(b.fields(s, in, false))
	}
	name := b.structs.of(s, in)
	b.define(name, func() object {
		return object{{"type", texts("object", "null")}}.and(b.fields(s, in, false))
	})
	if at.null {
		return b.beside(name)
	}
	return object{{"type", "object"}}.and(b.beside(name))
}

// fields are the keywords of a struct but for its type. In a config itself the
// fields that choose the plugin are passed over.
func (b *builder) fields(s *model.Struct, in reading, config bool) object {
	properties, older := object{}, object{}
	if config {
		properties, older = selectors()
	}
	var required, conditions list
	for _, f := range s.Fields {
		given := mustBeGiven(f, in)
		schema := b.property(f, in, given && len(f.Aliases) == 0)
		properties = append(properties, member{f.Name, schema})
		for _, alias := range f.Aliases {
			older = append(older, member{exactly(alias), b.alias(f, in)})
		}
		if given && len(f.Aliases) == 0 {
			required = append(required, f.Name)
		}
		conditions = append(conditions, aliasConditions(f, given)...)
	}
	schema := object{{"properties", properties}}
	if len(older) > 0 {
		schema = schema.with("patternProperties", older)
	}
	if len(required) > 0 {
		schema = schema.with("required", required)
	}
	if len(conditions) > 0 {
		schema = schema.with("allOf", conditions)
	}
	return schema.and(unknownFields(s, in))
}

// selectors are the fields of a config that choose the plugin, the older one
// as a pattern: editors offer what stands in properties.
func selectors() (properties, older object) {
	return object{{"type", true}}, object{{"^_class$", true}}
}

// unknownFields refuses them, unless somebody takes them.
func unknownFields(s *model.Struct, in reading) object {
	switch {
	case s.Rest != nil && s.Rest.Description != "":
		return object{{"additionalProperties", object{{"description", unwrapped(s.Rest.Description)}}}}
	case s.Rest != nil || in.lenient:
		return nil
	}
	return object{{"additionalProperties", false}}
}

// aliasConditions hold of the names of one field together: one of them is
// there where the field must be given, and only one ever is. Null is none.
func aliasConditions(f *model.Field, given bool) list {
	if len(f.Aliases) == 0 {
		return nil
	}
	names := append([]string{f.Name}, f.Aliases...)
	var conditions, anyOf list
	for i, name := range names {
		anyOf = append(anyOf, has(name))
		others := object{}
		for _, other := range names[i+1:] {
			others = others.with(exactly(other), onlyNull())
		}
		if len(others) > 0 {
			conditions = append(conditions, object{{"if", has(name)}, {"then", object{{"patternProperties", others}}}})
		}
	}
	if given {
		conditions = append(conditions, object{{"anyOf", anyOf}})
	}
	return conditions
}

// has demands a field that is not null. It names it by a pattern, for editors
// offer what stands in properties.
func has(name string) object {
	return object{{"required", texts(name)}, {"patternProperties", object{{exactly(name), notNull()}}}}
}

func exactly(name string) string { return "^" + literally(name) + "$" }
