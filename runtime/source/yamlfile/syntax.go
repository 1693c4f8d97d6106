package yamlfile

import (
	"errors"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/hushgen/hushgen/runtime/hush"
)

// syntaxError says what the parser found wrong, and where, in the words of
// someone who writes the file. It quotes no text of the file, nor holds on to
// the parser's error, which does: any text may be a secret.
func syntaxError(name string, content []byte, err error) error {
	problem := hush.Problem{Position: hush.Position{Source: name}, Message: "YAML: " + err.Error()}
	var found *yaml.LoadError
	if errors.As(err, &found) {
		e := explain(syntax{found, strings.TrimPrefix(string(content), byteOrderMark)})
		problem.Position.Line, problem.Position.Column, problem.Message = e.line, e.column, e.message
	}
	return hush.NewConfigError([]hush.Problem{problem})
}

// syntax is an error of the parser and the text that it is about.
type syntax struct {
	*yaml.LoadError
	content string
}

// explanation is what is wrong, at a place: lines and columns count from 1.
type explanation struct {
	line, column int
	message      string
}

// here explains at the place where the parser could not go on.
func (s syntax) here(message string) explanation {
	return explanation{s.Mark.Line, s.Mark.Column, message}
}

// opening explains at the place where what could not be finished begins.
func (s syntax) opening(message string) explanation {
	return explanation{s.ContextMark.Line, s.ContextMark.Column, message}
}

// from returns the text from the beginning of a line on, and "" past the last
// one.
func (s syntax) from(number int) string {
	rest := s.content
	for ; number > 1; number-- {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	return rest
}

// line returns a line without its end, and "" past the last one.
func (s syntax) line(number int) string {
	line, _, _ := strings.Cut(s.from(number), "\n")
	return strings.TrimSuffix(line, "\r")
}

// split returns what stands before and after a place in its line.
func (s syntax) split(line, column int) (before, after string) {
	text := s.line(line)
	for at := range text {
		if column--; column == 0 {
			return text[:at], text[at:]
		}
	}
	return text, ""
}

// around is split at the place where the parser could not go on.
func (s syntax) around() (before, after string) { return s.split(s.Mark.Line, s.Mark.Column) }

// atEnd reports whether the parser came to the end of the file.
func (s syntax) atEnd() bool {
	return s.Mark.Line > strings.Count(s.content, "\n") && s.line(s.Mark.Line) == ""
}

// above returns the last line before the place that holds more than a
// comment, and its number; 0 when there is none.
func (s syntax) above() (text string, number int) {
	rest := strings.TrimSuffix(s.content, s.from(s.Mark.Line))
	for number = s.Mark.Line - 1; number > 0; number-- {
		rest = strings.TrimSuffix(rest, "\n")
		begin := strings.LastIndexByte(rest, '\n') + 1
		if text = strings.TrimSpace(rest[begin:]); text != "" && text[0] != '#' {
			return text, number
		}
		rest = rest[:begin]
	}
	return "", 0
}

// at names the place where what could not be finished begins.
func (s syntax) at() string {
	return "line " + strconv.Itoa(s.ContextMark.Line) + ", column " + strconv.Itoa(s.ContextMark.Column)
}

// conflict returns the line where an unresolved merge begins, or 0. One behind
// the place is not to blame.
func (s syntax) conflict() int {
	const marker = "<<<<<<< "
	at := 0
	if !strings.HasPrefix(s.content, marker) {
		if at = strings.Index(s.content, "\n"+marker) + 1; at == 0 {
			return 0
		}
	}
	if line := strings.Count(s.content[:at], "\n") + 1; line <= s.Mark.Line {
		return line
	}
	return 0
}
