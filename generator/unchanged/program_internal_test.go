package unchanged

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBuildID(t *testing.T) {
	const hash = "8tFdnfvhXRU4YfKy3x-_"
	id := strings.Join([]string{hash, hash, hash, hash}, "/")
	for text, want := range map[string]bool{
		"":                                  false,
		"/":                                 false,
		id:                                  true,
		"a/b " + id + "\x00 c/d":            true,
		"redacted":                          false,
		strings.TrimSuffix(id, "/"+hash):    false,
		id[1:]:                              false,
		id[:len(id)-1]:                      false,
		strings.ReplaceAll(id, "x", "."):    false,
		strings.Repeat("/", 200):            false,
		strings.Repeat("a/", 100) + id + "": true,
	} {
		assert.Equal(t, want, hasBuildID([]byte(text)), text)
	}
	own, err := os.Executable()
	require.NoError(t, err)
	assert.True(t, isBuilt(own), "the go command built this test")
}

// Programs without a build ID are told from each other by all that they hold.
func TestIdentity(t *testing.T) {
	dir := t.TempDir()
	identityOf := func(content string) string {
		path := filepath.Join(dir, "program")
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		text, ok := identity(path)
		require.True(t, ok)
		return text
	}
	long := strings.Repeat("x", 3*headSize)
	assert.Equal(t, identityOf("a"), identityOf("a"))
	assert.NotEqual(t, identityOf("a"), identityOf("b"))
	assert.NotEqual(t, identityOf(long+"a"), identityOf(long+"b"))
	assert.NotEqual(t, identityOf(""), identityOf("a"))
	_, ok := identity(filepath.Join(dir, "none"))
	assert.False(t, ok)
	_, ok = identity(dir)
	assert.False(t, ok)
}

func TestHeader(t *testing.T) {
	for source, want := range map[string]string{
		"package a\n\nimport \"b\"\n\nfunc F() {}\n":             "package a\n\nimport \"b\"\n\n",
		"//go:build x\n\npackage a // func\n\nvar x = 1":         "//go:build x\n\npackage a // func\n\n",
		"package a\nimport (\n\tf \"func\"\n)\ntype T int":       "package a\nimport (\n\tf \"func\"\n)\n",
		"package a\n\n// F does.\nfunc F() {}":                   "package a\n\n// F does.\n",
		"package a":                                              "package a",
		"":                                                       "",
		"not Go \x00 at all":                                     "not Go \x00 at all",
		"package a\nimport \"unfinished\nfunc F() {}":            "package a\nimport \"unfinished\nfunc F() {}",
		"package a /* never closed\nfunc F() {}":                 "package a /* never closed\nfunc F() {}",
		"package a\nconst c = 1\nimport \"late\"\nfunc F() {}\n": "package a\n",
	} {
		assert.Equal(t, want, string(header([]byte(source))))
	}
}

func TestVariables(t *testing.T) {
	for _, name := range []string{"GOFLAGS", "GOOS", "GOWORK", "GOEXPERIMENT", "GODEBUG", "GO111MODULE", "GOTOOLCHAIN", "GOLATER", "CGO_ENABLED", "CC", "PKG_CONFIG_PATH", "HOME"} {
		assert.True(t, counts(name), name)
	}
	for _, name := range []string{"GOFILE", "GOLINE", "GOPACKAGE", "DOLLAR", "GOMAXPROCS", "GOGC", "PATH", "TERM", "PWD", "NO_COLOR"} {
		assert.False(t, counts(name), name)
	}
}

func TestSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "env")
	t.Setenv("GOENV", path)
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOPACKAGESDRIVER", "off")
	for saved, want := range map[string]bool{
		"":                                      true,
		"GOFLAGS=-mod=mod -tags=a,b\n":          true,
		"# GOFLAGS=-overlay=x\nGOFLAGS=-race":   true,
		"GOARCH=arm\nGOFLAGS=-overlay=x.json\n": false,
		"GOFLAGS=--modfile=x":                   false,
		"GOFLAGS='-toolexec=x y'":               false,
		"GOFLAGS=-v -x -unknown":                false,
	} {
		require.NoError(t, os.WriteFile(path, []byte(saved), 0o600))
		assert.Equal(t, want, readSettings().predictable(), saved)
	}
	t.Setenv("GOFLAGS", "-v")
	assert.True(t, readSettings().predictable(), "the environment wins")
}
