package resources_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resources"
)

func TestEnvironment(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "one.env", "A=one\nB=one")
	write(t, "two.env", "B=two")
	env, problems, err := resources.Environment(t.Context(), []string{"A=process", "C=process", "D=", "E=a=b"}, []string{"one.env", "two.env"})
	require.NoError(t, err)
	assert.Empty(t, problems)
	assert.Equal(t, map[string]string{"A": "one", "B": "two", "C": "process", "D": "", "E": "a=b"}, env)
}

func TestBrokenEnvironment(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, "broken.env", strings.Repeat("?\n", 100))
	write(t, "large.env", "A="+strings.Repeat("x", 1<<20))
	_, problems, err := resources.Environment(t.Context(), nil, []string{"nowhere.env", "broken.env", ".", "large.env"})
	require.NoError(t, err)
	assert.Equal(t, 103, problem.Count(problems))
	var text strings.Builder
	require.NoError(t, problem.WriteText(&text, problems, dir))
	lines := strings.Split(text.String(), "\n")
	assert.Equal(t, ".: can't read the file: is a directory [HG049]", lines[0])
	assert.Equal(t, `broken.env:50:1: want NAME=value: a name has letters, digits and "_", no digit first [HG049]`, lines[50])
	assert.Equal(t, []string{
		"    and 50 more problems",
		"large.env: can't read the file: it is larger than 1 MiB [HG049]",
		"nowhere.env: can't read the file: no such file or directory [HG049]", "",
	}, lines[51:])
}

func TestHugeFile(t *testing.T) {
	m := module(t)
	write(t, "huge.yaml", "")
	require.NoError(t, os.Truncate("huge.yaml", 1<<30))
	assert.Equal(t, "huge.yaml: can't read the file: larger than 16 MiB [HG047]\n", check(t, m, env, "huge.yaml"))
}
