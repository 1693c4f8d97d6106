package hub

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFilesAreReadOnce(t *testing.T) {
	f := newFiles(t.Context())
	count := 0
	broken := errors.New("broken")
	f.read = func(_ context.Context, path string) (string, error) {
		count++
		if path == "broken" {
			return "", broken
		}
		return path, nil
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
