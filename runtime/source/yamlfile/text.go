package yamlfile

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/hushgen/hushgen/runtime/hush"
)

// byteOrderMark may begin a file, and is not part of it.
const byteOrderMark = "\ufeff"

// notText reports the first character that no YAML file may hold, or nil. The
// parser would say so without the place.
func notText(content []byte) *hush.Problem {
	if bytes.HasPrefix(content, []byte{0xfe, 0xff}) || bytes.HasPrefix(content, []byte{0xff, 0xfe}) {
		return &hush.Problem{Message: "the file is UTF-16; save it as UTF-8"}
	}
	content = bytes.TrimPrefix(content, []byte(byteOrderMark))
	for at := 0; at < len(content); {
		if c := content[at]; c >= ' ' && c < utf8.RuneSelf || c == '\n' {
			at++
			continue
		}
		c, size := utf8.DecodeRune(content[at:])
		if c == utf8.RuneError && size == 1 {
			return textProblem(content, at, fmt.Sprintf("the byte %#02x is not UTF-8", content[at]))
		}
		if !allowed(c) {
			return textProblem(content, at, fmt.Sprintf("the control character %U is not allowed; in double quotes it can be escaped", c))
		}
		at += size
	}
	return nil
}

// textProblem places a problem at a byte; everything before it is good.
func textProblem(content []byte, at int, message string) *hush.Problem {
	before := content[:at]
	begin := bytes.LastIndexByte(before, '\n') + 1
	return &hush.Problem{
		Position: hush.Position{
			Line:   bytes.Count(before, []byte("\n")) + 1,
			Column: utf8.RuneCount(before[begin:]) + 1,
		},
		Message: message,
	}
}

// allowed reports whether the parser takes a character.
func allowed(c rune) bool {
	switch c {
	case '\t', '\n', '\r':
		return true
	case 0xfffe, 0xffff:
		return false
	}
	return c >= ' '
}
