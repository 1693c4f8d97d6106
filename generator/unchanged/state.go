package unchanged

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"github.com/hushgen/hushgen/generator/output"
)

// sum is a SHA-256.
type sum = [sha256.Size]byte

// A record is what stands at a path.
type record struct {
	path string
	kind kind
	// sum is that of the content, of as much of it as matters.
	sum sum
}

// kind tells what stands at a path.
type kind byte

const (
	absent  kind = '-'
	folder  kind = 'd'
	regular kind = 'f'
	link    kind = 'l' // to a regular file
	other   kind = 'o'
)

// state is what stands at all paths, sorted.
type state []record

// sum returns one sum for all of the state.
func (s state) sum() sum {
	hash := sha256.New()
	var head []byte
	for _, r := range s {
		head = binary.AppendUvarint(head[:0], uint64(len(r.path)))
		head = append(append(append(head, r.path...), byte(r.kind)), r.sum[:]...)
		hash.Write(head)
	}
	return sum(hash.Sum(nil))
}

// after returns the state with a file as output.Write leaves it behind: one
// that has its content already is not touched, and may be a link.
func (s state) after(file output.File) state {
	i, found := slices.BinarySearchFunc(s, file.Path, func(r record, path string) int { return cmp.Compare(r.path, path) })
	if file.Remove {
		if found {
			s = slices.Delete(s, i, i+1)
		}
		return s
	}
	written := record{path: file.Path, kind: regular, sum: sha256.Sum256(file.Content)}
	switch {
	case !found:
		s = slices.Insert(s, i, written)
	case s[i].sum != written.sum:
		s[i] = written
	}
	return s
}
