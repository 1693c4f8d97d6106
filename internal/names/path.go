package names

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// AppendStep adds the name of a field or a key to a path: ".max", or
// ["a.b"] with Go's escapes where a bare name would be taken for something
// else or would break the line. Of a name it takes no more than is shown: there
// may be a megabyte of it, and a problem in each of its values.
func AppendStep(path []byte, name string) []byte {
	name = ShortenPath(name)
	if IsBare(name) {
		return append(append(path, '.'), name...)
	}
	return append(strconv.AppendQuote(append(path, '['), name), ']')
}

// AppendIndex adds the index of an element in a list to a path: [2].
func AppendIndex(path []byte, index int) []byte {
	return append(strconv.AppendInt(append(path, '['), int64(index), 10), ']')
}

// Step leads from a value to one in it: by a key, or by an index in a list.
// Only problems need the text of a path, so walks over trees keep its steps.
type Step struct {
	Key   string
	Index int // -1 for a key
}

// KeyStep goes by a key.
func KeyStep(key string) Step { return Step{Key: key, Index: -1} }

// IndexStep goes by an index.
func IndexStep(index int) Step { return Step{Index: index} }

// PathText returns the path of a value as problems show it: the steps to it
// from the root.
func PathText(root string, steps []Step) string {
	path := []byte(ShortenPath(root))
	for _, step := range steps {
		switch {
		case len(path) > MaxPath:
			return ShortenPath(string(path))
		case step.Index >= 0:
			path = AppendIndex(path, step.Index)
		default:
			path = AppendStep(path, step.Key)
		}
	}
	return ShortenPath(string(path))
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

// Visible returns a text as it can be shown: in Go's quotes when a terminal
// would obey, or not show, something in it.
func Visible(text string) string {
	if IsPrintable(text) {
		return text
	}
	return strconv.Quote(text)
}

// MaxPath bounds the paths of problems, in bytes: 1,000 levels would fill a
// screen.
const MaxPath = 200

// ShortenPath cuts a path that is longer than [MaxPath], between characters.
// Messages call it in many places, so it is code but once.
//
//go:noinline
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
