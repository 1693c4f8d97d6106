package schema

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/numerals"
)

// plainValue is what YAML 1.2 makes of a text without quotes when that is a
// number that JSON has, or a bool; else nil.
func plainValue(text string) any {
	switch text {
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE":
		return false
	}
	if negative, digits, base, ok := numerals.Split(text); ok {
		return integerValue(text, negative, digits, base)
	}
	n, err := strconv.ParseFloat(text, 64)
	if !numerals.IsDecimal(text) || err != nil || math.IsInf(n, 0) {
		return nil
	}
	return number(strconv.FormatFloat(n, 'g', -1, 64))
}

// integerValue leaves out what has a sign in another base: that is a text.
func integerValue(text string, negative bool, digits string, base int) any {
	if base != 10 {
		n, err := strconv.ParseUint(digits, base, 64)
		if err != nil || text[0] != '0' {
			return nil
		}
		return number(strconv.FormatUint(n, 10))
	}
	decimal := cmp.Or(strings.TrimLeft(digits, "0"), "0")
	if negative && decimal != "0" {
		decimal = "-" + decimal
	}
	return number(decimal)
}
