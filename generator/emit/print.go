package emit

import (
	"bytes"
	"go/scanner"
	"go/token"
	"maps"
	"runtime"
	"slices"
	"sync"

	"github.com/dave/jennifer/jen"
)

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
