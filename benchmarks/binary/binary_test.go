package binary

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func folder(t *testing.T) string {
	if keep := os.Getenv("KEEP"); keep != "" {
		return keep
	}
	return t.TempDir()
}

// prints demands that a program that was weighed does its work.
func prints(t *testing.T, dir, program, want string) {
	t.Helper()
	answer, err := exec.Command(filepath.Join(dir, "bin", "stripped", filepath.FromSlash(program))).Output()
	require.NoError(t, err)
	assert.Equal(t, want, string(answer), program)
}

func TestPerPlugin(t *testing.T) {
	dir := folder(t)
	weighed, err := perPlugin(10, 50).Run(dir)
	require.NoError(t, err)
	t.Log(weighed.Table, weighed.Figures)
	prints(t, dir, "many/registry", "vendor0007: m1024!\n")
}

func TestWholePrograms(t *testing.T) {
	dir := folder(t)
	weighed, err := wholePrograms().Run(dir)
	require.NoError(t, err)
	t.Log(weighed.Table, weighed.Figures)
	for _, program := range contenders[1:] {
		prints(t, dir, program.folder, "vendor0000: m71024!\n")
	}
}
