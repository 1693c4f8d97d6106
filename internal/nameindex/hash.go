package nameindex

import (
	"math/bits"

	"github.com/hushgen/hushgen/internal/names"
)

// The digits of pi and of e, made odd. No name has a word that is equal to one
// of them, so none makes a factor zero.
const (
	first = 0x243f6a8885a308d3
	more  = 0xb7e151628aed2a6b
)

// Word returns eight bytes of a text. Compilers make one load of it.
func Word(text string, at int) uint64 {
	text = text[at : at+8]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

// Short returns the bytes of a text of 4 to 7, some of them twice.
func Short(text string) uint64 { return half(text[:4]) | half(text[len(text)-4:])<<32 }

func half(text string) uint64 {
	text = text[:4]
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24
}

// tiny returns the bytes of a text of 1 to 3, some of them twice, its length and
// what no name has: more than one "-" on end. So no longer text has the same.
func tiny(text string) uint64 {
	n := len(text)
	return uint64(text[0]) | uint64(text[n/2])<<8 | uint64(text[n-1])<<16 | uint64('0'+n)<<24 | 0x2d_2d_2d_2d<<32
}

// Ends returns the first eight bytes of a text and the last eight, or twice
// eight that stand for a shorter one. The text is not empty.
func Ends(text string) (head, tail uint64) {
	switch n := len(text); {
	case n >= 8:
		return Word(text, 0), Word(text, n-8)
	case n >= 4:
		head = Short(text)
	default:
		head = tiny(text)
	}
	return head, head
}

// Hash is that of a canonical name of at most 16 bytes, given its ends.
func Hash(head, tail uint64) uint64 { return mix(head^first, tail) }

func mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

// HashLong is Hash for a name of 17 to 32 bytes, given what Hash makes of its
// ends, and its inner words.
func HashLong(hash, head, tail uint64) uint64 { return mix(hash^head, tail^more) }

// Inner returns the eight bytes after the first eight of a text of more than
// 16, and those before the last eight.
func Inner(text string) (head, tail uint64) { return Word(text, 8), Word(text, len(text)-16) }

// hash is that of a canonical name.
func hash(name string) uint64 {
	h := Hash(Ends(name))
	for text := name; len(text) > 16; text = text[8 : len(text)-8] {
		head, tail := Inner(text)
		h = HashLong(h, head, tail)
	}
	return h
}

// hashFolded is that of the canonical form of a trimmed name.
func hashFolded(name string) uint64 {
	head, tail := Ends(name)
	h := Hash(names.Fold8(head), names.Fold8(tail))
	for text := name; len(text) > 16; text = text[8 : len(text)-8] {
		head, tail = Inner(text)
		h = HashLong(h, names.Fold8(head), names.Fold8(tail))
	}
	return h
}

// isPlain reports whether a name can only be canonical.
func isPlain(name string) bool {
	plain := names.Plain8(Ends(name))
	for text := name; plain && len(text) > 16; text = text[8 : len(text)-8] {
		plain = names.Plain8(Inner(text))
	}
	return plain
}
