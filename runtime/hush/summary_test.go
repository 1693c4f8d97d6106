package hush_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

var errDisk = errors.New("disk full")

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errDisk }

func TestWriteSummary(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, newPlugins().WriteSummary(&out))
	golden(t, "summary.txt", out.Bytes())
	for line := range strings.Lines(out.String()) {
		assert.Equal(t, strings.TrimRight(line, " \n")+"\n", line, "no spaces at the end")
	}
}

func TestWriteSummaryOfNothing(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, infos().WriteSummary(&out))
	assert.Equal(t, "no categories\n", out.String())
}

func TestWriteSummaryAligns(t *testing.T) {
	p := newCategory(hush.CategoryInfo{Name: "llm", Title: "Line\nbreak\u2028"},
		&hush.Plugin[any]{Info: hush.Info{Name: "é", Version: "1\t2", Title: "日本"}},
		&hush.Plugin[any]{Info: hush.Info{Name: "long-name"}},
		&hush.Plugin[any]{Info: hush.Info{Name: "m", Title: "abc", Preferred: true, Stability: "experimental"}},
	)
	r := hush.Registry{Static: static{p.category()}}
	var out bytes.Buffer
	require.NoError(t, r.WriteSummary(&out))
	assert.Equal(t, "Line break  (llm): 3 plugins\n"+
		"  é          日本   1 2\n"+
		"  long-name\n"+
		"  m          abc       preferred; experimental\n", out.String())
}

func TestWriteErrors(t *testing.T) {
	p := newPlugins()
	assert.Equal(t, errDisk, p.WriteSummary(failingWriter{}))
	assert.Equal(t, errDisk, p.WriteJSON(failingWriter{}))
}
