package hush

import (
	"math"
	"strconv"
	"strings"
	"time"
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

// String reads a text. Plain scalars such as 4 or true are texts too.
func String[T ~string](v Value, target *T) {
	if text, ok := v.scalar("a string"); ok {
		*target = T(text)
	}
}

// Bool reads true or false, in the spellings of YAML 1.2.
func Bool[T ~bool](v Value, target *T) {
	text, ok := v.plain("true or false")
	if !ok {
		return
	}
	switch text {
	case "true", "True", "TRUE":
		*target = true
	case "false", "False", "FALSE":
		*target = false
	default:
		v.wrong("true or false")
	}
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
	magnitude, err := strconv.ParseUint(digits, base, 64)
	n := T(magnitude)
	if negative {
		n = -n
	}
	low, high := signedRange[T]()
	limit := uint64(high)
	if negative {
		limit++
	}
	if err != nil || magnitude > limit {
		v.wrong("an integer from " + strconv.FormatInt(low, 10) + " to " + strconv.FormatInt(high, 10))
		return
	}
	*target = n
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
	n, err := strconv.ParseUint(digits, base, 64)
	if err != nil || n > uint64(^T(0)) || negative && n != 0 {
		v.wrong("an integer from 0 to " + strconv.FormatUint(uint64(^T(0)), 10))
		return
	}
	*target = T(n)
}

// FloatNumber reads a decimal number, or .inf and .nan as YAML writes them.
func FloatNumber[T Float](v Value, target *T) {
	text, ok := v.plain("a number")
	if !ok {
		return
	}
	n, ok := parseFloat(text)
	if !ok {
		v.wrong("a number")
		return
	}
	if !math.IsInf(n, 0) && math.IsInf(float64(T(n)), 0) {
		v.wrong("a number within the range of float32")
		return
	}
	*target = T(n)
}

// Duration reads a text such as 30s or 1h30m, and 0.
func Duration(v Value, target *time.Duration) {
	const expected = "a duration such as 30s or 1h30m"
	text, ok := v.scalar(expected)
	if !ok {
		return
	}
	duration, err := time.ParseDuration(text)
	if err != nil {
		v.wrong(expected)
		return
	}
	*target = duration
}

// SecretText reads a text into a Secret.
func SecretText(v Value, target *Secret) {
	if text, ok := v.scalar("a string"); ok {
		*target = NewSecret(text)
	}
}

// scalar returns the text of a scalar; anything else is a problem. An absent
// value is neither.
func (v Value) scalar(expected string) (string, bool) {
	switch v.node.Kind() {
	case KindNone:
		return "", false
	case KindPlain, KindString:
		return v.node.entry().Text, true
	}
	v.wrong(expected)
	return "", false
}

// plain is scalar without quoted texts: they are never numbers or bools.
func (v Value) plain(expected string) (string, bool) {
	if v.node.Kind() == KindString {
		v.wrong(expected)
		return "", false
	}
	return v.scalar(expected)
}

// wrong records that the value is not what its field takes.
func (v Value) wrong(expected string) {
	found := v.decoder.found(v.node)
	v.decoder.report(v.node.Position(), Problem{
		Message:  "expected " + expected + ", found " + found,
		Expected: expected,
		Found:    found,
	})
}

// maxFound is how much of a value problems quote, in bytes.
const maxFound = 64

// found shows a value in a problem: quoted when it was quoted, never when it
// is a secret, as it is written when a variable gave it.
func (d *Decoder) found(n Node) string {
	kind := n.Kind()
	if kind != KindPlain && kind != KindString {
		return kind.String()
	}
	switch {
	case n.Replaced():
		return abridged(n.Written())
	case n.Hidden() || d.secret():
		return redacted
	case kind == KindString:
		return strconv.Quote(abridged(n.Text()))
	}
	return abridged(n.Text())
}

func abridged(text string) string {
	if len(text) <= maxFound {
		return text
	}
	return strings.ToValidUTF8(text[:maxFound], "") + "…"
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

func signedRange[T Signed]() (low, high int64) {
	bits := 8
	for T(1)<<(bits-1) > 0 { // shifting past the width gives 0
		bits *= 2
	}
	return -1 << (bits - 1), 1<<(bits-1) - 1
}

// parseFloat reads the forms of YAML 1.2, which are those of JSON and a few
// more. The words of strconv (inf, nan) and its hexadecimal form are none.
func parseFloat(text string) (float64, bool) {
	switch text {
	case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF":
		return math.Inf(1), true
	case "-.inf", "-.Inf", "-.INF":
		return math.Inf(-1), true
	case ".nan", ".NaN", ".NAN":
		return math.NaN(), true
	}
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9', c == '.', c == '-', c == '+', c == 'e', c == 'E':
		default:
			return 0, false
		}
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}
