package sourcefile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/sourcefile"
)

func TestCandidates(t *testing.T) {
	dir := t.TempDir()
	a, b, c := filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "c")
	const variable = "HUSH_TEST_CANDIDATES"
	t.Setenv(variable, "")
	one := sourcefile.Place{Paths: []string{a}}
	several := sourcefile.Place{Variable: variable, Paths: []string{a, b, c}}

	assert.Equal(t, []string{a}, one.Candidates())
	assert.Equal(t, []string{a, b, c}, several.Candidates())
	require.NoError(t, os.WriteFile(c, nil, 0o600))
	assert.Equal(t, []string{a, b, c}, several.Candidates())
	require.NoError(t, os.WriteFile(b, nil, 0o600))
	assert.Equal(t, []string{a, b}, several.Candidates())
	t.Setenv(variable, "x")
	assert.Equal(t, []string{"x"}, several.Candidates())
}
