package hush

// Kind tells what a [Node] holds.
type Kind uint8

const (
	// KindNone is the kind of the zero Node: nothing is there.
	KindNone Kind = iota
	// KindNull is an explicit null, or an empty value in YAML.
	KindNull
	// KindPlain is a scalar whose text may be a number, a bool or a string:
	// the type of the field that reads it decides.
	KindPlain
	// KindString is a scalar that was quoted: never a number, a bool or null.
	KindString
	// KindList is a sequence of nodes.
	KindList
	// KindMap is a sequence of named nodes in the order of the source.
	KindMap

	// KindKey marks the entry before each value of a map in a [Document]. No
	// Node has it.
	KindKey
)

// String returns the kind as messages call it.
func (k Kind) String() string {
	switch k {
	case KindNone:
		return "nothing"
	case KindNull:
		return "null"
	case KindPlain:
		return "a scalar"
	case KindString:
		return "a string"
	case KindList:
		return "a list"
	case KindMap:
		return "a mapping"
	}
	return "an unknown kind"
}

// Position is a place in a source, such as a file.
type Position struct {
	// Source is the name of the source: a file's path as it was given.
	Source string
	// Line and Column are 1-based; columns count characters (code points).
	// Both are 0 when the source has no positions, as with [Values].
	Line, Column int
}

// String returns "source:line:column", without what is not known.
func (p Position) String() string {
	if p.Line <= 0 {
		return p.Source
	}
	text := itoa(p.Line)
	if p.Column > 0 {
		text += ":" + itoa(p.Column)
	}
	if p.Source == "" {
		return text
	}
	return p.Source + ":" + text
}
