package hush_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/nameindex"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// indexed gives a category what a generated file gives it. Names for which vary
// says so mean what this build makes of them.
func indexed(t testing.TB, vary func(name string) bool, plugins ...*hush.Plugin[speaker]) *hush.Category[speaker] {
	var list []nameindex.Name
	seen := map[string]bool{}
	for number, p := range plugins {
		for _, name := range append([]string{p.Info.Name}, p.Info.Aliases...) {
			if !seen[name] {
				list = append(list, nameindex.Name{Text: name, Number: number, Varies: vary(name)})
			}
			seen[name] = true
		}
	}
	index, err := nameindex.Build(list)
	require.NoError(t, err)
	c := newCategory(hush.CategoryInfo{Name: "speaker"}, plugins...).category()
	c.Index = (*hush.Index)(index)
	return c
}

func never(string) bool { return false }

// lookups asks a category in all the ways that there are.
func lookups(t testing.TB, c *hush.Category[speaker], name string) string {
	t.Helper()
	registry := &hush.Registry{Static: static{c}}
	info, found := c.Lookup(name)
	entry, entered := c.Entry(name)
	again, foundAgain := registry.Lookup("Speaker ", name)
	flat, foundFlat := registry.Find("SPEAKER:" + name)
	require.Equal(t, []bool{found, found, found}, []bool{entered, foundAgain, foundFlat}, "%q", name)
	if !found {
		require.Nil(t, info)
		return ""
	}
	require.Same(t, info, entry.Describe())
	require.Same(t, info, again)
	require.Same(t, info, flat)
	return info.Name
}

// spellings are ways to write a name, and neighbours that aren't it.
func spellings(name string) []string {
	shouted := strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
	return []string{
		name, shouted, strings.ReplaceAll(name, "-", " "), " " + name, shouted + "\n", "\u2003" + shouted, name + "\u00a0",
		name + "x", name[1:], "\x00" + name, name[:1] + "é" + name[1:], "no-" + name, name + " x", "-" + name,
	}
}

// With an index and without, a category finds what a map of canonical names
// does.
func TestLookupInAnySpelling(t *testing.T) {
	var plugins []*hush.Plugin[speaker]
	want := map[string]string{}
	for _, line := range []string{
		"a", "ai", "xai x", "echo parrot", "gpt-4", "openai azure-openai gpt", "whisper gpt-4.1-mini", "sixteen-letters1 aaaaaaaa aaaaaaaaa",
		"seventeen-letters vertex-ai-model-garden", strings.Repeat("long-", 12) + "name",
	} {
		all := strings.Fields(line)
		plugins = append(plugins, &hush.Plugin[speaker]{Info: hush.Info{Name: all[0], Aliases: all[1:]}})
		for _, name := range all {
			want[name] = all[0]
		}
	}
	with := indexed(t, never, plugins...)
	without := newCategory(hush.CategoryInfo{Name: "speaker"}, plugins...).category()
	for name := range want {
		for _, written := range spellings(name) {
			assert.Equal(t, want[names.Canonical(written)], lookups(t, with, written), "%q", written)
			assert.Equal(t, want[names.Canonical(written)], lookups(t, without, written), "%q", written)
		}
	}
	for _, c := range []*hush.Category[speaker]{with, without, indexed(t, never)} {
		for _, name := range []string{"", " ", "b", "absent", "absent-name", "ABSENT_NAME", strings.Repeat("x", 1<<16)} {
			assert.Empty(t, lookups(t, c, name))
		}
	}
}

func FuzzLookup(f *testing.F) {
	for _, name := range []string{"task-00042", "TASK_00007\n", " t-1", "T_1", "azure-cognitive-services-3 "} {
		f.Add(name)
	}
	want := map[string]string{}
	var plugins []*hush.Plugin[speaker]
	for number := range 100 {
		for _, form := range []string{"t-%d", "task-%05d", "azure-cognitive-services-%d"} {
			name := fmt.Sprintf(form, number)
			want[name] = name
			plugins = append(plugins, &hush.Plugin[speaker]{Info: hush.Info{Name: name}})
		}
	}
	c := indexed(f, never, plugins...)
	f.Fuzz(func(t *testing.T, name string) {
		require.Equal(t, want[names.Canonical(name)], lookups(t, c, name))
	})
}

// What a name means where builds differ: the plugin that this build has, else
// what stands in for one, which no list shows.
func TestLookupOfNamesThatVary(t *testing.T) {
	always := func(string) bool { return true }
	here := func(names ...string) *hush.Plugin[speaker] {
		return &hush.Plugin[speaker]{Info: hush.Info{Name: names[0], Aliases: names[1:]}}
	}
	away := func(names ...string) *hush.Plugin[speaker] {
		p := here(names...)
		p.Elsewhere = "is for plan9 only"
		return p
	}
	tests := []struct {
		title         string
		plugins       []*hush.Plugin[speaker]
		written       string
		found, beyond string
	}{
		{"here", []*hush.Plugin[speaker]{here("gpu"), here("other")}, "GPU", "gpu", ""},
		{"away", []*hush.Plugin[speaker]{away("gpu"), here("other")}, "GPU", "", "is for plan9 only"},
		{"long, here", []*hush.Plugin[speaker]{here("graphics-card")}, "graphics-card", "graphics-card", ""},
		{"long, away", []*hush.Plugin[speaker]{away("graphics-card")}, "Graphics_Card", "", "is for plan9 only"},
		{"alias of one here, away first", []*hush.Plugin[speaker]{away("a-model", "fast-model"), here("b-model", "fast-model")}, "fast-model", "b-model", ""},
		{"alias of one here, here first", []*hush.Plugin[speaker]{here("a-model", "fast-model"), away("b-model", "fast-model")}, "Fast_Model", "a-model", ""},
		{"alias of two away", []*hush.Plugin[speaker]{away("a", "fast"), away("b", "fast")}, "fast", "", "is for plan9 only"},
		{"the name of one away is another's alias", []*hush.Plugin[speaker]{away("fast"), here("other", "fast")}, "fast", "other", ""},
	}
	for _, test := range tests {
		t.Run(test.title, func(t *testing.T) {
			c := indexed(t, always, test.plugins...)
			assert.Equal(t, test.found, lookups(t, c, test.written))
			assert.Equal(t, test.beyond, c.Elsewhere(test.written))
			c.Index = nil
			assert.Equal(t, test.found, lookups(t, c, test.written))
			assert.Equal(t, test.beyond, c.Elsewhere(test.written))
		})
	}
	// Another build's plugin has the alias; this build's of that name hasn't.
	c := indexed(t, always, here("model", "fast"))
	c.Table.Plugins()[0].Info.Aliases = nil
	assert.Equal(t, "model", lookups(t, c, "model"))
	assert.Empty(t, lookups(t, c, "fast"))
	assert.Empty(t, c.Elsewhere("fast"))
}

func TestCategoryNamed(t *testing.T) {
	p := newPlugins()
	all := p.Static.Categories()
	var list []nameindex.Name
	for number, c := range all {
		list = append(list, nameindex.Name{Text: c.About().Name, Number: number})
	}
	table, err := nameindex.Build(list)
	require.NoError(t, err)
	for _, index := range []*hush.Index{nil, (*hush.Index)(table)} {
		for i, c := range all {
			for _, name := range []string{c.About().Name, " " + strings.ToUpper(c.About().Name)} {
				assert.Same(t, all[i], hush.CategoryNamed(index, all, name))
			}
		}
		assert.Nil(t, hush.CategoryNamed(index, all, "speaker:"))
		assert.Nil(t, hush.CategoryNamed(index, all, ""))
	}
}
