package resolve

import (
	"errors"
	"strconv"
	"strings"
)

// integer is a whole number of at most 64 bits and a sign.
type integer struct {
	negative  bool
	magnitude uint64
}

// digits returns the number in decimal.
func (n integer) digits() string {
	text := strconv.FormatUint(n.magnitude, 10)
	if n.negative && n.magnitude > 0 {
		return "-" + text
	}
	return text
}

type integerProblem uint8

const (
	noProblem integerProblem = iota
	notInteger
	tooLarge
)

// bases are the prefixes of integers. Files have 0x and 0o alone.
var bases = map[string]int{"0x": 16, "0X": 16, "0o": 8, "0O": 8, "0b": 2, "0B": 2}

func isPrefixed(text string) bool {
	text = strings.TrimLeft(text, "+-")
	return len(text) > 2 && bases[text[:2]] != 0
}

// readInteger reads an integer as files write it: in decimal, 0x or 0o, or as
// a decimal number whose value is whole, exactly: 1e3, 1.0. Besides that it
// takes Go's 0b, and underscores for [spelling] to tell of.
func readInteger(text string) (n integer, problem integerProblem) {
	digits := withoutUnderscores(text)
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		n.negative, digits = digits[0] == '-', digits[1:]
	}
	base := 10
	if isPrefixed(digits) && digits[0] == '0' {
		base, digits = bases[digits[:2]], digits[2:]
	} else if digits, problem = wholeDigits(digits); problem != noProblem {
		return n, problem
	}
	if digits == "" || strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
		return n, notInteger
	}
	magnitude, err := strconv.ParseUint(digits, base, 64)
	if err != nil {
		if errors.Is(err, strconv.ErrRange) {
			return n, tooLarge
		}
		return n, notInteger
	}
	n.magnitude = magnitude
	return n, noProblem
}

// maxPoint bounds where the decimal point may be moved to: beyond it a number
// that isn't 0 is neither whole nor of 64 bits.
const maxPoint = 1 << 40

// wholeDigits writes a decimal number without point and exponent, if it is
// whole.
func wholeDigits(text string) (digits string, problem integerProblem) {
	mantissa, exponent, point := text, "", 0
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent = text[:i], text[i+1:]
		if !isExponent(exponent) {
			return "", notInteger
		}
		n, _ := strconv.Atoi(exponent) // the greatest number when it is out of range
		point = max(-maxPoint, min(n, maxPoint))
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	point += len(whole)
	digits = whole + fraction
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return "", notInteger
	}
	significant := strings.TrimLeft(digits, "0")
	point -= len(digits) - len(significant)
	significant = strings.TrimRight(significant, "0")
	switch {
	case significant == "":
		return "0", noProblem
	case len(significant) > point:
		return "", notInteger
	case point > 20: // digits of the greatest number
		return "", tooLarge
	}
	return significant + strings.Repeat("0", point-len(significant)), noProblem
}

func isExponent(text string) bool {
	if text != "" && (text[0] == '-' || text[0] == '+') {
		text = text[1:]
	}
	return text != "" && strings.Trim(text, "0123456789") == ""
}

func withoutUnderscores(text string) string { return strings.ReplaceAll(text, "_", "") }

// spelling says how a number is to be written that Go and files would read
// differently, or files not at all.
func spelling(text string) string {
	if strings.Contains(text, "_") {
		return "without underscores: " + withoutUnderscores(text)
	}
	sign, digits := "", text
	if digits != "" && (digits[0] == '-' || digits[0] == '+') {
		sign, digits = digits[:1], digits[1:]
	}
	decimal := strings.TrimLeft(digits, "0")
	if len(digits) > len(decimal) && len(decimal) > 1 && strings.Trim(digits, "01234567") == "" {
		return "without a leading zero: " + sign + "0o" + decimal + " as Go reads it, " + sign + decimal + " as files do"
	}
	return ""
}
