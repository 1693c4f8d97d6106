package jsondir

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

const (
	// lockName is the file by which processes keep each other from saving at
	// once. It is never removed.
	lockName = ".lock"
	// lockDelay is the time between two looks at a lock that another process
	// holds: about as long as a save takes.
	lockDelay = 2 * time.Millisecond
)

var errNoLock = errors.New("it is not a regular file")

// lock waits until nobody else saves, or until ctx ends.
func (s *Source) lock(ctx context.Context) (unlock func(), err error) {
	path := filepath.Join(s.dir, lockName)
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, &fs.PathError{Op: "lock", Path: path, Err: context.Cause(ctx)}
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		<-s.turn
		return nil, &fs.PathError{Op: "lock", Path: path, Err: errNoLock} // to open a pipe may take for ever
	}
	file := flock.New(path)
	if _, err := file.TryLockContext(ctx, lockDelay); err != nil {
		_ = file.Close() // it isn't locked
		<-s.turn
		if cause := context.Cause(ctx); cause != nil {
			err = &fs.PathError{Op: "lock", Path: path, Err: cause}
		}
		return nil, err
	}
	return func() {
		_ = file.Unlock() // closing the file unlocks it whatever comes
		<-s.turn
	}, nil
}
