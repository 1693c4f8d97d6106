package jsontree

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// byteOrderMark may begin a text, and is not part of it.
const byteOrderMark = "\ufeff"

// notText says why the content is no text that can be read, and where: at the
// current place. It returns "" when it is one.
func (r *reader) notText() string {
	switch {
	case len(r.content) > MaxSize:
		r.at = place{}
		return "larger than " + strconv.Itoa(MaxSize>>20) + " MiB"
	case isUTF16(r.content):
		r.at = place{}
		return "the file is UTF-16; save it as UTF-8"
	case utf8.Valid(r.content):
		return ""
	}
	offset := r.at.offset
	for {
		c, size := utf8.DecodeRune(r.content[offset:])
		if c == utf8.RuneError && size == 1 {
			r.at.advance(r.content, offset)
			return "the byte 0x" + strconv.FormatUint(uint64(r.content[offset]), 16) + " is not UTF-8"
		}
		offset += size
	}
}

// isUTF16 knows UTF-16 by its byte order mark. Without one, JSON begins with
// an ASCII character, one byte of which is zero.
func isUTF16(content []byte) bool {
	if bytes.HasPrefix(content, []byte{0xfe, 0xff}) || bytes.HasPrefix(content, []byte{0xff, 0xfe}) {
		return true
	}
	return len(content) > 1 && len(content)%2 == 0 && (content[0] == 0) != (content[1] == 0)
}
