package problem

import (
	"go/scanner"
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bound returns the problems with an End for each that has none, where it is
// certain what stands at its position: a token of Go, a directive, an option
// of a directive or its value. It reads the files anew.
func Bound(problems []Problem) []Problem {
	var files sources
	return files.bound(problems)
}

func (s *sources) bound(problems []Problem) []Problem {
	bounded := make([]Problem, len(problems))
	for i, p := range problems {
		if p.End.Line == 0 {
			p.End = s.end(p.Position)
		}
		bounded[i] = p
	}
	return bounded
}

// end returns where the word at a position ends, the zero Position when that
// isn't certain.
func (s *sources) end(at token.Position) token.Position {
	if !strings.HasSuffix(at.Filename, ".go") {
		return token.Position{}
	}
	file := s.open(at.Filename)
	offset := file.offset(at)
	if offset < 0 {
		return token.Position{}
	}
	length := file.length(offset)
	if length <= 0 || at.Column+length > len(file.line(at.Line))+1 {
		return token.Position{}
	}
	end := at
	end.Column += length
	end.Offset += length
	return end
}

// length returns how long the word at an offset is, 0 when that isn't certain.
func (f *source) length(offset int) int {
	if f.ends == nil {
		f.scan()
	}
	end, begins := f.ends[offset]
	switch {
	case begins && strings.HasPrefix(f.text[offset:end], directivePrefix):
		return directiveLength(f.text[offset:end])
	case begins && strings.HasPrefix(f.text[offset:end], "/"):
		return 0 // a comment, of which we can't say what is meant
	case begins:
		return end - offset
	}
	return f.lengthInDirective(offset)
}

// scan notes the tokens, comments among them.
func (f *source) scan() {
	f.ends = map[int]int{}
	set := token.NewFileSet()
	file := set.AddFile("", -1, len(f.text))
	var s scanner.Scanner
	s.Init(file, []byte(f.text), func(token.Position, string) {}, scanner.ScanComments)
	for {
		pos, tok, literal := s.Scan()
		if tok == token.EOF {
			return
		}
		if tok == token.SEMICOLON && literal == "\n" || tok == token.ILLEGAL {
			continue
		}
		if literal == "" {
			literal = tok.String()
		}
		offset := file.Offset(pos)
		f.ends[offset] = min(offset+len(literal), len(f.text))
	}
}

const directivePrefix = "//hush:"

func directiveLength(comment string) int {
	if end := strings.IndexFunc(comment, unicode.IsSpace); end >= 0 {
		return end
	}
	return len(comment)
}

// lengthInDirective is for an option of a directive, or its value.
func (f *source) lengthInDirective(offset int) int {
	start := strings.LastIndexByte(f.text[:offset], '\n') + 1
	comment := strings.LastIndex(f.text[start:offset], directivePrefix)
	if comment < 0 || f.ends[start+comment] <= offset {
		return 0
	}
	text := f.text[offset:f.ends[start+comment]]
	before, _ := utf8.DecodeLastRuneInString(f.text[:offset])
	switch {
	case unicode.IsSpace(before):
		return until(text, "=")
	case before == '=' || before == ',':
		return valueLength(text)
	}
	return 0
}

// valueLength is certain of a single value: with a comma behind it, the list
// may be meant.
func valueLength(text string) int {
	length := until(text, ",")
	if text != "" && (text[0] == '"' || text[0] == '`') {
		length = quotedLength(text)
	}
	if length < len(text) && text[length] == ',' {
		return 0
	}
	return length
}

func quotedLength(text string) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && text[0] == '"':
			i++
		case text[i] == text[0]:
			return i + 1
		}
	}
	return 0
}

// until returns the length of the text before a space or one of the signs.
func until(text, signs string) int {
	end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(signs, r) })
	if end < 0 {
		return len(text)
	}
	return end
}
