package interpret

import (
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// variable stands for a variable of the program. It begins as the zero value.
type variable interface {
	// decode reads a value, as the first pass of generated code does.
	decode(v hush.Value)
	// check looks at what is there then, as the second pass does. The limits
	// are those of single values: lists and maps pass them on. They are nil
	// when there are none.
	check(d *hush.Decoder, l *limits)
	// filled reports whether the value is not empty; counts is false for
	// types whose zero value is one, so that only the source can tell.
	filled() (filled, counts bool)
}

// measured are variables that have a length.
type measured interface {
	length() (n int, one, many string)
}

// variable makes one of a type. open tells that SetDefaults may set it.
func (c *Checker) variable(t *model.FieldType, open bool) variable {
	switch t.Kind {
	case model.StructKind:
		return c.record(t.Struct, open)
	case model.Pointer:
		return &pointer{checker: c, of: t.Elem, open: open}
	case model.Slice:
		return &list{checker: c, of: t.Elem}
	case model.Array:
		return c.arrayOf(t, open)
	case model.Map:
		return &mapping{checker: c, of: t.Elem}
	case model.Resource:
		return &resource{category: t.Category}
	case model.Ref:
		return &reference{category: t.Category}
	case model.Text:
		return text(t.Type)
	}
	return scalarOf(t)
}

// required reports a field that must be there and isn't.
func required(d *hush.Decoder, field int, v variable) {
	if filled, counts := v.filled(); counts {
		d.Required(field, filled)
		return
	}
	d.RequiredGiven(field)
}

// checkLength checks the length of what pointers lead to, if anything.
func checkLength(d *hush.Decoder, v variable, c model.Constraints) {
	for {
		p, ok := v.(*pointer)
		if !ok {
			break
		}
		v = p.to
	}
	m, ok := v.(measured)
	if !ok {
		return
	}
	length, one, many := m.length()
	if c.MinLen != nil {
		d.MinLen(length, *c.MinLen, one, many)
	}
	if c.MaxLen != nil {
		d.MaxLen(length, *c.MaxLen, one, many)
	}
}
