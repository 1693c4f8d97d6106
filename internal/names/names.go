package names

import "strings"

// MaxLength is the longest allowed category or plugin name in bytes.
const MaxLength = 64

// Canonical returns the one form of a category or plugin name: trimmed,
// lower-case, with "_" and spaces turned into "-". A name that already has
// this form is returned as it is, without allocating.
func Canonical(name string) string {
	if isFolded(name) {
		return name
	}
	name = strings.TrimSpace(name)
	folded := make([]byte, len(name))
	for i := range len(name) {
		folded[i] = foldByte(name[i])
	}
	return string(folded)
}

func isFolded(name string) bool {
	for i := range len(name) {
		if c := name[i]; c != foldByte(c) || c <= ' ' || c >= 0x80 {
			return false
		}
	}
	return true
}

// Valid reports whether a canonical name obeys the grammar
// [a-z0-9]+([-.][a-z0-9]+)* and is at most MaxLength bytes long.
func Valid(name string) bool {
	if name == "" || len(name) > MaxLength {
		return false
	}
	separator := true // a name begins and ends with a letter or digit
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			separator = false
		case (c == '-' || c == '.') && !separator:
			separator = true
		default:
			return false
		}
	}
	return !separator
}
