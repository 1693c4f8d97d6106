package jsondir

import (
	"context"

	"github.com/hushgen/hushgen/runtime/filewatch"
	"github.com/hushgen/hushgen/runtime/hub"
)

var _ hub.FileWatcher = (*Source)(nil)

// Watch implements [hub.Watcher]: it calls changed when a file comes, goes, or
// changes its content, and once at the start.
func (s *Source) Watch(ctx context.Context, changed func()) error {
	folder := []string{s.dir}
	return filewatch.Watch(ctx, func() []string { return folder }, nil, changed)
}

// WatchFiles implements [hub.FileWatcher].
func (s *Source) WatchFiles(ctx context.Context, files func() []string, again <-chan struct{}, changed func()) error {
	return filewatch.Watch(ctx, files, again, changed)
}
