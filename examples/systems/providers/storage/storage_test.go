package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/examples/systems/providers/storage"
)

func TestFilesStayInTheFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	files, err := storage.NewFiles(storage.FilesConfig{Dir: dir})
	require.NoError(t, err)
	place, err := files.Store(t.Context(), "a.txt", []byte("text"))
	require.NoError(t, err)
	text, err := os.ReadFile(place)
	require.NoError(t, err)
	assert.Equal(t, "text", string(text))

	_, err = files.Store(t.Context(), "../a.txt", []byte("text"))
	require.Error(t, err)
	assert.NoFileExists(t, filepath.Join(filepath.Dir(dir), "a.txt"))
}
