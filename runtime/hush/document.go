package hush

import (
	"slices"
	"sort"
	"unsafe"
)

// DocumentEntry is one element of a [Document].
//
// For sources that build documents and for generated code; others read
// through [Node].
type DocumentEntry struct {
	// Text is the text of a scalar or of a map key.
	Text string
	// Line and Column are the position in the source, 1-based.
	Line, Column int32
	// End is the index behind the entry's last descendant.
	End int32
	// Kind tells scalars, lists, maps and the keys of maps apart.
	Kind Kind
	// Secret marks a scalar whose text must not be shown to anyone.
	Secret bool
}

// Document is a tree of values in one flat array: each entry is followed by
// its descendants, each value of a map by way of its key's entry. A Document
// is never changed once a Node of it was handed out. Build one with a
// [Builder].
type Document struct {
	// Source is the name that positions carry.
	Source string
	// Parts names other sources, where a tree was put together from several:
	// each begins at an entry and reaches to the next. Sorted by Begin.
	Parts []DocumentPart
	// Entries holds the tree, root first.
	Entries []DocumentEntry
	// Written, when not nil, is the same tree before variables were
	// replaced: what problems quote, so that they never show the value of a
	// variable.
	Written *Document
	// offset is where the tree begins in Written.
	offset int32
}

// DocumentPart is what came from one source of a [Document] that was put
// together from several.
type DocumentPart struct {
	// Source is the name that positions carry.
	Source string
	// Begin is the index of the first entry.
	Begin int32
}

// sourceAt returns the name of the source that an entry is from.
func (d *Document) sourceAt(index int32) string {
	if len(d.Parts) == 0 {
		return d.Source
	}
	next := sort.Search(len(d.Parts), func(i int) bool { return d.Parts[i].Begin > index })
	if next == 0 {
		return d.Source
	}
	return d.Parts[next-1].Source
}

// partsFrom returns the sources of the entries from begin to end, as a tree
// of their own needs them, and the name of the first one.
func (d *Document) partsFrom(begin, end int32) (source string, parts []DocumentPart) {
	source = d.sourceAt(begin)
	for _, part := range d.Parts {
		if part.Begin > begin && part.Begin < end {
			parts = append(parts, DocumentPart{part.Source, part.Begin - begin})
		}
	}
	return source, parts
}

// Overlay returns a document with a copy of the tree of n, which remembers n
// as what was written: texts of its entries may be replaced before its Root
// is handed out. n must not be zero.
func Overlay(n Node) *Document {
	written := n.document.open()
	entries := slices.Clone(written.Entries[n.index:n.entry().End])
	for i := range entries {
		entries[i].End -= n.index
		if written.Written != nil {
			entries[i].Secret = Node{n.document, n.index + int32(i)}.Hidden()
		}
	}
	source, parts := written.partsFrom(n.index, n.entry().End)
	return &Document{Source: source, Parts: parts, Entries: entries, Written: written, offset: n.index}
}

// secretAt reports whether an entry of what was written is marked as secret.
func (d *Document) secretAt(written int32) bool {
	i := written - d.offset
	return i >= 0 && int(i) < len(d.Entries) && d.Entries[i].Secret
}

// Root returns the root node, or the zero Node of an empty document.
func (d *Document) Root() Node {
	if d == nil || len(d.Entries) == 0 {
		return Node{}
	}
	return Node{document: handle{unsafe.Pointer(d)}}
}

// handle points to a Document in a way that fmt doesn't follow: under a verb
// that doesn't fit, it would print a struct behind a pointer with all the
// texts that variables gave.
type handle struct{ document unsafe.Pointer }

func (h handle) open() *Document { return (*Document)(h.document) }
