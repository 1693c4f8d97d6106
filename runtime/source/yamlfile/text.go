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
	line, column := 1, 1
	for rest := bytes.TrimPrefix(content, []byte(byteOrderMark)); len(rest) > 0; {
		c, size := utf8.DecodeRune(rest)
		message := ""
		switch {
		case c == utf8.RuneError && size == 1:
			message = fmt.Sprintf("the byte %#02x is not UTF-8", rest[0])
		case !allowed(c):
			message = fmt.Sprintf("the control character %U is not allowed; in double quotes it can be escaped", c)
		}
		if message != "" {
			return &hush.Problem{Position: hush.Position{Line: line, Column: column}, Message: message}
		}
		rest = rest[size:]
		column++
		if c == '\n' {
			line, column = line+1, 1
		}
	}
	return nil
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
