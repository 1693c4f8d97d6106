package resolve

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/hushgen/hushgen/generator/model"
)

// literal reads a text as a value of a scalar type. It returns what was
// expected when the text is none.
func literal(t *model.FieldType, text string) (l model.Literal, expected string) {
	switch t.Kind {
	case model.Bool:
		if text != "true" && text != "false" {
			return l, "true or false"
		}
		return model.Literal{Go: text, Text: text}, ""
	case model.Int:
		return signedLiteral(t, text)
	case model.Uint:
		n, err := strconv.ParseUint(text, 0, bits(t))
		if errors.Is(err, strconv.ErrSyntax) && !strings.HasPrefix(text, "-") {
			return l, "an integer"
		}
		if err != nil {
			return l, "an integer from 0 to " + strconv.FormatUint(math.MaxUint64>>(64-bits(t)), 10)
		}
		text = strconv.FormatUint(n, 10)
		return model.Literal{Go: text, Text: text}, ""
	case model.Float:
		n, err := strconv.ParseFloat(text, bits(t))
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return l, "a number"
		}
		text = strconv.FormatFloat(n, 'g', -1, bits(t))
		return model.Literal{Go: text, Text: text}, ""
	case model.Duration:
		d, err := time.ParseDuration(text)
		if err != nil {
			return l, "a duration such as 30s or 1h30m"
		}
		return model.Literal{Go: strconv.FormatInt(int64(d), 10), Text: d.String()}, ""
	default:
		return model.Literal{Go: strconv.Quote(text), Text: text}, ""
	}
}

func signedLiteral(t *model.FieldType, text string) (model.Literal, string) {
	n, err := strconv.ParseInt(text, 0, bits(t))
	if errors.Is(err, strconv.ErrSyntax) {
		return model.Literal{}, "an integer"
	}
	if err != nil {
		high := int64(math.MaxInt64) >> (64 - bits(t))
		return model.Literal{}, "an integer from " + strconv.FormatInt(-high-1, 10) + " to " + strconv.FormatInt(high, 10)
	}
	text = strconv.FormatInt(n, 10)
	return model.Literal{Go: text, Text: text}, ""
}

// bits returns the size of a number. int and uint count as 64: hushgen
// generates for every platform, and those of 32 bits refuse to compile what
// doesn't fit.
func bits(t *model.FieldType) int {
	if t.Bits == 0 {
		return 64
	}
	return t.Bits
}

// compare orders two literals of one type.
func compare(t *model.FieldType, a, b model.Literal) int {
	switch t.Kind {
	case model.Uint:
		x, _ := strconv.ParseUint(a.Go, 10, 64)
		y, _ := strconv.ParseUint(b.Go, 10, 64)
		return order(x, y)
	case model.Float:
		x, _ := strconv.ParseFloat(a.Go, 64)
		y, _ := strconv.ParseFloat(b.Go, 64)
		return order(x, y)
	default:
		x, _ := strconv.ParseInt(a.Go, 10, 64)
		y, _ := strconv.ParseInt(b.Go, 10, 64)
		return order(x, y)
	}
}

func order[T int64 | uint64 | float64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
