package dotenv

import "strings"

// value reads the value of a name. It reports false after a problem.
func (p *parser) value() (string, bool) {
	switch {
	case strings.HasPrefix(p.text, "'"):
		return p.quoted(literal)
	case strings.HasPrefix(p.text, `"`):
		return p.quoted(escaped)
	}
	value, _, _ := strings.Cut(p.text, "\n")
	if strings.HasPrefix(value, "#") {
		return "", true // NAME= # comment
	}
	for at := range value {
		if value[at] == '#' && (value[at-1] == ' ' || value[at-1] == '\t') {
			value = value[:at]
			break
		}
	}
	return strings.TrimRight(value, " \t"), true
}

// quoted reads a value by a function that returns it and how long it is with
// its quotes, 0 when it doesn't end.
func (p *parser) quoted(read func(string) (string, int)) (string, bool) {
	value, length := read(p.text)
	if length == 0 {
		p.problem("the quote is not closed")
		p.text = "" // everything behind it could be anything
		return "", false
	}
	p.advance(length)
	p.spaces()
	if p.text != "" && p.text[0] != '\n' && p.text[0] != '#' {
		p.problem("want the end of the line after the closing quote")
		return "", false
	}
	return value, true
}

func literal(text string) (string, int) {
	end := strings.IndexByte(text[1:], '\'')
	if end < 0 {
		return "", 0
	}
	return text[1 : 1+end], end + 2
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', '"': '"', '\\': '\\', '$': '$', '`': '`'}

func escaped(text string) (string, int) {
	var value strings.Builder
	for at := 1; at < len(text); at++ {
		c := text[at]
		if c == '"' {
			return value.String(), at + 1
		}
		if c == '\\' && at+1 < len(text) {
			if replaced, ok := escapes[text[at+1]]; ok {
				at++
				c = replaced
			}
		}
		value.WriteByte(c)
	}
	return "", 0
}
