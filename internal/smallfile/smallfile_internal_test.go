package smallfile

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What looks like a file may wait forever: /proc/kmsg does.
func TestFileThatNeverEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		begin := time.Now()
		_, err := inTime(t.Context(), func() (string, error) { <-release; return "late", nil })
		assert.EqualError(t, err, "reading it takes longer than 5 s")
		assert.Equal(t, 5*time.Second, time.Since(begin))
		close(release)
	})
}

func TestReadingEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		release := make(chan struct{})
		begin := time.Now()
		_, err := inTime(ctx, func() (string, error) { <-release; return "late", nil })
		assert.ErrorIs(t, err, context.DeadlineExceeded)
		assert.Equal(t, time.Second, time.Since(begin))
		close(release)
	})
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "file")
	require.NoError(t, os.WriteFile(path, []byte("text\n"), 0o600))
	text, err := Read(t.Context(), path, 1<<20)
	require.NoError(t, err)
	assert.Equal(t, "text\n", text)

	_, err = Read(t.Context(), dir, 1<<20)
	assert.EqualError(t, err, "it is not a regular file")
	_, err = Read(t.Context(), path+"s", 1<<20)
	require.ErrorIs(t, err, os.ErrNotExist)
	assert.NotContains(t, err.Error(), dir)

	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("x", 1<<20)), 0o600))
	_, err = Read(t.Context(), path, 1<<20)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("x", 1<<20+1)), 0o600))
	_, err = Read(t.Context(), path, 1<<20)
	assert.EqualError(t, err, "it is larger than 1 MiB")
}

func TestValue(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	for content, want := range map[string]string{
		"": "", "\n": "", "a": "a", "a\n": "a", "a\r\n": "a", "a\n\n": "a\n", "a\r": "a\r", " a \nb\n": " a \nb",
	} {
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		value, err := Value(t.Context(), path)
		require.NoError(t, err)
		assert.Equal(t, want, value, "%q", content)
	}
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("x", 1<<20+1)), 0o600))
	_, err := Value(t.Context(), path)
	assert.EqualError(t, err, "it is larger than 1 MiB")
}
