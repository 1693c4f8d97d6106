package jsontree

import (
	"bytes"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/hushgen/hushgen/internal/sourcefile"
	"github.com/hushgen/hushgen/runtime/hush"
)

const (
	// MaxSize is the longest text that is read, in bytes.
	MaxSize = sourcefile.MaxSize
	// MaxDepth is how deep objects and lists may nest; what is in the
	// innermost counts as a level of its own.
	MaxDepth = 100
	// maxProblems bounds what a text full of mistakes costs.
	maxProblems = 1000
)

// Parse reads one JSON value of any kind. The name is what positions carry.
// Nothing but white space gives a document without a root. The error is a
// [*hush.ConfigError]; when it holds nothing but duplicate names, the document,
// with the first of each, is returned beside it.
func Parse(name string, content []byte) (*hush.Document, error) {
	r := newReader(name, content)
	whole := true
	if problem := r.notText(); problem != "" {
		r.problem(problem)
		whole = false
	} else if r.skipSpace(); r.at.offset < len(content) {
		r.builder.Grow(entries(content))
		whole = r.document()
	}
	err := hush.NewConfigError(r.problems)
	if !whole {
		return nil, err
	}
	return without(r.builder.Document(), r.dropped), err
}

// entries guesses how many names and values a text holds; the bound is for
// long strings with much punctuation.
func entries(content []byte) int {
	count := 1
	for _, punctuation := range []string{":", ",", "[", "{"} {
		count += bytes.Count(content, []byte(punctuation))
	}
	return min(count, len(content)/4+1)
}

// reader turns tokens into calls of a builder.
type reader struct {
	name    string
	content []byte
	decoder *jsontext.Decoder
	// begin is the offset that the decoder began at.
	begin int
	// at is where the current token begins.
	at      place
	builder *hush.Builder
	// open holds the maps and lists around the current token, outermost
	// first, keys the names read so far of all of them.
	open []container
	keys []key
	// dropped holds the entries of names that were there already.
	dropped  []int
	problems []hush.Problem
}

func newReader(name string, content []byte) *reader {
	begin := 0
	if bytes.HasPrefix(content, []byte(byteOrderMark)) {
		begin = len(byteOrderMark)
	}
	return &reader{
		name: name, content: content, begin: begin,
		// Our own check for duplicates knows the place of both.
		decoder: jsontext.NewDecoder(bytes.NewBuffer(content[begin:]), jsontext.AllowDuplicateNames(true)),
		at:      place{offset: begin, line: 1, column: 1},
		builder: hush.NewBuilder(name),
	}
}

// document reads the one value and makes sure that nothing follows. It reports
// whether it came to the end.
func (r *reader) document() bool {
	for first := true; first || len(r.open) > 0; first = false {
		if !r.next() {
			return false
		}
	}
	r.behind()
	if r.skipSpace(); r.at.offset < len(r.content) {
		r.syntax()
		return false
	}
	return true
}

// next reads one token. It reports false when nothing more is to be read.
func (r *reader) next() bool {
	r.behind()
	last := r.at
	r.skipSeparator()
	if len(r.problems) >= maxProblems {
		r.problemAt(r.at, "", "too many problems; the rest was not read")
		return false
	}
	token, err := r.decoder.ReadToken()
	if err != nil {
		r.at = last
		r.syntax()
		return false
	}
	return r.token(token)
}

// behind goes on to the end of the last token.
func (r *reader) behind() { r.at.advance(r.content, r.begin+int(r.decoder.InputOffset())) }

func (r *reader) token(token jsontext.Token) bool {
	kind := token.Kind()
	if kind == '}' || kind == ']' {
		r.end()
		return true
	}
	c := r.innermost()
	isName := c.wantsName()
	if c != nil {
		c.count++
	}
	if isName {
		r.addKey(token.String())
		return true
	}
	if len(r.open) >= MaxDepth {
		r.problem("nested deeper than " + strconv.Itoa(MaxDepth) + " levels")
		return false
	}
	switch line, column := r.at.line, r.at.column; kind {
	case '{', '[':
		r.start(kind == '{')
	case '"':
		r.builder.String(token.String(), line, column)
	case 'n':
		r.builder.Null(line, column)
	default:
		r.builder.Plain(token.String(), line, column)
	}
	return true
}

// problem reports a mistake at the current token.
func (r *reader) problem(message string) { r.problemAt(r.at, r.path(), message) }

func (r *reader) problemAt(at place, path, message string) {
	r.problems = append(r.problems, hush.Problem{Position: r.position(at), Path: path, Message: message})
}

func (r *reader) position(at place) hush.Position {
	return hush.Position{Source: r.name, Line: at.line, Column: at.column}
}
