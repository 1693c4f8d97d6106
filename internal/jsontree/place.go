package jsontree

import "unicode/utf8"

// place is an offset in bytes with its line and column, both 1-based.
type place struct{ offset, line, column int }

// advance moves a place forward to an offset of the same content.
func (p *place) advance(content []byte, offset int) {
	for ; p.offset < offset; p.offset++ {
		switch c := content[p.offset]; {
		case c == '\n', c == '\r' && !isNewline(content, p.offset+1):
			p.line, p.column = p.line+1, 1
		case utf8.RuneStart(c):
			p.column++
		}
	}
}

func isNewline(content []byte, offset int) bool {
	return offset < len(content) && content[offset] == '\n'
}

// skipSpace goes on to the next character that is no white space.
func (r *reader) skipSpace() {
	offset := r.at.offset
	for offset < len(r.content) && isSpace(r.content[offset]) {
		offset++
	}
	r.at.advance(r.content, offset)
}

// skipSeparator goes on to the next token: over white space and what stands
// between tokens. When that isn't right, the tokeniser says so.
func (r *reader) skipSeparator() {
	r.skipSpace()
	if c := r.peek(); c == ',' || c == ':' {
		r.skip(1)
		r.skipSpace()
	}
}

// skip goes on by a number of bytes.
func (r *reader) skip(bytes int) { r.at.advance(r.content, r.at.offset+bytes) }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// atEnd reports whether nothing is left.
func (r *reader) atEnd() bool { return r.at.offset >= len(r.content) }

// peek returns the current byte, or 0 at the end.
func (r *reader) peek() byte {
	if r.atEnd() {
		return 0
	}
	return r.content[r.at.offset]
}
