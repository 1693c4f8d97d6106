package interpret_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/interpret"
)

const hugeConfig = `package main

//hush:config name=huge category=thing
type Huge struct {
	Ints  [1000000000]int
	Subs  [1000000000]Sub
	Grids [60000]Grid
}

type Grid struct{ Subs [60000]Sub }

type Sub struct {
	Size int //hush:field required
}

//hush:factory
func NewHuge(*Huge) (Thing, error) { return nil, nil }
`

// Of huge arrays only what the source says of them is looked at.
func TestHugeArrays(t *testing.T) {
	dir := module(t)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "huge.go"), []byte(hugeConfig), 0o600))
	result, err := generator.Generate(t.Context(), generator.Options{Dir: dir})
	require.NoError(t, err)
	require.True(t, result.OK(), "%v", result.Problems)
	m := result.Registries[0].Model
	t.Chdir(dir)
	require.NoError(t, os.WriteFile("r.yaml", []byte("thing:huge: {ints: [1, 2], subs: [], grids: x}"), 0o600))
	assert.Equal(t, []string{
		"r.yaml:1:20: thing:huge.ints: expected a list of 1000000000 entries, found 2",
		"r.yaml:1:34: thing:huge.subs: expected a list of 1000000000 entries, found 0",
		"r.yaml:1:45: thing:huge.grids: expected a list, found x",
	}, problems(t, m, interpret.New(m), "r.yaml", nil))
	require.NoError(t, os.WriteFile("r.yaml", []byte("thing:huge: {}"), 0o600))
	assert.Empty(t, problems(t, m, interpret.New(m), "r.yaml", nil))
}
