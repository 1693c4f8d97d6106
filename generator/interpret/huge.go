package interpret

import (
	"math"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// maxArray is how many elements of an array, those of arrays within it
// included, are kept to be checked.
const maxArray = 1 << 16

// hugeArray is an array of more elements. They are read one by one, as far as
// the source has them, and not kept: what else is required of them goes
// unchecked.
type hugeArray struct{ array }

func (a *hugeArray) decode(v hush.Value) {
	hush.Array(v, make([]struct{}, a.size), func(item hush.Value, _ *struct{}) {
		a.checker.variable(a.of, a.open).decode(item)
	})
}

func (a *hugeArray) check(*hush.Decoder, *limits) {}

// arrayOf makes a variable of an array type.
func (c *Checker) arrayOf(t *model.FieldType, open bool) variable {
	a := array{checker: c, of: t.Elem, size: min(t.Length, math.MaxInt), open: open}
	if c.weight(t) > maxArray {
		return &hugeArray{a}
	}
	return &a
}

// weight counts the values that a variable of a type holds itself, up to a bit
// more than maxArray.
func (c *Checker) weight(t *model.FieldType) int64 {
	switch t.Kind {
	case model.StructKind:
		return c.structs[t.Struct].weight
	case model.Array:
		return min(min(t.Length, maxArray+1)*c.weight(t.Elem), maxArray+1)
	}
	return 1
}

// heldBy returns the struct that a variable of a type holds itself, or nil.
func heldBy(t *model.FieldType) *model.Struct {
	for t.Kind == model.Array {
		t = t.Elem
	}
	return t.Struct
}

// weigh sets the weight of a struct and of those that it holds by value, which
// it can't be one of.
func (c *Checker) weigh(s *structure) {
	if s.weight > 0 {
		return
	}
	s.weight = 1
	for _, f := range s.Fields {
		if inner := heldBy(f.Type); inner != nil {
			c.weigh(c.structs[inner])
		}
		s.weight = min(s.weight+c.weight(f.Type), maxArray+1)
	}
}
