package hush_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/growth"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Names of a megabyte with thousands of mistakes beneath take no longer than
// both alone: in the first pass, in the second, and of the environment.
func TestMistakesBelowLongNames(t *testing.T) {
	growth.Linear(t, func(size int) { mistakesBelowLongNames(t, size) })
}

func mistakesBelowLongNames(t *testing.T, size int) {
	long := strings.Repeat("n", size<<17)
	list := make([]any, size*2500)
	for i := range list {
		list[i] = hush.Values{"limited": 2, "wrong": "x"}
	}
	values, err := hush.Values{"lists": map[string]any{long: list}}.Node()
	require.NoError(t, err)
	type element struct{ Limited, Wrong, Given int }
	outer := []hush.FieldInfo{{Name: "lists"}}
	fields := []hush.FieldInfo{{Name: "limited"}, {Name: "wrong"}, {Name: "given", Options: &hush.FieldOptions{Env: "GIVEN"}}}

	in := with(map[string]string{"GIVEN": "3"}, values)
	in.Key.Name = long
	d := hush.NewDecoder(in)
	var lists map[string][]element
	d.Root().Struct(outer)
	hush.Map(d.Field(0), &lists, func(v hush.Value, target *[]element) {
		hush.Slice(v, target, func(v hush.Value, target *element) {
			v.Struct(fields)
			d.Int(0, &target.Limited)
			d.Int(1, &target.Wrong)
			d.Int(2, &target.Given)
			d.End()
		})
	})
	d.End()
	d.Check(outer)
	hush.EachIn(d.At(0), lists, func(d *hush.Decoder, elements *[]element) {
		hush.Each(d, *elements, func(d *hush.Decoder, e *element) {
			d.Check(fields)
			hush.Max(d.At(0), int64(e.Limited), 1)
			hush.Max(d.At(1), int64(e.Wrong), -1) // could not be read: nothing to add
			hush.Max(d.At(2), int64(e.Given), 1)
			d.End()
		})
	})
	d.End()
	var config *hush.ConfigError
	require.ErrorAs(t, d.Finish(), &config)

	said := map[string]int{}
	for _, p := range config.Problems {
		said[p.Message]++
		assert.Equal(t, "llm:"+long[:200-len("llm:")]+"…", p.Path)
	}
	// The paths that are shown are all the same, so the same words are one
	// problem; those of the environment have no other place.
	assert.Equal(t, map[string]int{
		`expected an integer, found "x"`: 1, "and " + itoa(size*2500-1000) + " more problems in this resource": 1,
	}, said)
}
