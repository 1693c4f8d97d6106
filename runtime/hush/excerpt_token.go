package hush

import (
	"cmp"
	"slices"
)

// token is an entry of the document that begins on the line of a problem.
type token struct {
	*DocumentEntry
	// around is the list or map that holds it; nil for the root.
	around *DocumentEntry
	// secret tells that its text must not be shown.
	secret bool
	// index is that of the entry.
	index int32
}

// tokensOf returns the tokens of a problem's line, by column, one for each.
func tokensOf(p Problem) []token {
	document := p.document.open()
	written := writtenOf(document)
	var tokens []token
	var open []*DocumentEntry
	for i := range written.Entries {
		entry := &written.Entries[i]
		for len(open) > 0 && open[len(open)-1].End <= int32(i) {
			open = open[:len(open)-1]
		}
		if int(entry.Line) == p.Position.Line {
			t := token{DocumentEntry: entry, secret: entry.Secret || document.secretAt(int32(i)), index: int32(i)}
			if len(open) > 0 {
				t.around = open[len(open)-1]
			}
			tokens = append(tokens, t)
		}
		if entry.Kind == KindList || entry.Kind == KindMap {
			open = append(open, entry)
		}
	}
	return distinct(tokens)
}

func writtenOf(document *Document) *Document {
	if document.Written != nil {
		return document.Written
	}
	return document
}

// secretKeys returns from where to where keys belong to a problem's value that
// is secret.
func secretKeys(p Problem) (from, to int32) {
	if !p.secret {
		return 0, 0
	}
	entries := writtenOf(p.document.open()).Entries
	for i := range entries {
		entry := &entries[i]
		if int(entry.Line) == p.Position.Line && int(entry.Column) == p.Position.Column && entry.Kind != KindKey {
			return int32(i), entry.End
		}
	}
	return 0, 0
}

// distinct leaves one token a column: the first key of a map rather than the
// map, and one for all uses of an alias, secret if any of them is.
func distinct(tokens []token) []token {
	slices.SortStableFunc(tokens, func(a, b token) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), cmp.Compare(a.rank(), b.rank()))
	})
	for i := len(tokens) - 1; i > 0; i-- {
		if tokens[i].Column == tokens[i-1].Column {
			tokens[i-1].secret = tokens[i-1].secret || tokens[i].secret
		}
	}
	return slices.CompactFunc(tokens, func(a, b token) bool { return a.Column == b.Column })
}

func (t *token) rank() int {
	switch t.Kind {
	case KindKey:
		return 0
	case KindPlain, KindString:
		return 1
	case KindNull:
		return 3
	}
	return 2
}
