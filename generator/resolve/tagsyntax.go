package resolve

import (
	"strconv"
	"strings"
)

// brokenTag returns the key, json or yaml, whose value reflect.StructTag can't
// read, "" where both are as they should be.
func brokenTag(tag string) string {
	for {
		tag = strings.TrimLeft(tag, " ")
		key, value, _ := strings.Cut(tag, ":")
		literal, err := strconv.QuotedPrefix(value)
		if err != nil || literal[0] != '"' || strings.ContainsAny(key, " \"") {
			return meantTag(tag)
		}
		if lower := strings.ToLower(key); lower != key && (lower == "json" || lower == "yaml") {
			return lower
		}
		tag = value[len(literal):]
	}
}

// meantTag tells which of the tags that we read someone tried to write.
func meantTag(text string) string {
	words := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" :=\"'", c) })
	if len(words) > 0 {
		if key := strings.ToLower(words[0]); key == "json" || key == "yaml" {
			return key
		}
	}
	return ""
}
