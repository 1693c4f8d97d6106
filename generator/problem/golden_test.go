package problem_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "renew testdata and docs/problems.md; read every line that changes")

// golden compares with a file of testdata, or renews it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	same(t, filepath.Join("testdata", name), got)
}

func same(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, "renew it: go test ./generator/problem -update")
}
