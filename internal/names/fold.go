package names

import "strings"

// foldByte is the canonical form of one byte of a trimmed name.
func foldByte(c byte) byte {
	switch {
	case c >= 'A' && c <= 'Z':
		return c + ('a' - 'A')
	case c == '_' || c == ' ':
		return '-'
	}
	return c
}

// each holds a byte eight times when it is multiplied by it.
const each = 0x01_01_01_01_01_01_01_01

// Fold8 is foldByte for eight bytes at once.
func Fold8(word uint64) uint64 {
	low := word & (0x7f * each)
	// Where the highest bit of a byte is set, that byte is to be changed.
	upper := (low + (0x80-'A')*each) &^ (low + (0x80-'Z'-1)*each)
	underscore := ^((low ^ '_'*each) + 0x7f*each)
	space := ^((low ^ ' '*each) + 0x7f*each)
	ascii := ^word & (0x80 * each)
	return word | upper&ascii>>2 ^ (underscore&ascii>>7)*('_'^'-') ^ (space&ascii>>7)*(' '^'-')
}

// Plain8 reports whether a name that begins with one word, of eight bytes, and
// ends with another has nothing in them to fold or to trim: no upper case, no
// underscore, no white space, nothing beyond ASCII. It may say no without need.
func Plain8(first, last uint64) bool {
	// With 0x7f added, letters in lower case, digits, "-" and "." have bits 5
	// and 7. What has to be folded lacks bit 5. What isn't ASCII lacks bit 7, so
	// its carry is harmless; but for 0x80, with which no white space begins.
	const bits = 0xa0 * each
	return (first+0x7f*each)&(last+0x7f*each)&bits == bits
}

// Same reports whether a name, in any spelling, has a canonical form.
func Same(name, canonical string) bool {
	if name == canonical {
		return true
	}
	if len(name) < len(canonical) {
		return false
	}
	name = strings.TrimSpace(name)
	if len(name) != len(canonical) {
		return false
	}
	for i := range len(name) {
		if foldByte(name[i]) != canonical[i] {
			return false
		}
	}
	return true
}
