package jsonfile

import (
	"context"
	"crypto/sha256"
	"io"
	"os"

	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

const (
	// MaxSize is the largest file that is read, in bytes.
	MaxSize = jsontree.MaxSize
	// MaxDepth is how deep objects and lists may nest.
	MaxDepth = jsontree.MaxDepth
)

// Source is a JSON file. It is read anew by each Load.
type Source struct {
	variable string
	paths    []string
}

var _ hub.Source = (*Source)(nil)

// New returns the file of that path as a source.
func New(path string) *Source { return &Source{paths: []string{path}} }

// Search returns a source that reads the file whose path the environment
// variable holds; when that is unset or empty, the first of the paths that
// exists. When the variable names no file, or there is none at any of the
// paths, Load says where it looked.
//
// The variable is one of the process: hub.Env doesn't change it. The search
// is done by each Load.
func Search(variable string, paths ...string) *Source {
	return &Source{variable: variable, paths: paths}
}

// Name implements [hub.Source]: the path of the file, or all the places when
// there is none.
func (s *Source) Name() string {
	path, _, err := s.path()
	if err != nil {
		return s.places()
	}
	return path
}

// Load implements [hub.Source]. The error for a file that isn't there wraps
// [io/fs.ErrNotExist].
func (s *Source) Load(ctx context.Context) (hub.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return hub.Snapshot{}, err
	}
	path, named, err := s.path()
	if err != nil {
		return hub.Snapshot{}, err
	}
	content, err := read(path)
	if err != nil {
		if named {
			err = &searchError{"the file that " + s.variable + " names: " + err.Error(), err}
		}
		return hub.Snapshot{}, err
	}
	if err := ctx.Err(); err != nil {
		return hub.Snapshot{}, err
	}
	root, err := parse(path, content)
	if err != nil {
		return hub.Snapshot{}, err
	}
	return hub.Snapshot{Revision: revision(content), Root: root}, nil
}

// read reads a file up to one byte more than it may have.
func read(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, MaxSize+1))
}

// parse reads the resources at the top of a file.
func parse(path string, content []byte) (hush.Node, error) {
	document, err := jsontree.Parse(path, content)
	if err != nil {
		return hush.Node{}, err
	}
	root := document.Root()
	if kind := root.Kind(); kind > hush.KindNull && kind != hush.KindMap {
		return hush.Node{}, hush.NewConfigError([]hush.Problem{{
			Position: root.Position(),
			Message:  "want a mapping of resources at the top of the file, found " + kind.String(),
		}})
	}
	return root, nil
}

// revision is the SHA-256 of the content in hexadecimal digits.
func revision(content []byte) string {
	const digits = "0123456789abcdef"
	var text []byte
	for _, b := range sha256.Sum256(content) {
		text = append(text, digits[b>>4], digits[b&15])
	}
	return string(text)
}
