package emit

import (
	"bytes"
	"errors"
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/dave/jennifer/jen"
)

// SourceError is generated source that isn't Go: a mistake of hushgen itself.
type SourceError struct {
	// Declaration is what is wrong, as "func hushDecodeOpenaiConfig"; empty
	// when that can't be told.
	Declaration string
	// Source is the text that was to be formatted.
	Source []byte
	Err    error
}

func (e *SourceError) Error() string {
	if e.Declaration == "" {
		return "the generated source is not valid Go: " + e.Err.Error()
	}
	return "the generated source of " + e.Declaration + " is not valid Go: " + e.Err.Error()
}

// Unwrap returns what the formatter said.
func (e *SourceError) Unwrap() error { return e.Err }

// printers turn declarations into formatted text while further ones are being
// made, one for each core.
type printers struct {
	jobs    chan job
	running sync.WaitGroup
	once    sync.Once
}

type job struct {
	piece *piece
	group *jen.Group
}

// startPrinters starts them. Each has a file of its own: jennifer notes in it
// what is imported.
func startPrinters(e *emitter) *printers {
	paths := map[string]string{}
	for path, alias := range e.aliases {
		paths[alias] = path
	}
	p := &printers{jobs: make(chan job)}
	for range runtime.GOMAXPROCS(0) {
		p.running.Go(func() {
			w := &printer{file: e.newFile(), paths: paths}
			for job := range p.jobs {
				w.print(job.piece, job.group)
			}
		})
	}
	return p
}

// print has declarations printed; nobody may touch them afterwards.
func (p *printers) print(piece *piece, group *jen.Group) { p.jobs <- job{piece, group} }

// end lets the printers end, when all is printed.
func (p *printers) end() {
	p.once.Do(func() { close(p.jobs) })
	p.running.Wait()
}

// wait ends the printers and returns the first error, in the order of pieces.
func (p *printers) wait(pieces []*piece) error {
	p.end()
	for _, piece := range pieces {
		if piece.err != nil {
			return piece.err
		}
	}
	return nil
}

// printer prints one piece after another.
type printer struct {
	file  *jen.File
	paths map[string]string // by name of the import
	text  bytes.Buffer
}

func (w *printer) print(p *piece, group *jen.Group) {
	w.text.Reset()
	if err := group.RenderWithFile(&w.text, w.file); err != nil {
		p.err = sourceError(w.file, group, err)
		return
	}
	p.text = slices.Clone(bytes.TrimSpace(bytes.TrimPrefix(w.text.Bytes(), []byte(packageClause))))
	p.imports = w.mentioned(p.text)
}

// mentioned returns the imports of a text: what stands before a dot and is one
// of their names. No variable and no field that a dot follows is called like
// an import, see locals.
func (w *printer) mentioned(text []byte) []string {
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(text)), text, nil, 0)
	found := map[string]bool{}
	before, name := token.ILLEGAL, ""
	for {
		_, tok, literal := s.Scan()
		switch {
		case tok == token.EOF:
			return slices.Sorted(maps.Keys(found))
		case tok == token.PERIOD && w.paths[name] != "":
			found[w.paths[name]] = true
		}
		if name = ""; tok == token.IDENT && before != token.PERIOD {
			name = literal
		}
		before = tok
	}
}

// sourceError tells which declaration is wrong. jennifer's error has all of
// the source in it.
func sourceError(file *jen.File, group *jen.Group, err error) *SourceError {
	whole := *file
	whole.Group, whole.NoFormat = group, true
	var text bytes.Buffer
	if whole.Render(&text) != nil {
		return &SourceError{Err: fmt.Errorf("%.300s", err.Error())}
	}
	_, source, _ := bytes.Cut(text.Bytes(), []byte("\n"+packageClause))
	source = append([]byte(packageClause), source...)
	_, err = parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution)
	broken := &SourceError{Source: source, Err: err}
	if list, ok := errors.AsType[scanner.ErrorList](err); ok && len(list) > 0 {
		broken.Declaration, broken.Err = declarationAt(source, list[0].Pos.Line), list[0]
	}
	return broken
}

var declarationHead = regexp.MustCompile(`^(func( \([^)]*\))?|var|const|type) \w+`)

// declarationAt returns the head of the declaration that a line is in.
func declarationAt(source []byte, line int) string {
	head := ""
	for text := range bytes.Lines(source) {
		if found := declarationHead.Find(text); found != nil {
			head = strings.ReplaceAll(string(found), "* ", "*")
		}
		if line--; line == 0 {
			break
		}
	}
	return head
}
