package fix

import (
	"bytes"
	"go/format"
)

// tidy formats what was changed if it was formatted before: a comment that
// becomes a directive has another place in its doc comment.
func tidy(before, after []byte) []byte {
	crlf, mixed := lineEnds(before)
	if mixed || !isFormatted(unix(before)) {
		return after
	}
	formatted, err := format.Source(unix(after))
	if err != nil {
		return after
	}
	if crlf {
		return bytes.ReplaceAll(formatted, []byte("\n"), []byte("\r\n"))
	}
	return formatted
}

// lineEnds tells files whose lines end in CRLF, and those that mix line ends.
func lineEnds(source []byte) (crlf, mixed bool) {
	all, long := bytes.Count(source, []byte("\n")), bytes.Count(source, []byte("\r\n"))
	return long > 0, long > 0 && long < all
}

func unix(source []byte) []byte { return bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n")) }

func isFormatted(source []byte) bool {
	formatted, err := format.Source(source)
	return err == nil && bytes.Equal(formatted, source)
}
