package jsondir

import (
	"context"

	"github.com/hushgen/hushgen/internal/atomicfile"
	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

const (
	// MaxSize is the largest file that is read, in bytes.
	MaxSize = jsontree.MaxSize
	// MaxTotal is how much is read of all files together, in bytes.
	MaxTotal = 256 << 20
	// MaxFiles is how many resources a folder may hold.
	MaxFiles = 100_000
	// MaxDepth is how deep objects and lists may nest.
	MaxDepth = jsontree.MaxDepth
	// MaxRevisions is how many revisions a [Source] remembers.
	MaxRevisions = 256
)

// Source is a folder of JSON files. It is read anew by each Load. It is safe
// for concurrent use; several of one folder don't disturb each other, in one
// process or in several.
type Source struct {
	dir  string
	disk atomicfile.Disk
	// turn holds a value while a goroutine saves.
	turn    chan struct{}
	history history
	limits  limits
}

// limits bound a folder: MaxFiles and MaxTotal.
type limits struct{ files, total int }

var _ hub.Saver = (*Source)(nil)

// New returns the folder of that path as a source. It doesn't have to exist.
func New(dir string) *Source {
	return &Source{dir: dir, disk: atomicfile.OS, turn: make(chan struct{}, 1), limits: limits{MaxFiles, MaxTotal}}
}

// Name implements [hub.Source]: the path of the folder. Positions carry the
// paths of the files.
func (s *Source) Name() string { return s.dir }

// Load implements [hub.Source]. Mistakes in the files are one
// [*hush.ConfigError]; the snapshot beside it holds the resources of all
// other files, and null for each that could not be read. A folder that can't be
// read is an [*fs.PathError].
func (s *Source) Load(ctx context.Context) (hub.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return hub.Snapshot{}, err
	}
	listed, err := s.list(ctx)
	if err != nil {
		return hub.Snapshot{}, err
	}
	l := newLoader(s.dir, len(listed.files))
	if err := s.read(ctx, listed.files, l.file); err != nil {
		return hub.Snapshot{}, err
	}
	now := s.history.add(newView(l.contents, s.history.last()))
	return hub.Snapshot{Revision: now.revision, Root: l.root()}, hush.NewConfigError(l.problems)
}
