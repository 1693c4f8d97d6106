package problem

import (
	"context"
	"go/token"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/hushgen/hushgen/internal/smallfile"
)

// maxSource bounds the files that are read again for printing, in bytes.
const maxSource = 16 << 20

// sources are the files that problems are in, read again to show their lines
// and to count characters. A file that can't be read has no lines.
type sources struct {
	byName map[string]*source
}

type source struct {
	text  string
	lines []string
	ends  map[int]int // of tokens, by offset; nil before the first question
}

// hasSource reports whether a file is written in what this package may show:
// Go and the files of the go command. Resources may hold secrets; only
// package hush knows what of them can be shown.
func hasSource(name string) bool {
	base := filepath.Base(name)
	return strings.HasSuffix(base, ".go") || base == "go.mod" || base == "go.work"
}

func (s *sources) open(name string) *source {
	if file, known := s.byName[name]; known {
		return file
	}
	file := &source{}
	if hasSource(name) {
		file.text, _ = smallfile.Read(context.Background(), name, maxSource)
		file.lines = strings.Split(file.text, "\n")
	}
	if s.byName == nil {
		s.byName = map[string]*source{}
	}
	s.byName[name] = file
	return file
}

// line returns a line, 1-based; "" where there is none.
func (f *source) line(number int) string {
	if number < 1 || number > len(f.lines) {
		return ""
	}
	return strings.TrimSuffix(f.lines[number-1], "\r")
}

// offset returns where in the text a position is, or -1.
func (f *source) offset(at token.Position) int {
	if at.Line < 1 || at.Line > len(f.lines) || at.Column < 1 || at.Column > len(f.lines[at.Line-1])+1 {
		return -1
	}
	offset := at.Column - 1
	for _, line := range f.lines[:at.Line-1] {
		offset += len(line) + 1
	}
	return offset
}

// byteOrderMark may stand at the beginning of a file. Go counts it in its
// columns, editors don't.
const byteOrderMark = "\ufeff"

// characters returns a position with its column in characters, as editors
// count. Columns of Go files are bytes, those of other files characters
// already.
func (s *sources) characters(at token.Position) token.Position {
	line := s.open(at.Filename).line(at.Line)
	if at.Column <= 1 || at.Column-1 > len(line) {
		return at
	}
	before := line[:at.Column-1]
	if at.Line == 1 {
		before = strings.TrimPrefix(before, byteOrderMark)
	}
	at.Column = utf8.RuneCountInString(before) + 1
	return at
}
