package filewatch_test

import (
	"errors"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/stretchr/testify/assert"
)

// Where the system doesn't tell of events, files are looked at.
func TestSystemThatTellsNothing(t *testing.T) {
	t.Parallel()
	t.Run("no watcher", func(t *testing.T) {
		t.Parallel()
		w := newWatched(t)
		w.with.Fast = 50 * time.Millisecond
		w.with.Open = func() (*fsnotify.Watcher, error) { return nil, syscall.EMFILE }
		w.start()
		w.write("config", "second")
		w.expect([]string{"first"}, []string{"second"})
	})
	t.Run("too many watches", func(t *testing.T) {
		t.Parallel()
		w := newWatched(t)
		w.with.Fast = 50 * time.Millisecond
		w.with.Add = func(*fsnotify.Watcher, string) error { return syscall.ENOSPC }
		w.start()
		w.write("config", "second")
		w.expect([]string{"first"}, []string{"second"})
	})
}

// A folder that can't be watched doesn't keep others from being watched, and
// is watched as soon as it can be.
func TestOneFolderTooMany(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.mkdir("other")
	w.paths = append(w.paths, w.path("other/x"))
	var room atomic.Bool
	w.with.Fast, w.with.Slow = 50*time.Millisecond, time.Hour
	w.with.Add = func(notify *fsnotify.Watcher, path string) error {
		if path == w.path("other") && !room.Load() {
			return syscall.ENOSPC
		}
		return notify.Add(path)
	}
	w.start()
	w.write("other/x", "1")
	w.wait(func(calls []string) bool { return len(calls) == 2 })
	room.Store(true)
	time.Sleep(quiet) // from now on only events tell
	w.write("other/x", "2")
	w.expect([]string{"first", "first"}, []string{"first"})
}

// A watcher that reports errors is replaced by a new one; lost events are only
// a reason to look.
func TestErrors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err    error
		opened int32
	}{
		"overflow": {fsnotify.ErrEventOverflow, 1},
		"other":    {errors.New("broken"), 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWatched(t)
			var opened atomic.Int32
			first := make(chan *fsnotify.Watcher, 1)
			w.with.Open = func() (*fsnotify.Watcher, error) {
				notify, err := fsnotify.NewWatcher()
				if opened.Add(1) == 1 {
					first <- notify
				}
				return notify, err
			}
			w.start()
			notify := <-first
			notify.Errors <- test.err
			time.Sleep(quiet)
			w.write("config", "second")
			w.expect([]string{"first"}, []string{"second"})
			assert.Equal(t, test.opened, opened.Load())
		})
	}
}
