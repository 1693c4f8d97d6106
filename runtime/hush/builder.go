package hush

import "slices"

// Builder builds a [Document] front to back. The zero value is not ready; use
// [NewBuilder]. Sources call it in the order of their input:
//
//	b := hush.NewBuilder("resources.yaml")
//	b.BeginMap(1, 1)
//	b.Key("retries", 1, 1)
//	b.Plain("3", 1, 10)
//	b.End()
//	root := b.Document().Root()
//
// Calls out of order (a value of a map without its Key, an End too many) are
// mistakes of the caller and may panic, at once or when the tree is read.
type Builder struct {
	document *Document
	open     []int32 // maps and lists not ended yet
}

// NewBuilder returns a Builder for a source of that name.
func NewBuilder(source string) *Builder {
	return &Builder{document: &Document{Source: source}}
}

// Grow makes room for that many more values and keys.
func (b *Builder) Grow(entries int) { b.document.Entries = slices.Grow(b.document.Entries, entries) }

// Len returns how many values and keys were added so far.
func (b *Builder) Len() int { return len(b.document.Entries) }

// Source names the source of what is added from here on, where a tree is put
// together from several.
func (b *Builder) Source(name string) {
	d := b.document
	if d.sourceAt(int32(len(d.Entries))) != name {
		d.Parts = append(d.Parts, DocumentPart{name, int32(len(d.Entries))})
	}
}

// Null adds an explicit null.
func (b *Builder) Null(line, column int) { b.scalar(KindNull, "", line, column) }

// Plain adds a scalar whose type its reader decides.
func (b *Builder) Plain(text string, line, column int) { b.scalar(KindPlain, text, line, column) }

// String adds a scalar that is certainly a string.
func (b *Builder) String(text string, line, column int) { b.scalar(KindString, text, line, column) }

// Secret adds a string that problems must not show: see [Node.Hidden].
func (b *Builder) Secret(secret Secret, line, column int) {
	index := b.add(KindString, secret.Reveal(), line, column)
	b.document.Entries[index].Secret = true
	b.closeKey(index)
}

// BeginList begins a list; End ends it.
func (b *Builder) BeginList(line, column int) { b.begin(KindList, line, column) }

// BeginMap begins a map; End ends it. Each value in it is preceded by Key.
// The caller refuses duplicate keys.
func (b *Builder) BeginMap(line, column int) { b.begin(KindMap, line, column) }

// Key names the next value of the innermost map.
func (b *Builder) Key(name string, line, column int) { b.add(KindKey, name, line, column) }

// End ends the innermost list or map.
func (b *Builder) End() {
	last := len(b.open) - 1
	index := b.open[last]
	b.open = b.open[:last]
	b.document.Entries[index].End = int32(len(b.document.Entries))
	b.closeKey(index)
}

// Node adds a copy of a node of another document, lines and columns included.
// Text that came from a variable stays hidden: see [Node.Hidden].
func (b *Builder) Node(n Node) {
	if n.IsZero() {
		b.Null(0, 0)
		return
	}
	from, to := n.index, n.entry().End
	shift := int32(len(b.document.Entries)) - from
	for i, entry := range n.document.open().Entries[from:to] {
		entry.End += shift
		entry.Secret = Node{n.document, from + int32(i)}.Hidden()
		b.document.Entries = append(b.document.Entries, entry)
	}
	b.closeKey(from + shift)
}

// Document returns what was built. The Builder must not be used afterwards.
func (b *Builder) Document() *Document { return b.document }

func (b *Builder) add(kind Kind, text string, line, column int) int32 {
	index := int32(len(b.document.Entries))
	b.document.Entries = append(b.document.Entries, DocumentEntry{
		Text: text, Line: int32(line), Column: int32(column), End: index + 1, Kind: kind,
	})
	return index
}

func (b *Builder) scalar(kind Kind, text string, line, column int) {
	b.closeKey(b.add(kind, text, line, column))
}

func (b *Builder) begin(kind Kind, line, column int) {
	b.open = append(b.open, b.add(kind, "", line, column))
}

// closeKey lets the key before a finished value end where the value ends.
func (b *Builder) closeKey(value int32) {
	if value > 0 && b.document.Entries[value-1].Kind == KindKey {
		b.document.Entries[value-1].End = b.document.Entries[value].End
	}
}
