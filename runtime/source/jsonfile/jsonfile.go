package jsonfile

import (
	"context"

	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/internal/sourcefile"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

const (
	// MaxSize is the largest file that is read, in bytes.
	MaxSize = sourcefile.MaxSize
	// MaxDepth is how deep objects and lists may nest.
	MaxDepth = jsontree.MaxDepth
)

// Source is a JSON file. It is read anew by each Load.
type Source struct{ place sourcefile.Place }

var _ hub.Source = (*Source)(nil)

// New returns the file of that path as a source.
func New(path string) *Source { return Search("", path) }

// Search returns a source that reads the file whose path the environment
// variable holds; when that is unset or empty, the first of the paths that
// exists. When the variable names no file, or there is none at any of the
// paths, Load says where it looked.
//
// The variable is one of the process: hub.Env doesn't change it. The search
// is done by each Load.
func Search(variable string, paths ...string) *Source {
	return &Source{sourcefile.Place{Variable: variable, Paths: paths}}
}

// Optional returns the same source, but without resources where there is no
// file: for one that changes, where it is there, what another source says. A
// file that is there must be readable, and one that the variable names must be
// there. Watching notices when it comes and goes.
func (s *Source) Optional() *Source {
	optional := *s
	optional.place.Optional = true
	return &optional
}

// Name implements [hub.Source]: the path of the file, or all the places when
// there is none.
func (s *Source) Name() string { return s.place.Name() }

// Load implements [hub.Source]. The error for a file that isn't there wraps
// [io/fs.ErrNotExist]. Beside mistakes in the file the snapshot holds what
// could be read all the same.
func (s *Source) Load(ctx context.Context) (hub.Snapshot, error) {
	file, err := s.place.Read(ctx)
	if err != nil || file == nil {
		return hub.Snapshot{}, err
	}
	root, err := parse(file.Path, file.Content)
	return hub.Snapshot{Revision: file.Revision, Root: root}, err
}

// parse reads the resources at the top of a file. Of anything else, what it
// is is the lesser mistake.
func parse(path string, content []byte) (hush.Node, error) {
	document, err := jsontree.Parse(path, content)
	root := document.Root()
	kind := root.Kind()
	if kind <= hush.KindNull || kind == hush.KindMap {
		return root, err
	}
	if err == nil {
		err = hush.NewConfigError([]hush.Problem{{
			Position: root.Position(),
			Message:  "want a mapping of resources at the top of the file, found " + kind.String(),
		}})
	}
	return hush.Node{}, err
}
