package hush

import (
	"math"
	"strconv"
	"unsafe"

	"github.com/hushgen/hushgen/internal/numerals"
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

// Int reads an integer: decimal, hexadecimal (0x) or octal (0o), or any
// decimal numeral whose value is one, such as 1e3 and 1.0. It is read exactly,
// never by way of a float.
func Int[T Signed](v Value, target *T) {
	text, ok := v.plain("an integer")
	if !ok {
		return
	}
	negative, digits, base, ok := numerals.Integer(text)
	if !ok {
		v.noNumber("an integer", isInteger)
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

// Uint is Int for types that hold no negative numbers.
func Uint[T Unsigned](v Value, target *T) {
	text, ok := v.plain("an integer")
	if !ok {
		return
	}
	negative, digits, base, ok := numerals.Integer(text)
	if !ok {
		v.noNumber("an integer", isInteger)
		return
	}
	n, err := strconv.ParseUint(digits, base, bitsOf[T]())
	if err != nil || negative && n != 0 {
		v.wrong("an integer from 0 to " + strconv.FormatUint(uint64(^T(0)), 10))
		return
	}
	*target = T(n)
}

// FloatNumber reads a number: decimal, or an integer in hexadecimal (0x) or
// octal (0o), or an infinity or NaN as YAML spells them.
func FloatNumber[T Float](v Value, target *T) {
	text, ok := v.plain("a number")
	if !ok {
		return
	}
	if n, ok := wordNumber(text); ok {
		*target = T(n)
		return
	}
	if negative, digits, base, ok := numerals.Split(text); ok && base != 10 {
		readWord(v, target, negative, digits, base)
		return
	}
	bits := bitsOf[T]()
	n, err := strconv.ParseFloat(text, bits)
	switch {
	case !numerals.IsDecimal(text), err != nil && !math.IsInf(n, 0):
		v.noNumber("a number", isNumeral)
	case err != nil:
		v.wrong("a number within the range of float" + itoa(bits))
	default:
		*target = T(n)
	}
}

// atMost64 is said of integers whose notation counts bits.
const atMost64 = "a hexadecimal or octal integer of at most 64 bits"

// readWord converts once, so that it rounds once.
func readWord[T Float](v Value, target *T, negative bool, digits string, base int) {
	n, err := strconv.ParseUint(digits, base, 64)
	if err != nil {
		v.wrong(atMost64)
		return
	}
	*target = T(n)
	if negative {
		*target = -*target
	}
}
