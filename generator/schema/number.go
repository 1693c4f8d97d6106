package schema

import (
	"slices"
	"strconv"

	"github.com/hushgen/hushgen/generator/model"
)

// numberOf is the schema of a number within the range of its type. Floats have
// none: .inf is one, and for an editor as large as what is too large.
func numberOf(t *model.FieldType, c model.Constraints) object {
	least, most := rangeOf(t)
	if c.Min != nil {
		least = c.Min.Text
	}
	if c.Max != nil {
		most = c.Max.Text
	}
	if len(c.Enum) > 0 {
		return object{{"enum", numbers(slices.DeleteFunc(slices.Clone(c.Enum), func(l model.Literal) bool {
			return isBelow(l.Text, least) || isBelow(most, l.Text)
		}))}}
	}
	schema := object{{"type", "integer"}}
	if t.Kind == model.Float {
		schema = object{{"type", "number"}}
	}
	if least != "" {
		schema = schema.with("minimum", number(least))
	}
	if most != "" {
		schema = schema.with("maximum", number(most))
	}
	return schema
}

// rangeOf is the range of an integer type. Those of no size count as 64 bits:
// the schema is that of all platforms.
func rangeOf(t *model.FieldType) (least, most string) {
	bits := t.Bits
	if bits == 0 {
		bits = 64
	}
	switch t.Kind {
	case model.Int:
		high := int64(1)<<(bits-1) - 1
		return strconv.FormatInt(-high-1, 10), strconv.FormatInt(high, 10)
	case model.Uint:
		return "0", strconv.FormatUint(^uint64(0)>>(64-bits), 10)
	}
	return "", ""
}

// isBelow compares two numbers; an empty one is no limit.
func isBelow(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, _ := strconv.ParseFloat(a, 64)
	y, _ := strconv.ParseFloat(b, 64)
	return x < y
}

func numbers(literals []model.Literal) list {
	var all list
	for _, l := range literals {
		all = append(all, number(l.Text))
	}
	return all
}
