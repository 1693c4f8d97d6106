package hub

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
)

// What looks like a file may wait forever: /proc/kmsg does.
func TestFileThatNeverEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		f := newFiles(t.Context())
		f.read = func(string) (string, error) { <-release; return "late", nil }
		begin := time.Now()
		_, err := f.text("endless")
		assert.EqualError(t, err, "reading it takes longer than 5 s")
		assert.Equal(t, 5*time.Second, time.Since(begin))

		_, err = f.text("endless")
		assert.ErrorIs(t, err, errTooSlow)
		assert.Equal(t, 5*time.Second, time.Since(begin), "waited for once")
		close(release)
	})
}

func TestReadingAFileEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		release := make(chan struct{})
		f := newFiles(ctx)
		f.read = func(string) (string, error) { <-release; return "late", nil }
		begin := time.Now()
		_, err := f.text("endless")
		assert.ErrorIs(t, err, context.DeadlineExceeded)
		assert.Equal(t, time.Second, time.Since(begin))
		close(release)
	})
}

func TestFilesAreReadOnce(t *testing.T) {
	f := newFiles(t.Context())
	count := 0
	broken := errors.New("broken")
	f.read = func(path string) (string, error) {
		count++
		if path == "broken" {
			return "", broken
		}
		return path + "\n", nil
	}
	for range 3 {
		text, err := f.text("a")
		assert.NoError(t, err)
		assert.Equal(t, "a", text)
		_, err = f.text("broken")
		assert.ErrorIs(t, err, broken)
	}
	assert.Equal(t, 2, count)
}
