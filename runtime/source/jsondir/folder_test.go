package jsondir_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

// files are the files of a folder by name, with their contents.
type files map[string]string

// write writes files into a folder.
func (f files) write(t testing.TB, dir string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(dir, 0o700))
	for name, content := range f {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
	}
}

// saved returns the files of a folder but the one that locks it.
func saved(t testing.TB, dir string) files {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	found := files{}
	for _, entry := range entries {
		if entry.Name() == ".lock" || entry.IsDir() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		require.NoError(t, err)
		found[entry.Name()] = string(content)
	}
	return found
}

func load(t testing.TB, source *jsondir.Source) hub.Snapshot {
	t.Helper()
	snapshot, err := source.Load(t.Context())
	require.NoError(t, err)
	return snapshot
}

// node returns values as a tree.
func node(t testing.TB, values hush.Values) hush.Node {
	t.Helper()
	n, err := values.Node()
	require.NoError(t, err)
	return n
}

// key reads "llm:gpt-4".
func key(t testing.TB, text string) hush.Key {
	t.Helper()
	k, ok := hush.ParseKey(text)
	require.True(t, ok, text)
	return k
}

// show writes a tree in short: p(plain) and s(string).
func show(n hush.Node) string {
	switch n.Kind() {
	case hush.KindPlain:
		return "p(" + n.Text() + ")"
	case hush.KindString:
		return "s(" + n.Text() + ")"
	case hush.KindNull:
		return "null"
	case hush.KindList:
		text := "["
		for item := range n.Items() {
			text += " " + show(item)
		}
		return text + " ]"
	case hush.KindMap:
		text := "{"
		for field := range n.Fields() {
			text += " " + field.Name + ":" + show(field.Value)
		}
		return text + " }"
	}
	return "nothing"
}
