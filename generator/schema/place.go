package schema

import "github.com/hushgen/hushgen/generator/model"

// place is where a value stands, and what that demands of it.
type place struct {
	constraints model.Constraints
	// own tells the value of a field from elements of it: lengths are the
	// field's own.
	own bool
	// null tells that null is taken, filled that nothing empty is.
	null, filled bool
	reading
}

// reading is how a config is read: the same for all in it.
type reading struct {
	// lenient takes unknown fields.
	lenient bool
	// open tells that SetDefaults may fill what isn't given. It ends at lists
	// and maps.
	open bool
}

// element is the place of the elements of a list, an array or a map.
func (p place) element() place {
	constraints := p.constraints
	constraints.MinLen, constraints.MaxLen = nil, nil
	return place{constraints: constraints, reading: reading{lenient: p.lenient}}
}

// among is a schema with alternatives: what people want first, for problems
// are told of the first. A single one needs to be among some too, or editors
// don't know how to go on behind the name of the field.
func (p place) among(alternatives ...any) object {
	if only, ok := alternatives[0].(object); ok && len(alternatives) == 1 && !p.own {
		return only
	}
	return object{{"anyOf", list(alternatives)}}
}

// mayBe is the type, or null where that is taken.
func (p place) mayBe(name string) any {
	if p.null {
		return texts(name, "null")
	}
	return name
}
