package hush

import (
	"math"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/numerals"
)

// resolved gives a plain scalar the type that its text has in the core schema
// of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema). The numbers of
// JSON read alike.
func (v Value) resolved() any {
	text := v.node.Text()
	switch text {
	case "", "~", "null", "Null", "NULL":
		return nil
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE":
		return false
	}
	if n, ok := wordNumber(text); ok {
		return n
	}
	if n, ok := v.coreInteger(text); ok {
		return n
	}
	n, err := strconv.ParseFloat(text, 64)
	switch {
	case !numerals.IsDecimal(text), err != nil && !math.IsInf(n, 0):
		return text
	case err != nil:
		v.wrong("a number within the range of float64")
	}
	return n
}

// coreInteger reads an integer. Only decimal ones have a sign; those that no
// machine word holds become floats.
func (v Value) coreInteger(text string) (any, bool) {
	_, digits, base, ok := numerals.Split(text)
	if !ok || base != 10 && text[0] != '0' {
		return nil, false
	}
	if base == 10 {
		digits = text
	}
	if n, err := strconv.ParseInt(digits, base, 64); err == nil {
		return n, true
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(digits, "+"), base, 64)
	if err != nil && base != 10 {
		v.wrong(atMost64)
	}
	return n, err == nil || base != 10
}
