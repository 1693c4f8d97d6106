package hush

import (
	"math"
	"strconv"
	"unsafe"
)

// Signed is any signed integer type, Unsigned any unsigned one, Float any
// floating-point type; named forms included.
type (
	Signed interface {
		~int | ~int8 | ~int16 | ~int32 | ~int64
	}
	Unsigned interface {
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
	}
	Float interface{ ~float32 | ~float64 }
)

// bitsOf returns the size of a number type.
func bitsOf[T Signed | Unsigned | Float]() int {
	var zero T
	return 8 * int(unsafe.Sizeof(zero))
}

// Int reads a decimal, hexadecimal (0x) or octal (0o) integer.
func Int[T Signed](v Value, target *T) {
	text, ok := v.plain("an integer")
	if !ok {
		return
	}
	negative, digits, base, ok := splitInteger(text)
	if !ok {
		v.wrong("an integer")
		return
	}
	limit := uint64(1)<<(bitsOf[T]()-1) - 1
	if negative {
		limit++ // the least number has no positive counterpart
	}
	magnitude, err := strconv.ParseUint(digits, base, 64)
	if err != nil || magnitude > limit {
		v.wrong(signedRange(bitsOf[T]()))
		return
	}
	*target = T(magnitude)
	if negative {
		*target = -*target // the least number wraps around to itself
	}
}

func signedRange(bits int) string {
	high := int64(1)<<(bits-1) - 1
	return "an integer from " + strconv.FormatInt(-high-1, 10) + " to " + strconv.FormatInt(high, 10)
}

// Uint reads a decimal, hexadecimal (0x) or octal (0o) integer that is not
// negative.
func Uint[T Unsigned](v Value, target *T) {
	text, ok := v.plain("an integer")
	if !ok {
		return
	}
	negative, digits, base, ok := splitInteger(text)
	if !ok {
		v.wrong("an integer")
		return
	}
	n, err := strconv.ParseUint(digits, base, bitsOf[T]())
	if err != nil || negative && n != 0 {
		v.wrong("an integer from 0 to " + strconv.FormatUint(uint64(^T(0)), 10))
		return
	}
	*target = T(n)
}

// splitInteger takes an integer apart: sign, digits and their base.
func splitInteger(text string) (negative bool, digits string, base int, ok bool) {
	if text != "" && (text[0] == '-' || text[0] == '+') {
		negative, text = text[0] == '-', text[1:]
	}
	base = 10
	if len(text) > 2 && text[0] == '0' {
		switch text[1] {
		case 'x':
			base, text = 16, text[2:]
		case 'o':
			base, text = 8, text[2:]
		}
	}
	return negative, text, base, isDigits(text, base)
}

func isDigits(text string, base int) bool {
	for i := range len(text) {
		digit := 99
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			digit = int(c - '0')
		case c >= 'a' && c <= 'f':
			digit = int(c-'a') + 10
		case c >= 'A' && c <= 'F':
			digit = int(c-'A') + 10
		}
		if digit >= base {
			return false
		}
	}
	return text != ""
}

// FloatNumber reads a decimal number, or an infinity or NaN.
func FloatNumber[T Float](v Value, target *T) {
	text, ok := v.plain("a number")
	if !ok {
		return
	}
	if n, ok := wordNumber(text); ok {
		*target = T(n)
		return
	}
	bits := bitsOf[T]()
	n, err := strconv.ParseFloat(text, bits)
	switch {
	case !isDecimal(text), err != nil && !math.IsInf(n, 0):
		v.wrong("a number")
	case err != nil:
		v.wrong("a number within the range of float" + itoa(bits))
	default:
		*target = T(n)
	}
}

// wordNumber reads what is not written in digits, as YAML 1.2 spells it or as
// [Values] hold it. Other words of strconv (inf, Infinity, nan) are texts.
func wordNumber(text string) (float64, bool) {
	switch text {
	case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "+Inf":
		return math.Inf(1), true
	case "-.inf", "-.Inf", "-.INF", "-Inf":
		return math.Inf(-1), true
	case ".nan", ".NaN", ".NAN", "NaN":
		return math.NaN(), true
	}
	return 0, false
}

// isDecimal leaves out what strconv reads besides: words, hexadecimal.
func isDecimal(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9', c == '.', c == '-', c == '+', c == 'e', c == 'E':
		default:
			return false
		}
	}
	return text != ""
}
