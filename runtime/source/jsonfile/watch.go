package jsonfile

import (
	"context"

	"github.com/hushgen/hushgen/internal/filepoll"
	"github.com/hushgen/hushgen/runtime/hub"
)

var _ hub.FileWatcher = (*Source)(nil)

// Watch implements [hub.Watcher]: it calls changed when the content of the file
// changes, wherever it has to be looked for. It looks every two seconds.
func (s *Source) Watch(ctx context.Context, changed func()) error {
	return filepoll.Watch(ctx, s.place.Candidates, nil, changed)
}

// WatchFiles implements [hub.FileWatcher]. It looks every two seconds.
func (s *Source) WatchFiles(ctx context.Context, files func() []string, again <-chan struct{}, changed func()) error {
	return filepoll.Watch(ctx, files, again, changed)
}
