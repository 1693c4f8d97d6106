package hush

import (
	"iter"
	"strings"
)

// Len returns the number of elements of a list or a map, else 0.
func (n Node) Len() int {
	count := 0
	switch n.Kind() {
	case KindList:
		for range n.Items() {
			count++
		}
	case KindMap:
		for range n.Fields() {
			count++
		}
	}
	return count
}

// Mentions reports whether a scalar, or one within a list or map, has part in
// its text. Secrets are not looked into.
func (n Node) Mentions(part string) bool {
	if n.IsZero() {
		return false
	}
	entries := n.document.open().Entries[n.index:n.entry().End]
	for i := range entries {
		e := &entries[i]
		if (e.Kind == KindPlain || e.Kind == KindString) && !e.Secret && strings.Contains(e.Text, part) {
			return true
		}
	}
	return false
}

// Items iterates over the elements of a list. Other kinds have none.
func (n Node) Items() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.Kind() != KindList {
			return
		}
		end := n.entry().End
		for i := n.index + 1; i < end; i = n.document.open().Entries[i].End {
			if !yield(Node{n.document, i}) {
				return
			}
		}
	}
}

// keys iterates over the keys of a map. Other kinds have none.
func (n Node) keys() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.Kind() != KindMap {
			return
		}
		end := n.entry().End
		for i := n.index + 1; i < end; i = n.document.open().Entries[i].End {
			if !yield(Node{n.document, i}) {
				return
			}
		}
	}
}

// Field is one named value of a map.
type Field struct {
	// Name is the key as it is written, KeyPosition where it stands.
	Name        string
	KeyPosition Position
	// Value is what the key holds.
	Value Node
}

// Fields iterates over the named values of a map in the order of the source.
// Other kinds have none.
func (n Node) Fields() iter.Seq[Field] {
	return func(yield func(Field) bool) {
		for key := range n.keys() {
			if !yield(Field{key.entry().Text, key.Position(), Node{key.document, key.index + 1}}) {
				return
			}
		}
	}
}

// Get returns the value of a map's key, or the zero Node.
func (n Node) Get(name string) Node {
	if n.Kind() != KindMap {
		return Node{}
	}
	end := n.entry().End
	for i := n.index + 1; i < end; i = n.document.open().Entries[i].End {
		if n.document.open().Entries[i].Text == name {
			return Node{n.document, i + 1}
		}
	}
	return Node{}
}
