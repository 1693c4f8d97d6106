package jsondir

import (
	"errors"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/numerals"
)

// notJSON says what to write instead of a plain scalar that is more than a
// text where it is read, and that JSON has no form for. YAML has such ones.
func notJSON(text string) string {
	const orQuotes = ", or quotes around a text"
	switch strings.ToLower(strings.TrimLeft(text, "+-")) {
	case ".inf", ".nan":
		return "JSON has no infinity and no NaN: want a number" + orQuotes
	}
	switch text {
	case "True", "TRUE", "False", "FALSE":
		return "JSON has no such word: want true or false in small letters" + orQuotes
	case "", "~", "null", "Null", "NULL":
		return "JSON has no such word: want null" + orQuotes
	}
	if isNumeral(text) {
		return "JSON has no such number: want decimal digits without leading zeros or plus sign, some on each side of a point" + orQuotes
	}
	return ""
}

// isNumeral reports whether a plain scalar is read as a number.
func isNumeral(text string) bool {
	if _, _, _, ok := numerals.Integer(text); ok {
		return true
	}
	_, err := strconv.ParseFloat(text, 64)
	return strings.Trim(text, "0123456789.+-eE") == "" && (err == nil || errors.Is(err, strconv.ErrRange))
}

// isNumber reports whether a text is a number of JSON.
func isNumber(text string) bool {
	rest := strings.TrimPrefix(text, "-")
	whole := digits(rest)
	if whole == 0 || whole > 1 && rest[0] == '0' {
		return false
	}
	rest = rest[whole:]
	if fraction, ok := strings.CutPrefix(rest, "."); ok {
		if digits(fraction) == 0 {
			return false
		}
		rest = fraction[digits(fraction):]
	}
	if rest == "" {
		return true
	}
	exponent := strings.TrimLeft(rest, "eE")
	if len(rest)-len(exponent) != 1 {
		return false
	}
	if exponent != "" && (exponent[0] == '+' || exponent[0] == '-') {
		exponent = exponent[1:]
	}
	return exponent != "" && digits(exponent) == len(exponent)
}

// digits returns how many decimal digits a text begins with.
func digits(text string) int {
	return len(text) - len(strings.TrimLeft(text, "0123456789"))
}
