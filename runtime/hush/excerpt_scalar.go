package hush

import (
	"slices"
	"strconv"
	"strings"
)

// spelled returns how many characters at the beginning of raw are the written
// form of a text, plain or in quotes; 0 when they aren't. Forms that it
// doesn't know, such as the escapes of YAML alone, count as others.
func spelled(raw []rune, text string) int {
	if len(raw) == 0 || text == "" && raw[0] != '"' && raw[0] != '\'' {
		return 0
	}
	switch raw[0] {
	case '"':
		end := quotedEnd(raw)
		if got, err := strconv.Unquote(string(raw[:end])); err == nil && got == text {
			return end
		}
	case '\'':
		end := quotedEnd(raw)
		if end > 1 && strings.ReplaceAll(string(raw[1:end-1]), "''", "'") == text {
			return end
		}
	default:
		if wanted := []rune(text); len(raw) >= len(wanted) && slices.Equal(raw[:len(wanted)], wanted) {
			return len(wanted)
		}
	}
	return 0
}

// quotedEnd returns how many characters a quoted scalar takes; 0 when it goes
// on in the next line.
func quotedEnd(raw []rune) int {
	quote := raw[0]
	for i := 1; i < len(raw); i++ {
		switch {
		case quote == '"' && raw[i] == '\\':
			i++
		case quote == '\'' && raw[i] == quote && i+1 < len(raw) && raw[i+1] == quote:
			i++
		case raw[i] == quote:
			return i + 1
		}
	}
	return 0
}

// scalarEnd returns how many characters a scalar takes that isn't shown; 0
// when that is not certain. Plain ones end before the punctuation of flow
// style; outside of it there is no telling them from a comment.
func scalarEnd(raw []rune, flow bool) int {
	switch {
	case len(raw) == 0:
		return 0
	case raw[0] == '"' || raw[0] == '\'':
		return quotedEnd(raw)
	case !flow || strings.ContainsRune("&!*|>", raw[0]):
		return 0
	}
	return max(0, slices.IndexFunc(raw, func(r rune) bool { return strings.ContainsRune(",[]{}", r) }))
}

// spelledNull returns how many characters a null takes.
func spelledNull(raw []rune) int {
	for _, null := range []string{"null", "Null", "NULL", "~"} {
		if n := spelled(raw, null); n > 0 {
			return n
		}
	}
	return 0
}
