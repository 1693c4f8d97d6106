package filewatch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/hushgen/hushgen/internal/interruptible"
)

const (
	// slow is the time between looks where the system tells of events: some
	// file systems have none, such as those of a network.
	slow = 30 * time.Second
	// fast is the same where the system can't tell.
	fast = 2 * time.Second
)

// bell rings when the system tells of an event in one of the folders.
type bell struct {
	slow, fast time.Duration
	rings      chan struct{}
	// broken is set when the system can't be listened to any more.
	broken atomic.Bool

	// notify is nil where the system can't be listened to.
	notify   *fsnotify.Watcher
	watched  map[string]fs.FileInfo
	draining sync.WaitGroup
	// open opens notify, add adds a folder to it.
	open func() (*fsnotify.Watcher, error)
	add  func(notify *fsnotify.Watcher, path string) error
}

func newBell() *bell {
	return &bell{
		slow: slow, fast: fast, rings: make(chan struct{}, 1),
		open: fsnotify.NewWatcher, add: (*fsnotify.Watcher).Add,
	}
}

// Rings implements [filepoll.Bell].
func (b *bell) Rings() <-chan struct{} { return b.rings }

// maxRounds bounds how often folders are looked for anew because they changed
// meanwhile.
const maxRounds = 10

// Listen implements [filepoll.Bell].
func (b *bell) Listen(ctx context.Context, paths []string) time.Duration {
	if !b.ready() {
		return b.fast
	}
	wait := b.slow
	for range maxRounds {
		folders, err := interruptible.Call(ctx, func() (map[string]fs.FileInfo, error) { return foldersOf(paths), nil })
		if err != nil {
			return wait // ctx has ended
		}
		added, err := b.cover(folders)
		if err != nil {
			wait = b.fast
		}
		// What changed before a folder was watched has made no event.
		if !added {
			return wait
		}
	}
	b.ring()
	return wait
}

// ready reports whether the system can be listened to.
func (b *bell) ready() bool {
	if b.broken.Load() {
		b.close()
		b.broken.Store(false)
	}
	if b.notify != nil {
		return true
	}
	notify, err := b.open()
	if err != nil {
		return false
	}
	b.notify, b.watched = notify, make(map[string]fs.FileInfo)
	b.draining.Go(func() { b.drain(notify) })
	return true
}

// cover watches these folders and no others. added tells that one is new. An
// error says that some can't be watched.
func (b *bell) cover(folders map[string]fs.FileInfo) (added bool, err error) {
	for path, known := range b.watched {
		if info, wanted := folders[path]; !wanted || !os.SameFile(info, known) {
			_ = b.notify.Remove(path) // it may have gone by itself
			delete(b.watched, path)
		}
	}
	for _, path := range sortedPaths(folders) {
		// One that is watched is added again, which costs little: a folder
		// that was removed and made anew may look the same.
		failure := b.add(b.notify, path)
		if failure != nil && !errors.Is(failure, fs.ErrNotExist) {
			err = failure
			continue
		}
		if _, known := b.watched[path]; !known || failure != nil {
			added = true
			b.watched[path] = folders[path]
		}
	}
	return added, err
}

// drain rings for every event that may be about a content.
func (b *bell) drain(notify *fsnotify.Watcher) {
	events, failures := notify.Events, notify.Errors
	for events != nil || failures != nil {
		select {
		case event, open := <-events:
			if !open {
				events = nil
			} else if event.Op != fsnotify.Chmod {
				b.ring()
			}
		case err, open := <-failures:
			if !open {
				failures = nil
				continue
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				b.broken.Store(true)
			}
			b.ring()
		}
	}
}

func (b *bell) ring() {
	select {
	case b.rings <- struct{}{}:
	default:
	}
}

// close ends listening, and returns when no goroutine is left.
func (b *bell) close() {
	if b.notify == nil {
		return
	}
	_ = b.notify.Close() // there is nothing to do about it
	b.draining.Wait()
	b.notify = nil
}
