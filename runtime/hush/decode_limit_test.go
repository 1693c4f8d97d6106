package hush_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/growth"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// Of many problems in one config a thousand are kept; each value counts once.
func TestProblemsAreBounded(t *testing.T) {
	fields := []hush.FieldInfo{{Name: "list"}}
	check := func(text string, count int) []hush.Problem {
		parts := make([]part, count)
		for i := range parts {
			parts[i] = plain(text, 2, i+1)
		}
		var list []int
		d := hush.NewDecoder(input(document(mapping(1, 1, field("list", 1, 2, sequence(2, 1, parts...))))))
		d.Root().Struct(fields)
		hush.Slice(d.Field(0), &list, hush.Int[int])
		d.End()
		d.Check(fields)
		hush.Each(d.At(0), list, func(d *hush.Decoder, i *int) {
			hush.Min(d, int64(*i), 8)
			hush.OneOf(d, int64(*i), 9)
		})
		d.End()
		var config *hush.ConfigError
		require.ErrorAs(t, d.Finish(), &config)
		return config.Problems
	}
	for text, first := range map[string]string{"x": "expected an integer, found x", "7": "7 is below the minimum 8"} {
		problems := check(text, 1000)
		require.Len(t, problems, 1000)
		assert.Equal(t, "r.yaml:2:1000: llm:gpt-4.list[999]: "+first, problems[999].Error())
		problems = check(text, 1001)
		require.Len(t, problems, 1001)
		assert.Equal(t, "r.yaml:2:1001: llm:gpt-4.list[1000]: and 1 more problem in this resource", problems[1000].Error())
		problems = check(text, 300_000)
		require.Len(t, problems, 1001)
		assert.Equal(t, "r.yaml:2:1001: llm:gpt-4.list[1000]: and 299000 more problems in this resource", problems[1000].Error())
	}
}

// Which entries of a map have the problems that are kept doesn't change.
func TestKeptProblemsAreTheSame(t *testing.T) {
	entries := map[string]int{}
	for i := range 3000 {
		entries["k"+itoa(10_000+i)] = i
	}
	for range 3 {
		d := hush.NewDecoder(hush.Input{})
		d.Check([]hush.FieldInfo{{Name: "map"}})
		hush.EachIn(d.At(0), entries, func(d *hush.Decoder, i *int) { hush.Min(d, int64(*i), 5000) })
		d.End()
		var config *hush.ConfigError
		require.ErrorAs(t, d.Finish(), &config)
		require.Len(t, config.Problems, 1001)
		assert.Equal(t, ":.map.k10999", config.Problems[999].Path)
		assert.Equal(t, "and 2000 more problems in this resource", config.Problems[1000].Message)
	}
}

// Many excerpts of one long line read it once.
func TestExcerptsOfOneLongLine(t *testing.T) {
	t.Chdir(t.TempDir())
	growth.Linear(t, func(size int) { excerptsOfOneLine(t, size*37_500, size*6) })
}

func excerptsOfOneLine(t *testing.T, words, excerpts int) {
	require.NoError(t, os.WriteFile("r.yaml", []byte("list: ["+strings.Repeat("x, ", words)+"x]\n"), 0o600))
	snapshot, err := yamlfile.New("r.yaml").Load(t.Context())
	require.NoError(t, err)
	var problems []hush.Problem
	for item := range snapshot.Root.Get("list").Items() {
		problems = append(problems, hush.Problem{Message: "wrong", Found: "x"}.At(item))
	}
	var out strings.Builder
	require.NoError(t, hush.WriteProblems(&out, hush.NewConfigError(problems[len(problems)-excerpts:])))
	assert.Equal(t, excerpts, strings.Count(out.String(), "^\n"))
}
