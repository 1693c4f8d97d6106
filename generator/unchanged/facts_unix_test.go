//go:build linux || darwin || freebsd || netbsd

package unchanged_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/unchanged"
)

// recall returns a fact as a new process would know it.
func (p *place) recall(key string) string {
	fact, known := p.ask().Facts().Recall(key)
	if !known {
		return "unknown"
	}
	return string(fact)
}

func TestFacts(t *testing.T) {
	p := newPlace(t)
	facts := p.ask().Facts()
	facts.Record("one", []byte("1"))
	facts.Record("two", []byte("2"))
	assert.Equal(t, "unknown", p.recall("one"), "not kept yet")
	facts.Keep()
	assert.Equal(t, "1", p.recall("one"))

	p.write("a.go", "package changed")
	p.write("go.mod", "module example.com/changed\n")
	assert.Equal(t, "2", p.recall("two"), "files and modules are for keys to tell")
	_, known := unchanged.Ask("others").Facts().Recall("one")
	assert.False(t, known, "other options")
	t.Setenv("GOFLAGS", "-gcflags=-N")
	assert.Equal(t, "unknown", p.recall("one"), "another environment")
	t.Setenv("GOFLAGS", "")
}

// Only what the last run with news has used is kept.
func TestFactsThatNobodyUses(t *testing.T) {
	p := newPlace(t)
	facts := p.ask().Facts()
	facts.Record("one", []byte("1"))
	facts.Record("two", []byte("2"))
	facts.Keep()
	facts = p.ask().Facts()
	_, known := facts.Recall("two")
	require.True(t, known)
	facts.Keep()
	assert.Equal(t, "1", p.recall("one"), "without news nothing is written")
	facts.Record("three", []byte("3"))
	facts.Keep()
	assert.Equal(t, "unknown", p.recall("one"))
	assert.Equal(t, "2", p.recall("two"))
	assert.Equal(t, "3", p.recall("three"))
}

func TestBrokenFacts(t *testing.T) {
	p := newPlace(t)
	facts := p.ask().Facts()
	facts.Record("one", []byte("1"))
	facts.Keep()
	found, err := filepath.Glob(filepath.Join(p.cache, "*.facts"))
	require.NoError(t, err)
	require.Len(t, found, 1)
	content, err := os.ReadFile(found[0])
	require.NoError(t, err)
	for i := range content {
		broken := append([]byte{}, content...)
		broken[i] ^= 1
		require.NoError(t, os.WriteFile(found[0], broken, 0o600))
		require.Equal(t, "unknown", p.recall("one"), "byte %d", i)
	}
	require.NoError(t, os.WriteFile(found[0], nil, 0o600))
	assert.Equal(t, "unknown", p.recall("one"))
}

func TestNoFacts(t *testing.T) {
	var memory *unchanged.Memory
	facts := memory.Facts()
	facts.Record("one", []byte("1"))
	_, known := facts.Recall("one")
	assert.False(t, known)
	facts.Keep()
}
