package interpret

import (
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// element returns the function that reads an element into a new variable.
func (c *Checker) element(t *model.FieldType, open bool) func(hush.Value, *variable) {
	return func(v hush.Value, target *variable) {
		*target = c.variable(t, open)
		(*target).decode(v)
	}
}

func checkElement(l *limits) func(*hush.Decoder, *variable) {
	return func(d *hush.Decoder, v *variable) { (*v).check(d, l) }
}

// pointer is a variable of a pointer type; to is nil as it would be.
type pointer struct {
	checker *Checker
	of      *model.FieldType
	to      variable
	open    bool
}

func (p *pointer) decode(v hush.Value) {
	var to *variable
	if p.to != nil {
		to = &p.to
	}
	hush.Pointer(v, &to, p.checker.element(p.of, p.open))
	p.to = nil
	if to != nil {
		p.to = *to
	}
}

func (p *pointer) check(d *hush.Decoder, l *limits) {
	if p.to != nil {
		p.to.check(d, l)
	}
}

func (p *pointer) filled() (filled, counts bool) {
	if p.to == nil {
		return false, true
	}
	filled, counts = p.to.filled()
	return filled || !counts, true
}

// list is a variable of a slice type. SetDefaults has no part in elements
// that the source gives.
type list struct {
	checker *Checker
	of      *model.FieldType
	items   []variable
}

func (s *list) decode(v hush.Value) { hush.Slice(v, &s.items, s.checker.element(s.of, false)) }

func (s *list) check(d *hush.Decoder, l *limits) { hush.Each(d, s.items, checkElement(l)) }

func (s *list) filled() (filled, counts bool) { return len(s.items) > 0, true }

func (s *list) length() (n int, one, many string) { return len(s.items), "entry", "entries" }

// array is a variable of an array type. Its elements are made when needed.
type array struct {
	checker *Checker
	of      *model.FieldType
	size    int64
	items   []variable
	open    bool
}

func (a *array) elements() []variable {
	if a.items == nil {
		a.items = make([]variable, a.size)
	}
	return a.items
}

func (a *array) decode(v hush.Value) { hush.Array(v, a.elements(), a.checker.element(a.of, a.open)) }

func (a *array) check(d *hush.Decoder, l *limits) {
	for i := range a.elements() {
		if a.items[i] == nil {
			a.items[i] = a.checker.variable(a.of, a.open)
		}
	}
	hush.EachOf(d, a.items, checkElement(l))
}

func (a *array) filled() (filled, counts bool) { return false, false }

func (a *array) length() (n int, one, many string) { return int(a.size), "entry", "entries" }

// mapping is a variable of a map type.
type mapping struct {
	checker *Checker
	of      *model.FieldType
	entries map[string]variable
}

func (m *mapping) decode(v hush.Value) { hush.Map(v, &m.entries, m.checker.element(m.of, false)) }

func (m *mapping) check(d *hush.Decoder, l *limits) { hush.EachIn(d, m.entries, checkElement(l)) }

func (m *mapping) filled() (filled, counts bool) { return len(m.entries) > 0, true }

func (m *mapping) length() (n int, one, many string) { return len(m.entries), "entry", "entries" }

// resource is a variable that holds another resource.
type resource struct{ category string }

func (r *resource) decode(v hush.Value) {
	var instance any
	hush.Resource(v, r.category, &instance)
}

func (r *resource) check(*hush.Decoder, *limits) {}

func (r *resource) filled() (filled, counts bool) { return false, false }

// reference is a variable of a hush.Ref.
type reference struct {
	category string
	ref      hush.Ref[any]
}

func (r *reference) decode(v hush.Value) { hush.RefField(v, r.category, &r.ref) }

func (r *reference) check(*hush.Decoder, *limits) {}

func (r *reference) filled() (filled, counts bool) { return !r.ref.IsZero(), true }
