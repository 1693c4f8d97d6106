package interpret

import (
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// record is a variable of a struct type. Its fields are made when needed: a
// struct may hold another one many times over.
type record struct {
	checker *Checker
	of      *structure
	fields  []variable
	// given tells which fields the source or the environment has.
	given []bool
	// open tells that SetDefaults may have set what isn't given.
	open bool
}

func (c *Checker) record(s *model.Struct, open bool) *record {
	return &record{
		checker: c, of: c.structs[s], open: open,
		fields: make([]variable, len(s.Fields)), given: make([]bool, len(s.Fields)),
	}
}

func (s *record) field(i int) variable {
	if s.fields[i] == nil {
		s.fields[i] = s.checker.variable(s.of.Fields[i].Type, s.open)
	}
	return s.fields[i]
}

func (s *record) decode(v hush.Value) {
	var d *hush.Decoder
	if s.of.Rest == nil {
		d = v.Struct(s.of.infos)
	} else {
		d = v.StructWithRest(s.of.infos)
	}
	for i, f := range s.of.Fields {
		value := d.Field(i)
		s.given[i] = !value.Absent()
		inner := f.Type.Kind == model.StructKind && s.checker.structs[f.Type.Struct].environment
		if s.given[i] || inner {
			s.field(i).decode(value)
		}
	}
	s.decodeRest(d)
	d.End()
}

// decodeRest reads the unknown fields where something takes them: numbers in
// them may be out of range. A node takes them as they are.
func (s *record) decodeRest(d *hush.Decoder) {
	if s.of.Rest != nil && s.of.Rest.Type.Kind == model.Map {
		var rest map[string]any
		hush.RestMap(d, &rest)
	}
}

func (s *record) check(d *hush.Decoder, _ *limits) {
	if !s.of.constrained {
		return
	}
	d.Check(s.of.infos)
	for i, f := range s.of.Fields {
		if f.Required && !s.excused(i) {
			required(d, i, s.field(i))
		}
		if f.Constraints.OnLength() {
			checkLength(d.At(i), s.field(i), f.Constraints)
		}
		if s.of.limits[i] != nil || f.Type.Leaf().Struct != nil {
			s.field(i).check(d.At(i), s.of.limits[i])
		}
	}
	d.End()
}

// excused reports whether a required field may be there without having been
// given: SetDefaults may have set it. Where 0 and false count as given, only
// the source can give a field.
func (s *record) excused(i int) bool {
	_, counts := s.field(i).filled()
	return s.open && counts && !s.given[i]
}

func (s *record) filled() (filled, counts bool) { return false, false }
