package names

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// AppendStep adds the name of a field or a key to a path: ".max", or
// ["a.b"] with Go's escapes where a bare name would be taken for something
// else or would break the line.
func AppendStep(path []byte, name string) []byte {
	if IsBare(name) {
		return append(append(path, '.'), name...)
	}
	return append(strconv.AppendQuote(append(path, '['), name), ']')
}

// IsBare reports whether a name can stand in a path as it is.
func IsBare(name string) bool {
	return name != "" && IsPrintable(name) && !strings.ContainsAny(name, ".[]: \"\\")
}

// IsPrintable reports whether a text is valid UTF-8 and shows as it is.
func IsPrintable(text string) bool {
	for _, c := range text {
		if c == utf8.RuneError || !strconv.IsPrint(c) {
			return false
		}
	}
	return true
}

// MaxPath bounds the paths of problems, in bytes: 1,000 levels would fill a
// screen.
const MaxPath = 200

// ShortenPath cuts a path that is longer than [MaxPath], between characters.
func ShortenPath(path string) string {
	if len(path) <= MaxPath {
		return path
	}
	end := MaxPath
	for end > 0 && !utf8.RuneStart(path[end]) {
		end--
	}
	return path[:end] + "…"
}
