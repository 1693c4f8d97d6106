//go:build unix

package resources_test

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/resources"
)

// A pipe that nobody writes to keeps nobody waiting beyond the context.
func TestSilentPipes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	_, err := resources.Read(ctx, path)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	_, _, err = resources.Environment(ctx, nil, []string{path})
	require.ErrorIs(t, err, context.DeadlineExceeded)
	writer, err := os.OpenFile(path, os.O_RDWR, 0) // lets those who still wait go
	require.NoError(t, err)
	require.NoError(t, writer.Close())
}

// What a pipe brings is read as a file is.
func TestPipes(t *testing.T) {
	m := module(t)
	path := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	go func() { _ = os.WriteFile(path, []byte("llm:a: {type: openai, size: 10}"), 0o600) }()
	assert.Equal(t, path+":1:29: llm:a.size: 10 is above the maximum 9 [HG047]\n", check(t, m, env, path))
}

// A pipe is no resources file of a registry: nobody is there to write into it.
func TestOwnPipe(t *testing.T) {
	m := module(t)
	dir, err := os.Getwd()
	require.NoError(t, err)
	m.Resources, m.ResourcesName = filepath.Join(dir, "pipe"), "../pipe"
	require.NoError(t, syscall.Mkfifo(m.Resources, 0o600))
	report, err := resources.CheckOwn(t.Context(), m, env)
	require.NoError(t, err)
	require.Len(t, report.Problems, 1)
	assert.Equal(t, "can't read the resources file ../pipe: it is not a regular file", report.Problems[0].Message)
}
