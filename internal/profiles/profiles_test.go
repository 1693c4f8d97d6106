package profiles_test

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"runtime/trace"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/profiles"
)

func in(t *testing.T, names profiles.Files) profiles.Files {
	dir := t.TempDir()
	for _, name := range []*string{&names.CPU, &names.Memory, &names.Trace} {
		if *name != "" {
			*name = filepath.Join(dir, *name)
		}
	}
	return names
}

// go tool pprof wants a compressed message, whole, with the names of what was
// counted; go tool trace a header, and generations.
func TestReadable(t *testing.T) {
	files := in(t, profiles.Files{CPU: "cpu", Memory: "memory", Trace: "trace"})
	stop, err := profiles.Start(files)
	require.NoError(t, err)
	trace.WithRegion(t.Context(), "a region of the test", func() {})
	require.NoError(t, stop())
	assert.Contains(t, unpacked(t, files.CPU), "nanoseconds")
	assert.Contains(t, unpacked(t, files.Memory), "alloc_space")
	content, err := os.ReadFile(files.Trace)
	require.NoError(t, err)
	assert.Regexp(t, `^go 1\.\d+ trace\x00`, string(content))
	assert.Contains(t, string(content), "a region of the test")
}

func unpacked(t *testing.T, path string) string {
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	reader, err := gzip.NewReader(file)
	require.NoError(t, err)
	content, err := io.ReadAll(reader) // to the end, where its checksum is
	require.NoError(t, err)
	return string(content)
}

func TestNone(t *testing.T) {
	stop, err := profiles.Start(profiles.Files{})
	require.NoError(t, err)
	assert.NoError(t, stop())
}

func TestRefused(t *testing.T) {
	files := in(t, profiles.Files{CPU: "there", Memory: "new"})
	require.NoError(t, os.WriteFile(files.CPU, []byte("before"), 0o600))
	files.Trace = filepath.Join(filepath.Dir(files.CPU), "no", "such", "folder")
	_, err := profiles.Start(files)
	require.ErrorIs(t, err, os.ErrNotExist)
	assert.ErrorContains(t, err, files.Trace)
	assert.NoFileExists(t, files.Memory, "it is of no use")
	content, err := os.ReadFile(files.CPU)
	require.NoError(t, err)
	assert.Equal(t, "before", string(content))

	_, err = profiles.Start(profiles.Files{CPU: "a", Trace: "./a"})
	assert.EqualError(t, err, "./a can't hold two profiles; name another file for one of them")
	assert.NoFileExists(t, "a")

	_, err = profiles.Start(profiles.Files{Memory: "plugins.go"})
	assert.EqualError(t, err, "profile into plugins.go: that is the name of a source file; choose another, such as cpu.out")
	_, err = profiles.Start(profiles.Files{Trace: filepath.Join("app", "go.mod")})
	assert.ErrorContains(t, err, "source file")
	assert.NoFileExists(t, "plugins.go")
}

// One at a time: the runtime has one of each. What was begun for the second is undone.
func TestTwice(t *testing.T) {
	first := in(t, profiles.Files{CPU: "cpu", Trace: "trace"})
	stop, err := profiles.Start(first)
	require.NoError(t, err)
	second := in(t, profiles.Files{CPU: "cpu"})
	_, err = profiles.Start(second)
	assert.ErrorContains(t, err, second.CPU)
	assert.NoFileExists(t, second.CPU)
	require.NoError(t, stop())
	stop, err = profiles.Start(second)
	require.NoError(t, err)
	assert.NoError(t, stop())
}
