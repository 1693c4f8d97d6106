package resolve

import (
	"math"
	"strconv"
	"time"

	"github.com/hushgen/hushgen/generator/model"
)

// literal reads a text as a value of a type that one text can hold. It
// returns what was expected when the text is none.
func literal(t *model.FieldType, text string) (l model.Literal, expected string) {
	switch t.Kind {
	case model.Bool:
		if text != "true" && text != "false" {
			return l, "true or false"
		}
		return model.Literal{Go: text, Text: text}, ""
	case model.Int, model.Uint:
		return integerLiteral(t, text)
	case model.Float:
		return floatLiteral(t, text)
	case model.Duration:
		d, err := time.ParseDuration(text)
		if err != nil {
			return l, "a duration such as 30s or 1h30m"
		}
		return model.Literal{Go: strconv.FormatInt(int64(d), 10), Text: d.String()}, ""
	case model.Time, model.URL, model.Text:
		return parsedLiteral(t, text)
	default:
		return textLiteral(text), ""
	}
}

func textLiteral(text string) model.Literal {
	return model.Literal{Go: strconv.Quote(text), Text: text}
}

func integerLiteral(t *model.FieldType, text string) (l model.Literal, expected string) {
	n, problem := readInteger(text)
	if problem == notInteger {
		return l, "an integer"
	}
	if expected := spelling(text); expected != "" {
		return l, "an integer " + expected
	}
	if t.Kind == model.Uint {
		if problem != noProblem || n.negative && n.magnitude > 0 || n.magnitude > math.MaxUint64>>(64-bits(t)) {
			return l, "an integer from 0 to " + strconv.FormatUint(math.MaxUint64>>(64-bits(t)), 10)
		}
		return model.Literal{Go: n.digits(), Text: n.digits()}, ""
	}
	high := int64(math.MaxInt64) >> (64 - bits(t))
	limit := uint64(high)
	if n.negative {
		limit++ // the least number has no positive counterpart
	}
	if problem != noProblem || n.magnitude > limit {
		return l, "an integer from " + strconv.FormatInt(-high-1, 10) + " to " + strconv.FormatInt(high, 10)
	}
	return model.Literal{Go: n.digits(), Text: n.digits()}, ""
}

func floatLiteral(t *model.FieldType, text string) (l model.Literal, expected string) {
	spelled := withoutUnderscores(text)
	decimal := spelled
	if _, unsigned := cutSign(spelled); isPrefixed(unsigned) {
		if n, problem := readInteger(spelled); problem == noProblem {
			decimal = n.digits()
		}
	}
	n, err := strconv.ParseFloat(decimal, bits(t))
	switch {
	case err != nil && math.IsInf(n, 0):
		return l, "a number within the range of float" + itoa(bits(t))
	case err != nil || math.IsNaN(n) || math.IsInf(n, 0):
		return l, "a number"
	case spelled != text:
		return l, "a number without underscores: " + spelled
	case n == 0:
		n = 0 // Go has no literal of -0
	}
	text = strconv.FormatFloat(n, 'g', -1, bits(t))
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
