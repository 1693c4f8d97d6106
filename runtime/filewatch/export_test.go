package filewatch

import (
	"cmp"
	"context"
	"time"

	"github.com/fsnotify/fsnotify"
)

// With is Watch with other times and another system.
type With struct {
	Slow, Fast time.Duration
	Open       func() (*fsnotify.Watcher, error)
	Add        func(notify *fsnotify.Watcher, path string) error
}

// Watch is [Watch].
func (w With) Watch(ctx context.Context, files func() []string, again <-chan struct{}, changed func()) error {
	b := newBell()
	b.slow, b.fast = cmp.Or(w.Slow, b.slow), cmp.Or(w.Fast, b.fast)
	if w.Open != nil {
		b.open = w.Open
	}
	if w.Add != nil {
		b.add = w.Add
	}
	return watch(ctx, b, files, again, changed)
}
