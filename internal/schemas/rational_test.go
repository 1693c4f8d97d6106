package schemas

import (
	"math/big"
	"strconv"
	"strings"
)

// rational is the exact value of a number, except that one whose exponent is
// out of all proportion is only very large or very small.
func rational(n number) *big.Rat {
	r, ok := new(big.Rat).SetString(string(tamed(n)))
	if !ok {
		panic("no number: " + string(n))
	}
	return r
}

// maxExponent is beyond everything that Go's floats tell apart, and still
// something to calculate with.
const maxExponent = 1000

// tamed bounds the exponent of a number.
func tamed(n number) number {
	at := strings.IndexAny(string(n), "eE")
	if at < 0 {
		return n
	}
	exponent, err := strconv.Atoi(string(n[at+1:]))
	switch {
	case err != nil && n[at+1] != '-', exponent > maxExponent:
		return n[:at] + number("e"+strconv.Itoa(maxExponent))
	case err != nil, exponent < -maxExponent:
		return n[:at] + number("e-"+strconv.Itoa(maxExponent))
	}
	return n
}
