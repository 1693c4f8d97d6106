package hub

import (
	"context"

	"github.com/hushgen/hushgen/internal/smallfile"
	"github.com/hushgen/hushgen/internal/sorting"
)

// files reads the files that ${file:…} and NAME_FILE variables name, each
// once, so that all values of one run see the same content, and one that can't
// be read keeps nobody waiting twice.
type files struct {
	ctx  context.Context
	read func(ctx context.Context, path string) (string, error)
	seen map[string]content
}

func newFiles(ctx context.Context) *files {
	return &files{ctx: ctx, read: smallfile.Value, seen: make(map[string]content)}
}

type content struct {
	text string
	err  error
}

// text returns the value that a file holds.
func (f *files) text(path string) (string, error) {
	known, ok := f.seen[path]
	if !ok {
		text, err := f.read(f.ctx, path)
		known = content{text, err}
		f.seen[path] = known
	}
	return known.text, known.err
}

// paths returns the files that were to be read, sorted.
func (f *files) paths() []string { return sorting.Keys(f.seen) }
