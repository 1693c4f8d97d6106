package discover

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"runtime"
	"sync"
)

// File is a parsed Go file.
type File struct {
	Path string
	// AST has comments. With syntax errors it is partial, but there. The bodies of
	// functions may be empty in files without a marker.
	AST *ast.File
	// Errors are the syntax errors, sorted, one a line; or why the file can't be read.
	Errors scanner.ErrorList
	// Marker tells that the file's bytes hold "hush:" in any case.
	Marker bool
	// Sum is the SHA-256 of those bytes; unset without a marker.
	Sum [sha256.Size]byte
}

// Parser parses Go files once each and keeps them. Positions are the same at
// every run, whatever the scheduling: files take their place in the FileSet in
// the order in which they were asked for. While Parse runs, nothing else may
// add to the FileSet. A Parser may be used by several goroutines.
type Parser struct {
	fset   *token.FileSet
	memory Memory // may be nil
	mu     sync.Mutex
	files  map[string]*File
}

// NewParser returns a parser that adds the files to fset. The memory spares it
// what an earlier run has seen to be right; it may be nil.
func NewParser(fset *token.FileSet, memory Memory) *Parser {
	return &Parser{fset: fset, memory: memory, files: map[string]*File{}}
}

// FileSet returns the FileSet that all positions refer to.
func (p *Parser) FileSet() *token.FileSet { return p.fset }

// HasMarker reports whether a file that the parser has parsed holds "hush:".
func (p *Parser) HasMarker(tree *ast.File) bool {
	position := p.fset.File(tree.FileStart)
	p.mu.Lock()
	defer p.mu.Unlock()
	if position == nil || p.files[position.Name()] == nil {
		return true
	}
	return p.files[position.Name()].Marker
}

// Parse returns the files with these paths, in their order, parsing
// concurrently those that it hasn't yet. A file that can't be read is returned
// with that as its error and an empty AST. The error is that of ctx.
func (p *Parser) Parse(ctx context.Context, paths ...string) ([]*File, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.parseNew(ctx, paths); err != nil {
		return nil, err
	}
	files := make([]*File, len(paths))
	for i, path := range paths {
		files[i] = p.files[path]
	}
	return files, nil
}

func (p *Parser) parseNew(ctx context.Context, paths []string) error {
	var jobs []*parseJob
	asked := map[string]bool{}
	for _, path := range paths {
		if p.files[path] == nil && !asked[path] {
			asked[path] = true
			jobs = append(jobs, &parseJob{path: path, memory: p.memory})
		}
	}
	inParallel(ctx, jobs, (*parseJob).read)
	base := p.fset.Base()
	for _, job := range jobs {
		job.base = base
		base += len(job.source) + 1
	}
	inParallel(ctx, jobs, (*parseJob).parse)
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, job := range jobs {
		p.fset.AddExistingFiles(job.position)
		p.files[job.path] = job.file
	}
	return nil
}

// A parseJob is one file on its way. Base is where its positions begin.
type parseJob struct {
	path     string
	memory   Memory
	source   []byte
	err      error
	base     int
	position *token.File
	file     *File
}

func (j *parseJob) read() { j.source, j.err = os.ReadFile(j.path) }

func (j *parseJob) parse() {
	j.file = &File{Path: j.path, Marker: HasMarker(j.source)}
	var err error
	switch {
	case j.file.Marker:
		j.file.Sum = sha256.Sum256(j.source)
		err = j.parseSource(j.source)
	case j.memory == nil || len(j.source) < worthwhile:
		err = j.parseSource(j.sourceOrEmpty())
	default:
		err = j.parseRemembered()
	}
	switch {
	case j.err != nil:
		j.file.Errors = scanner.ErrorList{{Pos: token.Position{Filename: j.path}, Msg: unreadable(j.err)}}
	case len(bytes.TrimSpace(j.source)) == 0:
		j.file.Errors = scanner.ErrorList{{
			Pos: token.Position{Filename: j.path, Line: 1, Column: 1}, Msg: "the file is empty, expected a package clause",
		}}
	case errors.As(err, &j.file.Errors):
		j.file.Errors = plain(j.position, j.file.Errors)
	}
}

// parseRemembered parses the source with blank bodies when it is known that
// nothing is wrong in them, else whole.
func (j *parseJob) parseRemembered() error {
	key := bodiesKey(j.source)
	if places, known := j.memory.Recall(key); known {
		if blanked, ok := blank(j.source, places); ok && j.parseSource(blanked) == nil {
			return nil
		}
	}
	err := j.parseSource(j.source)
	if err == nil {
		if places := findBodies(j.position, j.file.AST, j.source); len(places) > 0 {
			j.memory.Record(key, places)
		}
	}
	return err
}

// parseSource parses into a FileSet of its own, which begins at the job's base:
// so positions don't depend on which file is parsed first.
func (j *parseJob) parseSource(source []byte) error {
	fset := token.NewFileSet()
	if j.base > fset.Base() {
		fset.AddFile("", fset.Base(), j.base-fset.Base()-1)
	}
	const mode = parser.ParseComments | parser.SkipObjectResolution | parser.AllErrors
	var err error
	j.file.AST, err = parser.ParseFile(fset, j.path, source, mode)
	j.position = fset.File(token.Pos(j.base))
	return err
}

// sourceOrEmpty is never nil, which would make the parser read the file itself.
func (j *parseJob) sourceOrEmpty() []byte {
	if j.source == nil {
		return []byte{}
	}
	return j.source
}

// unreadable leaves out of err the path, which the position names already.
func unreadable(err error) string {
	if path, ok := errors.AsType[*os.PathError](err); ok {
		err = path.Err
	}
	return "can't read the file: " + err.Error()
}

// inParallel calls do for every job until ctx is done.
func inParallel(ctx context.Context, jobs []*parseJob, do func(*parseJob)) {
	var group sync.WaitGroup
	next := make(chan *parseJob)
	for range min(len(jobs), runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for job := range next {
				do(job)
			}
		})
	}
	for _, job := range jobs {
		if ctx.Err() != nil {
			break
		}
		next <- job
	}
	close(next)
	group.Wait()
}
