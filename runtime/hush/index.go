package hush

import (
	"github.com/hushgen/hushgen/internal/nameindex"
	"github.com/hushgen/hushgen/internal/names"
)

// Index finds one of many names in any spelling, without allocating. It is
// static data that nothing in the program depends on: numbers, and the names
// once more in one text.
//
// For generated code.
type Index struct {
	// Names holds all names and aliases.
	Names string
	// Displacements and Slots are a perfect hash of them; there is one of each
	// at least.
	Displacements []uint16
	Slots         []uint64
}

// numbered is a list of plugins as an [Index] counts them.
type numbered interface {
	// info describes a plugin; nil says that the list has ended before.
	info(number int) *Info
	// isElsewhere reports whether a plugin is one of other builds.
	isElsewhere(number int) bool
}

// lookup describes the plugin of this build that has a name or alias. Most
// names have 4 to 32 bytes, so [nameindex.Find] is written out for them: here,
// and without calls, for those of 8 to 16. No plugin is read: among thousands
// none is in the processor's cache.
func (x *Index) lookup(name string, in numbered) (*Info, bool) {
	length := len(name)
	if x == nil || length < 8 || length > 16 {
		return x.lookupLong(name, in)
	}
	head, tail := nameindex.Word(name, 0), nameindex.Word(name, length-8)
	hash := nameindex.Hash(head, tail)
	entry := (*nameindex.Table)(x).At(hash)
	if entry.Fits(hash, length) {
		at := entry.Offset()
		if nameindex.Word(x.Names, at) == head && nameindex.Word(x.Names, at+length-8) == tail && !entry.Varies() {
			return in.info(entry.Number()), true
		}
	} else if entry.Ends() && names.Plain8(head, tail) {
		return nil, false
	}
	return x.lookupFolded(name, head, tail, in)
}

// lookupLong is lookup for a name of 17 to 32 bytes.
func (x *Index) lookupLong(name string, in numbered) (*Info, bool) {
	length := len(name)
	if x == nil || length <= 16 || length > 32 {
		return x.lookupShort(name, in)
	}
	head, tail := nameindex.Word(name, 0), nameindex.Word(name, length-8)
	innerHead, innerTail := nameindex.Inner(name)
	hash := nameindex.HashLong(nameindex.Hash(head, tail), innerHead, innerTail)
	entry := (*nameindex.Table)(x).At(hash)
	if entry.Fits(hash, length) {
		if x.Names[entry.Offset():][:length] == name && !entry.Varies() {
			return in.info(entry.Number()), true
		}
	} else if entry.Ends() && names.Plain8(head, tail) && names.Plain8(innerHead, innerTail) {
		return nil, false
	}
	return x.lookupAny(name, in)
}

// lookupShort is lookup for a name of 4 to 7 bytes.
func (x *Index) lookupShort(name string, in numbered) (*Info, bool) {
	length := len(name)
	if x == nil || length < 4 || length > 7 {
		return x.lookupAny(name, in)
	}
	word := nameindex.Short(name)
	hash := nameindex.Hash(word, word)
	entry := (*nameindex.Table)(x).At(hash)
	if entry.Fits(hash, length) {
		if nameindex.Short(x.Names[entry.Offset():][:length]) == word && !entry.Varies() {
			return in.info(entry.Number()), true
		}
	} else if entry.Ends() && names.Plain8(word, word) {
		return nil, false
	}
	return x.lookupFolded(name, word, word, in)
}

// lookupFolded is lookup for a name of 4 to 16 bytes that is not there as it is.
func (x *Index) lookupFolded(name string, head, tail uint64, in numbered) (*Info, bool) {
	if nameindex.HasEdge(name) {
		return x.lookupAny(name, in)
	}
	head, tail = names.Fold8(head), names.Fold8(tail)
	hash := nameindex.Hash(head, tail)
	entry := (*nameindex.Table)(x).At(hash)
	if entry.Fits(hash, len(name)) {
		knownHead, knownTail := nameindex.Ends(x.Names[entry.Offset():][:len(name)])
		if knownHead == head && knownTail == tail && !entry.Varies() {
			return in.info(entry.Number()), true
		}
	} else if entry.Ends() {
		return nil, false
	}
	return x.lookupAny(name, in)
}

// lookupAny is lookup for any name, and for any index.
func (x *Index) lookupAny(name string, in numbered) (*Info, bool) {
	if x == nil {
		return here(scan(name, in), in)
	}
	entry := nameindex.Find((*nameindex.Table)(x), name)
	switch {
	case entry == 0:
		return nil, false
	case entry.Varies():
		return here(choose(entry.Number(), name, in), in)
	}
	return in.info(entry.Number()), true
}

// here describes a plugin unless it is one of other builds.
func here(number int, in numbered) (*Info, bool) {
	if number < 0 || in.isElsewhere(number) {
		return nil, false
	}
	return in.info(number), true
}

// find returns the number of the plugin that has a name or alias, perhaps one
// of other builds, or a negative number.
func (x *Index) find(name string, in numbered) int {
	if x == nil {
		return scan(name, in)
	}
	entry := nameindex.Find((*nameindex.Table)(x), name)
	switch {
	case entry == 0:
		return -1
	case entry.Varies():
		return choose(entry.Number(), name, in)
	}
	return entry.Number()
}

// choose is find for a name of which an index knows one plugin that has it in
// some builds.
func choose(number int, name string, in numbered) int {
	if !in.isElsewhere(number) && in.info(number).hasName(name) {
		return number
	}
	return scan(name, in)
}

// scan is find without an index. Of plugins that share a name over several
// builds it prefers the one of this build.
func scan(name string, in numbered) int {
	found := -1
	for number := 0; ; number++ {
		info := in.info(number)
		if info == nil {
			return found
		}
		if (found < 0 || !in.isElsewhere(number)) && info.hasName(name) {
			found = number
		}
	}
}

// CategoryNamed returns the category of that name, in any spelling, or nil. The
// index is nil where there are few.
//
// For generated code.
func CategoryNamed(index *Index, all []AnyCategory, name string) AnyCategory {
	if index != nil {
		if entry := nameindex.Find((*nameindex.Table)(index), name); entry != 0 {
			return all[entry.Number()]
		}
		return nil
	}
	for _, c := range all {
		if names.Same(name, c.About().Name) {
			return c
		}
	}
	return nil
}
