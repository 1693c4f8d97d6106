package hush

import "unsafe"

// Node is a value in a read-only tree with positions. Sources build it,
// generated decoders read it. The zero Node stands for nothing. A Node is
// small; pass it by value. It is safe for concurrent use.
type Node struct {
	document handle
	index    int32
}

func (n Node) entry() *DocumentEntry { return &n.document.open().Entries[n.index] }

// IsZero reports whether n stands for nothing.
func (n Node) IsZero() bool { return n.document == handle{} }

// Kind returns what the node holds.
func (n Node) Kind() Kind {
	if n.IsZero() {
		return KindNone
	}
	return n.entry().Kind
}

// Absent reports whether there is nothing or null.
func (n Node) Absent() bool { return n.Kind() <= KindNull }

// Text returns the text of a scalar with its variables replaced, and "" for
// any other kind.
func (n Node) Text() string {
	if kind := n.Kind(); kind != KindPlain && kind != KindString {
		return ""
	}
	return n.entry().Text
}

// Written returns the text of a scalar as it stands in the source, with
// ${…} not replaced, and "[redacted]" for a secret: what may be shown.
func (n Node) Written() string {
	switch {
	case n.Replaced():
		return n.written().Text
	case n.Hidden():
		return redacted
	default:
		return n.Text()
	}
}

// AsWritten returns the node as it stands in the source, with ${…} not
// replaced: what a settings page shows and saves.
func (n Node) AsWritten() Node {
	if n.IsZero() {
		return n
	}
	if d := n.document.open(); d.Written != nil {
		return Node{handle{unsafe.Pointer(d.Written)}, d.offset + n.index}.AsWritten()
	}
	return n
}

// Replaced reports whether the text of this scalar came from a variable or a
// file by ${…}. Such text must not be shown to anyone.
func (n Node) Replaced() bool {
	if n.IsZero() || n.document.open().Written == nil {
		return false
	}
	written, entry := n.written(), n.entry()
	return written.Text != entry.Text || written.Kind != entry.Kind
}

// written returns the entry before variables were replaced.
func (n Node) written() *DocumentEntry {
	d := n.document.open()
	return &d.Written.Entries[d.offset+n.index]
}

// Hidden reports whether the text of this scalar must not be shown to anyone:
// it came from a variable or a file, or was given as a [Secret].
func (n Node) Hidden() bool {
	return n.Replaced() || !n.IsZero() && n.entry().Secret
}

// Position returns where the value begins in its source.
func (n Node) Position() Position {
	if n.IsZero() {
		return Position{}
	}
	e := n.entry()
	return Position{Source: n.document.open().sourceAt(n.index), Line: int(e.Line), Column: int(e.Column)}
}
