package resolve

import (
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/numerals"
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

// readInteger reads an integer as files write it: see [numerals.Integer].
// Besides that it takes the prefixes 0b, 0X and 0O of Go, and underscores for
// [spelling] to tell of.
func readInteger(text string) (n integer, problem integerProblem) {
	sign, unsigned := cutSign(withoutUnderscores(text))
	digits, base, ok := readDigits(unsigned)
	if !ok {
		return n, notInteger
	}
	magnitude, err := strconv.ParseUint(digits, base, 64)
	if err != nil {
		return n, tooLarge
	}
	return integer{negative: sign == "-", magnitude: magnitude}, noProblem
}

func readDigits(unsigned string) (digits string, base int, ok bool) {
	if sign, _ := cutSign(unsigned); sign != "" {
		return "", 0, false // a second one
	}
	if isPrefixed(unsigned) {
		unsigned = strings.ToLower(unsigned)
	}
	if digits, binary := strings.CutPrefix(unsigned, "0b"); binary {
		return digits, 2, digits != "" && strings.Trim(digits, "01") == ""
	}
	_, digits, base, ok = numerals.Integer(unsigned)
	return digits, base, ok
}

// isPrefixed reports whether an integer without its sign has a prefix of Go.
func isPrefixed(unsigned string) bool {
	return len(unsigned) > 2 && unsigned[0] == '0' && strings.IndexByte("xXoObB", unsigned[1]) >= 0
}

func cutSign(text string) (sign, unsigned string) {
	if text != "" && (text[0] == '-' || text[0] == '+') {
		return text[:1], text[1:]
	}
	return "", text
}

func withoutUnderscores(text string) string { return strings.ReplaceAll(text, "_", "") }

// spelling says how a number is to be written that Go and files would read
// differently, or files not at all.
func spelling(text string) string {
	if strings.Contains(text, "_") {
		return "without underscores: " + withoutUnderscores(text)
	}
	sign, digits := cutSign(text)
	decimal := strings.TrimLeft(digits, "0")
	if len(digits) > len(decimal) && len(decimal) > 1 && strings.Trim(digits, "01234567") == "" {
		return "without a leading zero: " + sign + "0o" + decimal + " as Go reads it, " + sign + decimal + " as files do"
	}
	return ""
}
