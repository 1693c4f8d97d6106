package hub

import (
	"context"
	"strings"

	"github.com/hushgen/hushgen/internal/smallfile"
)

// maxFile bounds a file of ${file:…}, in bytes.
const maxFile = 1 << 20

// files reads the files that ${file:…} names, each once, so that all values
// of one run see the same content.
type files struct {
	ctx  context.Context
	read func(ctx context.Context, path string) (string, error)
	seen map[string]content
}

func newFiles(ctx context.Context) *files {
	return &files{ctx: ctx, read: readFile, seen: make(map[string]content)}
}

type content struct {
	text string
	err  error
}

// text returns the content of a file with one trailing newline cut.
func (f *files) text(path string) (string, error) {
	known, ok := f.seen[path]
	if !ok {
		text, err := f.read(f.ctx, path)
		known = content{withoutNewline(text), err}
		f.seen[path] = known
	}
	return known.text, known.err
}

func readFile(ctx context.Context, path string) (string, error) {
	return smallfile.Read(ctx, path, maxFile)
}

func withoutNewline(text string) string {
	if cut, ok := strings.CutSuffix(text, "\n"); ok {
		return strings.TrimSuffix(cut, "\r")
	}
	return text
}
