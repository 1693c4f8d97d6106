package discover_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/discover"
)

type facts map[string][]byte

func (f facts) Recall(key string) ([]byte, bool) {
	fact, known := f[key]
	return fact, known
}

func (f facts) Record(key string, fact []byte) { f[key] = fact }

func TestMarkers(t *testing.T) {
	dir := t.TempDir()
	pkg := func(name, file, source string, cached bool) *discover.Package {
		path := filepath.Join(dir, name, file)
		write(t, path, source)
		return &discover.Package{
			Path: name, Dir: filepath.Dir(path), Files: []string{path}, Module: &discover.Module{Cached: cached},
		}
	}
	const marked = "package p\n\n//hush:factory\nfunc New() {}\n"
	annotated := pkg("annotated@v1", "a.go", marked, true)
	plain := pkg("plain@v1", "a.go", "package p\n", true)
	generated := pkg("generated@v1", "hush_gen.go", marked, true)
	local := pkg("local", "a.go", marked, false)
	all := []*discover.Package{annotated, plain, generated, local}
	memory := facts{}
	markers := discover.NewMarkers(memory)
	found, err := markers.In(t.Context(), all...)
	require.NoError(t, err)
	assert.Equal(t, []*discover.Package{annotated, generated, local}, found)
	found, err = markers.InSource(t.Context(), all...)
	require.NoError(t, err)
	assert.Equal(t, []*discover.Package{annotated, local}, found)
	assert.Len(t, memory, 3, "nothing is remembered of what may change")

	for _, name := range []string{"annotated@v1", "plain@v1", "generated@v1"} {
		require.NoError(t, os.RemoveAll(filepath.Join(dir, name)))
	}
	write(t, local.Files[0], "package p\n")
	found, err = discover.NewMarkers(memory).In(t.Context(), all...)
	require.NoError(t, err, "the module cache isn't read again")
	assert.Equal(t, []*discover.Package{annotated, generated}, found)

	_, err = discover.NewMarkers(nil).In(t.Context(), all...)
	require.ErrorIs(t, err, os.ErrNotExist)
	annotated.Files = append(annotated.Files, filepath.Join(dir, "more.go"))
	_, err = discover.NewMarkers(memory).In(t.Context(), annotated)
	require.ErrorIs(t, err, os.ErrNotExist, "another build has other files")
}
