// Package numerals holds the rules for numbers of configuration, in files and
// directives alike: what an integer is, exactly. It links no reflect.
package numerals

import "strings"

// Integer takes a numeral whose value is an integer apart: sign, digits and
// their base. It is written as one (see [Split]), or as a decimal numeral with
// point or exponent, such as 1e3 and 1.0.
func Integer(text string) (negative bool, digits string, base int, ok bool) {
	negative, digits, base, ok = Split(text)
	if !ok && base == 10 {
		digits, ok = wholeNumber(digits)
	}
	return negative, digits, base, ok
}

// Split takes an integer apart that is written as one: decimal, hexadecimal
// (0x) or octal (0o). A leading 0 means nothing. What it can't read stands in
// digits, without the sign.
func Split(text string) (negative bool, digits string, base int, ok bool) {
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

const (
	maxDigits = 20 // of the greatest integer, 18446744073709551615
	// beyond stands for integers of more digits.
	beyond = "99999999999999999999"
	zeros  = "00000000000000000000"
)

// wholeNumber returns the decimal digits of a decimal numeral without sign,
// such as 1.50e1, if its value is an integer: for JSON Schema it is one, too.
// The digits are moved, not calculated, so it is exact, and no exponent makes
// it slow.
func wholeNumber(text string) (string, bool) {
	mantissa, shift, ok := cutExponent(text)
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := whole + fraction
	if !ok || !isDigits(digits, 10) {
		return "", false
	}
	shift -= int64(len(fraction))
	digits = strings.TrimLeft(digits, "0")
	significant := strings.TrimRight(digits, "0")
	shift += int64(len(digits) - len(significant))
	switch {
	case significant == "":
		return "0", true
	case shift < 0:
		return "", false
	case int64(len(significant))+shift > maxDigits:
		return beyond, true
	}
	return significant + zeros[:shift], true
}

// maxExponent is more than any text has digits, and leaves room for them.
const maxExponent = 1 << 40

// cutExponent takes 1.5e+3 apart into 1.5 and 3. An exponent beyond
// maxExponent counts as that.
func cutExponent(text string) (mantissa string, exponent int64, ok bool) {
	e := strings.IndexAny(text, "eE")
	if e < 0 {
		return text, 0, true
	}
	negative, digits, base, ok := Split(text[e+1:])
	if !ok || base != 10 {
		return "", 0, false
	}
	for i := range len(digits) {
		exponent = min(exponent*10+int64(digits[i]-'0'), maxExponent)
	}
	if negative {
		exponent = -exponent
	}
	return text[:e], exponent, true
}

// IsDecimal leaves out what strconv.ParseFloat reads besides decimal numerals:
// words, hexadecimal, underscores.
func IsDecimal(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9', c == '.', c == '-', c == '+', c == 'e', c == 'E':
		default:
			return false
		}
	}
	return text != ""
}
