package yamlfile

import (
	"fmt"
	"strings"
)

// explainFlow knows what goes wrong in and after [ ] and { }.
func explainFlow(s syntax) (explanation, bool) {
	open := ""
	switch s.Message {
	case "did not find expected ',' or ']'":
		open = "["
	case "did not find expected ',' or '}'":
		open = "{"
	case "did not find expected node content":
		return explainNoValue(s)
	default:
		return explanation{}, false
	}
	if s.atEnd() {
		return s.opening("the " + open + " is never closed"), true
	}
	return s.here(fmt.Sprintf("want , or %c here; the %s at %s is still open", closing(open), open, s.at())), true
}

func closing(open string) byte {
	if open == "[" {
		return ']'
	}
	return '}'
}

func explainNoValue(s syntax) (explanation, bool) {
	_, after := s.around()
	switch {
	case strings.HasPrefix(after, "]"), strings.HasPrefix(after, "}"):
		return s.here(closesNothing(after)), true
	case strings.HasPrefix(after, ",") && s.ContextMsg == "while parsing a flow node":
		return s.here("want a value before the comma"), true
	case strings.HasPrefix(after, ","):
		return s.here("a text that begins with , needs quotes"), true
	}
	return s.here("want a value here"), true
}

func closesNothing(text string) string {
	return fmt.Sprintf("the %.1s closes nothing that is open", text)
}

// explainKey knows the colon that makes a key, and the one that is missing.
func explainKey(s syntax) (explanation, bool) {
	switch s.Message {
	case "could not find expected ':'":
		_, key := s.split(s.ContextMark.Line, s.ContextMark.Column)
		return s.opening(wantKey(key)), true
	case "mapping values are not allowed in this context":
		return explainColon(s), true
	}
	return explanation{}, false
}

// wantKey explains a line where a key should be.
func wantKey(line string) string {
	if gluedColon(line) {
		return "want a space after the colon of a key"
	}
	return "want a key, a colon and a space, such as name: value"
}

// gluedColon reports whether a line reads like key:value.
func gluedColon(line string) bool {
	line = strings.TrimSpace(line)
	colon := strings.Index(line, ":")
	return colon > 0 && !hasKey(line) && !strings.ContainsAny(line[:colon], " \t")
}

// hasKey reports whether a line has a colon that makes a key.
func hasKey(line string) bool {
	return strings.Contains(line, ": ") || strings.HasSuffix(line, ":") || strings.Contains(line, ":\t")
}

// explainColon explains a colon that can't make a key where it stands.
func explainColon(s syntax) explanation {
	before, _ := s.around()
	above, number := s.above()
	switch {
	case hasKey(before):
		return s.here("a second key on the line; a text with a colon and a space needs quotes")
	case strings.HasPrefix(above, "%"):
		return s.here("want a line --- between the directives and the document")
	case gluedColon(above):
		return explanation{number, indentation(s.line(number)) + 1, wantKey(above)}
	case number > 0 && indentation(s.line(number)) < indentation(before):
		return explanation{s.Mark.Line, indentation(before) + 1, "indented deeper than the line above, which holds no mapping"}
	}
	return s.here("no key can stand here; a text with a colon and a space needs quotes")
}

func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// explainBlock knows lines that don't fit the ones above.
func explainBlock(s syntax) (explanation, bool) {
	before, _ := s.around()
	switch s.Message {
	case "block sequence entries are not allowed in this context":
		if hasKey(strings.TrimRight(before, " ")) {
			return s.here("a list item can't stand on the line of its key; begin a new line"), true
		}
		return s.here("no list item can stand here; check the indentation"), true
	case "did not find expected '-' indicator":
		return s.here(fmt.Sprintf("want another item of the list that begins at %s, or other indentation", s.at())), true
	case "did not find expected key":
		return explainNoKey(s), true
	case "did not find expected <document start>":
		return s.here("the document has ended above; check the indentation"), true
	}
	if s.ContextMsg == "while scanning a block scalar" {
		return s.opening("want a new line and an indented text after | or >; a text that begins with one needs quotes"), true
	}
	if strings.HasPrefix(s.ContextMsg, "while increasing ") {
		return s.here(s.Message), true
	}
	return explanation{}, false
}

// explainNoKey explains what stands where the next key of a mapping should.
func explainNoKey(s syntax) explanation {
	before, after := s.around()
	before = strings.TrimRight(before, " \t")
	if above, number := s.above(); before == "" && gluedColon(above) {
		return explanation{number, indentation(s.line(number)) + 1, wantKey(above)}
	}
	return s.here(s.noKey(before, after))
}

func (s syntax) noKey(before, after string) string {
	switch {
	case strings.HasPrefix(after, "]"), strings.HasPrefix(after, "}"):
		return closesNothing(after)
	case strings.HasPrefix(after, "- "), after == "-":
		return "a list item among the keys of the mapping that begins at " + s.at()
	case before == "":
		return "the indentation fits no line above; the mapping begins at " + s.at()
	case strings.HasSuffix(before, `"`):
		return `a text goes on after its quote; within double quotes a quote is written \"`
	case strings.HasSuffix(before, "'"):
		return "a text goes on after its quote; within single quotes a quote is written ''"
	case strings.HasSuffix(before, "]"), strings.HasSuffix(before, "}"):
		return "the value has ended; a text that begins with [ or { needs quotes"
	}
	return "want a new line and a key here; the mapping begins at " + s.at()
}
