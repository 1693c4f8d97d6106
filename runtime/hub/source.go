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

// Saver is a [Source] that can be written to.
type Saver interface {
	Source
	// Save stores the values of one resource whole, as they are written: ${…}
	// is not replaced. It returns the revision of the source thereafter.
	//
	// ifRevision is the revision of the Snapshot, or of the Save, that the
	// caller's knowledge of this key is from. When the key has changed since,
	// or when the source can't tell, nothing is stored and the error is a
	// [*hush.ConflictError]. Changes of other keys don't matter. "" stores
	// whatever is there.
	//
	// When Save returns nil, the values survive whatever ends the process.
	Save(ctx context.Context, key hush.Key, value hush.Node, ifRevision string) (revision string, err error)
	// Delete removes one resource on the same terms. To remove what isn't
	// there is no error.
	Delete(ctx context.Context, key hush.Key, ifRevision string) error
}

// Watcher is a [Source] that can say when to Load again.
type Watcher interface {
	Source
	// Watch calls changed, from one goroutine, once when it watches, and then
	// whenever Load may give something new. It returns nil when ctx ends, and
	// an error when it can't watch, or no longer.
	Watch(ctx context.Context, changed func()) error
}

// FileWatcher is a [Watcher] that can also watch the files that values come
// from: those of ${file:…} and of NAME_FILE variables. Where no source is one,
// the hub looks at these files every two seconds.
type FileWatcher interface {
	Watcher
	// WatchFiles calls changed whenever the content of one of the files may
	// have changed. Which these are is asked for again after every change and
	// whenever again receives. It returns as Watch does.
	WatchFiles(ctx context.Context, files func() []string, again <-chan struct{}, changed func()) error
}
