package yamlfile

import (
	"fmt"
	"strings"
)

// explain finds the mistake behind an error of the parser. What it can't tell
// stays in the parser's words.
func explain(s syntax) explanation {
	if line := s.conflict(); line > 0 {
		return explanation{line, 1, "a merge conflict that isn't resolved begins here"}
	}
	for _, known := range []func(syntax) (explanation, bool){
		explainQuoted, explainDirective, explainMark, explainCharacter, explainFlow, explainKey, explainBlock,
	} {
		if e, ok := known(s); ok {
			return e
		}
	}
	message := "YAML: " + s.Message
	if s.ContextMsg != "" {
		message = "YAML: " + s.ContextMsg + ": " + s.Message
	}
	return s.here(message)
}

func explainQuoted(s syntax) (explanation, bool) {
	if s.ContextMsg != "while scanning a quoted scalar" {
		return explanation{}, false
	}
	switch s.Message {
	case "found unexpected end of stream", "found unexpected document indicator":
		return s.opening("the quote that begins here is never closed"), true
	case "found unknown escape character":
		return s.here(`unknown escape; in double quotes a backslash is written \\, in single quotes \`), true
	case "did not find expected hexadecimal number", "found invalid Unicode character escape code":
		return s.here(`want the number of a character in hexadecimal: two digits after \x, four after \u, eight after \U`), true
	}
	return explanation{}, false
}

func explainDirective(s syntax) (explanation, bool) {
	switch s.Message {
	case "found incompatible YAML document":
		// withVersion has dealt with those before the first document.
		if words := strings.Fields(s.line(s.Mark.Line)); len(words) > 1 && words[1] == "1.2" {
			return s.here(secondDocument), true
		}
		return s.here("want YAML 1.2: %YAML 1.2, or no such line"), true
	case "found duplicate %YAML directive", "found duplicate %TAG directive":
		return s.here("the directive is there already"), true
	case "did not find expected <document end> before directive":
		return s.here("a directive can't stand within the document; a text that begins with % needs quotes"), true
	}
	switch s.ContextMsg {
	case "while scanning a directive":
		return s.opening("only %YAML and %TAG are known; a text that begins with % needs quotes"), true
	case "while scanning a %YAML directive":
		return s.opening("want %YAML 1.2, or no such line"), true
	case "while scanning a %TAG directive", "while parsing a %TAG directive":
		return s.opening("want a prefix and what it stands for, such as %TAG !x! tag:example.com,2024:"), true
	}
	return explanation{}, false
}

// explainMark knows anchors, aliases and tags. Mostly they are texts that
// lack quotes, such as *.go or !important.
func explainMark(s syntax) (explanation, bool) {
	switch s.ContextMsg {
	case "while scanning an alias":
		return s.opening("a text that begins with * needs quotes"), true
	case "while scanning an anchor":
		return s.opening("a text that begins with & needs quotes"), true
	case "while scanning a tag", "while parsing a tag":
		return s.opening("the tag can't be read; a text that begins with ! needs quotes"), true
	}
	switch {
	case strings.HasPrefix(s.Message, "unknown anchor "):
		return s.here("no anchor of this name above; a text that begins with * needs quotes"), true
	case s.Message == "found undefined tag handle":
		return s.here("no %TAG line declares the tag's prefix; a text that begins with ! needs quotes"), true
	}
	return explanation{}, false
}

// explainCharacter knows characters that can't stand where they stand.
func explainCharacter(s syntax) (explanation, bool) {
	_, after := s.around()
	switch s.Message {
	case "found character that cannot start any token":
		return s.here(cannotBegin(after)), true
	case "found a tab character that violates indentation", "found a tab character where an indentation space is expected":
		return s.here(noTab), true
	case "found a comment without preceding whitespace":
		return s.here("want a space before the # of a comment"), true
	case "found unexpected content after document-end marker":
		return s.here("only a comment may follow the ... on its line"), true
	case "mapping keys are not allowed in this context":
		return s.here("a text that begins with ? and a space needs quotes"), true
	}
	return explanation{}, false
}

const noTab = "a tab can't indent; use spaces"

func cannotBegin(text string) string {
	switch {
	case strings.HasPrefix(text, "\t"):
		return noTab
	case strings.HasPrefix(text, "|"), strings.HasPrefix(text, ">"):
		return fmt.Sprintf("no block text inside [ ] or { }; a text that begins with %.1s needs quotes", text)
	default:
		return fmt.Sprintf("a text that begins with %.1s needs quotes", text)
	}
}
