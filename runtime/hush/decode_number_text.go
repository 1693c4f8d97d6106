package hush

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/numerals"
)

// wordNumber reads what is not written in digits, as YAML 1.2 spells it.
// Other words of strconv (inf, Infinity, NaN) are texts.
func wordNumber(text string) (float64, bool) {
	switch text {
	case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF":
		return math.Inf(1), true
	case "-.inf", "-.Inf", "-.INF":
		return math.Inf(-1), true
	case ".nan", ".NaN", ".NAN":
		return math.NaN(), true
	}
	return 0, false
}

// isNumeral reports whether a text is a number in digits.
func isNumeral(text string) bool {
	if _, _, _, ok := numerals.Split(text); ok {
		return true
	}
	_, err := strconv.ParseFloat(text, 64)
	return numerals.IsDecimal(text) && (err == nil || errors.Is(err, strconv.ErrRange))
}

// isInteger reports whether a text is a numeral whose value is an integer.
func isInteger(text string) bool {
	_, _, _, ok := numerals.Integer(text)
	return ok
}

// noNumber is wrong for a text that is no number. YAML 1.1 and Go let people
// write 1_000; they are told what to write instead, where the target reads it.
func (v Value) noNumber(expected string, reads func(string) bool) {
	plain := strings.ReplaceAll(v.node.Text(), "_", "")
	if len(plain) == len(v.node.Text()) || len(plain) > maxFound || !reads(plain) || v.decoder.hides(v.node) {
		v.wrong(expected)
		return
	}
	found := v.decoder.found(v.node)
	v.decoder.report(v.node.Position(), Problem{
		Message:  "expected " + expected + ", found " + found + "; write " + plain,
		Expected: expected, Found: found,
	})
}
