package hush

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/hushgen/hushgen/internal/smallfile"
)

// An excerpt shows the line of a problem. The file is untrusted twice: it may
// hold secrets, and may have changed since it was parsed. So a stretch of the
// line is shown only when the parsed document says what it is, a key or the
// problem's own value, and the line still has just that there. Between such
// stretches only punctuation is shown, and all else becomes "…".

const (
	// maxExcerptFile bounds the files that excerpts are taken from, in bytes.
	maxExcerptFile = 16 << 20
	// Of a line that is longer than both together, this many characters
	// before and behind the position are looked at.
	excerptBefore, excerptBehind = 60, 60

	excerptIndent = "    "
)

// sourceFiles is what excerpts were taken from.
type sourceFiles struct {
	// byPath holds the files, empty ones for those that can't be read.
	byPath map[string]*sourceFile
	// tokens are those of the last line, which many problems may be on.
	tokens   []token
	document handle
	line     int
}

// sourceFile is a text and where its lines begin.
type sourceFile struct {
	content string
	starts  []int32
}

// excerpt returns the line of a problem and one with a caret beneath, or
// nothing.
func (s *sourceFiles) excerpt(p Problem) []string {
	if p.document == (handle{}) || p.Position.Line <= 0 || p.Position.Column <= 0 {
		return nil
	}
	file := s.open(p.Position.Source)
	from, to := secretKeys(p)
	line := excerptLine{
		secretFrom: from, secretTo: to,
		file: file, problem: p,
		raw: window(file.line(p.Position.Line), p.Position.Column),
	}
	return line.render(s.tokensOf(p))
}

func (s *sourceFiles) tokensOf(p Problem) []token {
	if s.document != p.document || s.line != p.Position.Line {
		s.document, s.line, s.tokens = p.document, p.Position.Line, tokensOf(p)
	}
	return s.tokens
}

func (s *sourceFiles) open(path string) *sourceFile {
	if s.byPath == nil {
		s.byPath = map[string]*sourceFile{}
	}
	if file, known := s.byPath[path]; known {
		return file
	}
	content, _ := smallfile.Read(context.Background(), path, maxExcerptFile) // on an error it is empty
	content = strings.TrimPrefix(content, "\ufeff")
	content = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(content)
	file := &sourceFile{content: content, starts: []int32{0}}
	for i := range len(content) {
		if content[i] == '\n' {
			file.starts = append(file.starts, int32(i)+1)
		}
	}
	s.byPath[path] = file
	return file
}

// line returns a line, 1-based; "" where there is none.
func (f *sourceFile) line(number int) string {
	if number < 1 || number > len(f.starts) {
		return ""
	}
	line, _, _ := strings.Cut(f.content[f.starts[number-1]:], "\n")
	return line
}

// characters is a part of a line.
type characters struct {
	text []rune
	// before counts the characters of the line before it; more tells that
	// there are some behind it.
	before int
	more   bool
}

// window returns what is looked at of a line.
func window(line string, column int) characters {
	const most = excerptBefore + excerptBehind
	if len(line) <= most*utf8.UTFMax && utf8.RuneCountInString(line) <= most {
		return characters{text: []rune(line)}
	}
	c := characters{before: max(0, column-1-excerptBefore)}
	for range c.before {
		_, size := utf8.DecodeRuneInString(line)
		line = line[size:]
	}
	for len(line) > 0 && len(c.text) < most {
		r, size := utf8.DecodeRuneInString(line)
		c.text, line = append(c.text, r), line[size:]
	}
	c.more = line != ""
	return c
}
