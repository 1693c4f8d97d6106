package jsondir

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

const (
	extension = ".json"
	// maxFileName is what file systems allow, in bytes.
	maxFileName = 255
	// wanted ends messages about names of files.
	wanted = "want category_name.json, such as llm_gpt-4.json"
)

// fileName returns the canonical form of a key, and the name of its file. Such
// a name never leaves the folder, is not hidden and is reserved nowhere: it
// begins with a category, which has letters and digits at its ends, and a "_".
func fileName(key hush.Key) (hush.Key, string, error) {
	key.Category = names.Canonical(key.Category)
	name := key.Category + "_" + escape(key.Name) + extension
	message := ""
	switch {
	case !names.Valid(key.Category):
		message = "want a category of lower-case letters and digits, with - or . between them"
	case key.Name == "":
		message = "the resource has no name: want category:name"
	case !utf8.ValidString(key.Name):
		message = "the resource's name is not UTF-8"
	case strings.ContainsFunc(key.Name, unicode.IsControl):
		message = "the resource's name contains a control character"
	case strings.TrimSpace(key.Name) != key.Name:
		message = "the resource's name begins or ends with a space"
	case len(name) > maxFileName:
		message = "the resource's name is too long for a file: that would have " + strconv.Itoa(len(name)) +
			" bytes, want at most " + strconv.Itoa(maxFileName)
	default:
		return key, name, nil
	}
	return key, "", hush.NewConfigError([]hush.Problem{{Path: shownKey(key), Message: message}})
}

// parseFileName returns the key that a file of that name stands for, or says
// why there is none.
func parseFileName(name string) (key hush.Key, problem string) {
	category, rest, found := strings.Cut(strings.TrimSuffix(name, extension), "_")
	key = hush.Key{Category: names.Canonical(category), Name: unescape(rest)}
	switch {
	case !utf8.ValidString(category) || !utf8.ValidString(key.Name):
		return hush.Key{}, "the name of the file is not UTF-8"
	case !found, key.Category == "", key.Name == "", strings.Contains(key.Category, ":"):
		return hush.Key{}, wanted
	}
	return key, ""
}

// shownKey is how a key leads messages.
func shownKey(key hush.Key) string { return names.Visible(names.ShortenPath(key.String())) }

// escape writes what file systems may not take, or not tell apart, as %41.
func escape(name string) string {
	const digits = "0123456789abcdef"
	var out strings.Builder
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '.', c == '_', c == '-':
			out.WriteByte(c)
		default:
			out.WriteByte('%')
			out.WriteByte(digits[c>>4])
			out.WriteByte(digits[c&15])
		}
	}
	return out.String()
}

// unescape reads what escape writes, and everything else as it stands.
func unescape(name string) string {
	before, after, found := strings.Cut(name, "%")
	var out strings.Builder
	for ; found; before, after, found = strings.Cut(after, "%") {
		out.WriteString(before)
		c, ok := escaped(after)
		if !ok {
			out.WriteByte('%')
			continue
		}
		out.WriteByte(c)
		after = after[2:]
	}
	out.WriteString(before)
	return out.String()
}

// escaped returns the byte that the two digits behind a "%" stand for.
func escaped(after string) (byte, bool) {
	if len(after) < 2 || after[0] == '+' {
		return 0, false
	}
	c, err := strconv.ParseUint(after[:2], 16, 8)
	return byte(c), err == nil
}
