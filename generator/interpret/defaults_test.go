package interpret_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/interpret"
)

// What SetDefaults may set is not called missing; what it can't is.
func TestSetDefaults(t *testing.T) {
	dir := module(t)
	result, err := generator.Generate(t.Context(), generator.Options{Dir: dir})
	require.NoError(t, err)
	require.True(t, result.OK(), "%v", result.Problems)
	m := result.Registries[0].Model
	checker := interpret.New(m)
	t.Chdir(dir)
	for document, want := range map[string][]string{
		"{}": {
			"r.yaml:1:14: thing:ready.count: required, but missing",
			"r.yaml:1:14: thing:ready.inner.size: required, but missing",
			"r.yaml:1:14: thing:ready.inner.deep.on: required, but missing",
			"r.yaml:1:14: thing:ready.pair[0].size: required, but missing",
			"r.yaml:1:14: thing:ready.pair[0].deep.on: required, but missing",
		},
		"{count: 1, inner: {size: 1, deep: {on: true}}, pair: [{size: 2, deep: {on: true}}], pointer: null, list: null}": {},
		"{count: 1, inner: {size: 1, deep: {on: true}}, pair: [{size: 2, deep: {on: true}}], name: '', pointer: {name: abcd}, list: [{}]}": {
			"r.yaml:1:104: thing:ready.name: required, but empty",
			"r.yaml:1:117: thing:ready.pointer.deep.on: required, but missing",
			"r.yaml:1:117: thing:ready.pointer.size: required, but missing",
			"r.yaml:1:124: thing:ready.pointer.name: has 4 characters, at most 3 allowed",
			"r.yaml:1:138: thing:ready.list[0].deep.on: required, but missing",
			"r.yaml:1:138: thing:ready.list[0].size: required, but missing",
		},
	} {
		require.NoError(t, os.WriteFile("r.yaml", []byte("thing:ready: "+document), 0o600))
		assert.ElementsMatch(t, want, problems(t, m, checker, "r.yaml", nil), document)
	}
}
