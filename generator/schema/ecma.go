package schema

import "strings"

// ecma writes a regular expression of Go so that ECMA-262 matches the same
// texts. Most reads alike, or generating refuses it; but for ECMA-262 the dot
// stops at more line ends, and \s is more spaces.
func ecma(expression string) string {
	var written strings.Builder
	inClass := false
	for i := 0; i < len(expression); i++ {
		switch c := expression[i]; {
		case c == '\\' && i+1 < len(expression):
			i++
			written.WriteString(ecmaEscape(expression[i], inClass))
		case c == '.' && !inClass:
			written.WriteString(`[^\n]`)
		default:
			inClass = c == '[' || inClass && c != ']'
			written.WriteByte(c)
		}
	}
	return written.String()
}

const (
	goSpaces = `\t\n\f\r `
	// noGoSpaces are all other characters.
	noGoSpaces = "\\x00-\\x08\\x0b\\x0e-\\x1f!-\U0010ffff"
)

// ecmaEscape writes a backslash and what follows it.
func ecmaEscape(c byte, inClass bool) string {
	switch {
	case c == 's' && inClass:
		return goSpaces
	case c == 's':
		return "[" + goSpaces + "]"
	case c == 'S' && inClass:
		return noGoSpaces
	case c == 'S':
		return "[^" + goSpaces + "]"
	}
	return `\` + string(rune(c))
}

// literally matches a text as it is.
func literally(text string) string {
	var written strings.Builder
	for _, c := range text {
		if strings.ContainsRune(`^$\.*+?()[]{}|/`, c) {
			written.WriteByte('\\')
		}
		written.WriteRune(c)
	}
	return written.String()
}
