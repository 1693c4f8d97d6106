package hub

import (
	"context"

	"github.com/hushgen/hushgen/runtime/hush"
)

// Source is a place that resources come from, such as a file.
//
// Load may be called several times and from several goroutines.
type Source interface {
	// Name is what positions in messages begin with: a file's path. Relative
	// paths in the values (${file:…}) are relative to its folder.
	Name() string
	// Load reads everything that is there now. Mistakes in what was read are
	// a [*hush.ConfigError], all of them at once.
	//
	// Beside a ConfigError the snapshot may hold what could be read. Then
	// that is checked too, so that one run reports everything. Each value
	// that could not be read must stand in it as null, at the position of its
	// problem; of a key that is there twice the first counts. A source that
	// can't tell so much returns the zero Snapshot.
	Load(ctx context.Context) (Snapshot, error)
}

// Snapshot is what a source held at one time.
type Snapshot struct {
	// Revision changes when the content does. The source gives it its
	// meaning.
	Revision string
	// Root maps resource keys, or categories, to values. The zero Node and
	// null stand for no resources.
	Root hush.Node
}
