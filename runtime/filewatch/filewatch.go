package filewatch

import (
	"context"

	"github.com/hushgen/hushgen/internal/filepoll"
)

// Watch calls changed whenever the content of one of the files has changed,
// and once at the start, when it has taken note of what is there: what the
// caller reads from then on can't change unnoticed. However many writes and
// files it was, changed is called once, when they have come to rest. It returns
// nil when ctx ends.
//
// A path may be a folder: then the *.json files in it count, hidden ones
// excepted. A file need not exist, nor its folder. What isn't a regular file
// never changes.
//
// files is called at the start, after every change, and whenever again
// receives, which may be nil. A file that comes in thereby and is less than a
// minute old counts as a change: it may be newer than what the caller has
// read.
//
// All calls are made by the goroutine of Watch. The error is always nil: where
// the system doesn't tell of changes, the files are looked at.
func Watch(ctx context.Context, files func() []string, again <-chan struct{}, changed func()) error {
	return watch(ctx, newBell(), files, again, changed)
}

func watch(ctx context.Context, bell *bell, files func() []string, again <-chan struct{}, changed func()) error {
	defer bell.close()
	loop := &filepoll.Loop{Files: files, Again: again, Changed: changed, Bell: bell}
	return loop.Run(ctx)
}
