package nameindex

import (
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// Table is what finds names.
type Table struct {
	// Names holds all names.
	Names string
	// Displacements and Slots are as many as a power of two.
	Displacements []uint16
	Slots         []uint64
}

// At returns the entry where the search for a hash begins.
func (t *Table) At(hash uint64) Entry { return Entry(t.Slots[t.first(hash)]) }

// first is where the search for a hash begins.
func (t *Table) first(hash uint64) uint64 {
	return Slot(hash, t.Displacements[Bucket(hash, len(t.Displacements))], len(t.Slots))
}

// Find returns the entry of a name in any spelling, or zero. It allocates
// nothing.
func Find(t *Table, name string) Entry {
	if name == "" {
		return 0
	}
	if e := t.find(hash(name), name); e != 0 || isPlain(name) {
		return e
	}
	if name = strings.TrimSpace(name); name == "" {
		return 0
	}
	return t.find(hashFolded(name), name)
}

// find looks for a name with all that have its hash.
func (t *Table) find(hash uint64, name string) Entry {
	for at := t.first(hash); ; at = (at + 1) & uint64(len(t.Slots)-1) {
		e := Entry(t.Slots[at])
		if e.Fits(hash, len(name)) && names.Same(name, t.name(e)) {
			return e
		}
		if e.Ends() {
			return 0
		}
	}
}

// name returns the name of an entry.
func (t *Table) name(e Entry) string { return t.Names[e.Offset():][:e.length()] }

// HasEdge reports whether a name, which is not empty, may begin or end with
// white space.
func HasEdge(name string) bool {
	first, last := name[0], name[len(name)-1]
	return first <= ' ' || first >= 0x80 || last <= ' ' || last >= 0x80
}
