package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// took is the time that a command tells.
var took = regexp.MustCompile(`\(\d+(\.\d+)?m?s\)`)

// TestUnchangedThroughGo runs hushgen by go generate and go tool, which set
// variables of their own: what was found once is remembered there as well.
func TestUnchangedThroughGo(t *testing.T) {
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	dir, home := t.TempDir(), t.TempDir()
	require.NoError(t, writeModule(dir, "example.com/app", root))
	for name, line := range map[string]string{
		"go.mod":  "\ntool github.com/hushgen/hushgen/cmd/hushgen\n",
		"main.go": "//hush:registry\npackage main\n\n//go:generate hushgen\n\n//hush:factory name=one category=text\nfunc One() string { return \"\" }\n\nfunc main() {}\n",
	} {
		file, err := os.OpenFile(filepath.Join(dir, name), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		require.NoError(t, err)
		_, err = file.WriteString(line)
		require.NoError(t, err)
		require.NoError(t, file.Close())
	}
	for _, arguments := range [][]string{{"generate"}, {"tool", "hushgen"}, {"tool", "hushgen", "check"}} {
		cache := filepath.Join(home, arguments[len(arguments)-1])
		require.NoError(t, os.Mkdir(cache, 0o700))
		goRun := func() string {
			command := exec.CommandContext(t.Context(), "go", arguments...)
			command.Dir = dir
			command.Env = append(append(os.Environ(), goEnvironment(t)...), "XDG_CACHE_HOME="+cache, "HOME="+cache, "LocalAppData="+cache)
			output, err := command.CombinedOutput()
			require.NoError(t, err, "%s", output)
			return took.ReplaceAllString(string(output), "(time)")
		}
		goRun()
		time.Sleep(150 * time.Millisecond)
		goRun() // what the first one wrote isn't new any more
		before := soleEntry(t, cache)
		want := "example.com/app: 1 plugin in 1 category; unchanged (time)\n"
		if arguments[len(arguments)-1] == "check" {
			want = ""
		}
		assert.Equal(t, want, goRun())
		assert.True(t, os.SameFile(before, soleEntry(t, cache)), "%s: a new run was remembered", arguments)
	}
}

// soleEntry returns the only entry of a cache. A run writes it anew, an answer
// from it doesn't.
func soleEntry(t *testing.T, cache string) os.FileInfo {
	found, err := filepath.Glob(filepath.Join(cache, "hushgen", "*.entry"))
	require.NoError(t, err)
	more, err := filepath.Glob(filepath.Join(cache, "Library", "Caches", "hushgen", "*.entry")) // on macOS
	require.NoError(t, err)
	found = append(found, more...)
	require.Len(t, found, 1)
	info, err := os.Stat(found[0])
	require.NoError(t, err)
	return info
}
