package hush_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

// partial is the static data of a registry in a build that lacks the plugin
// tool:drill, and the contract of the category model.
type partial struct{ all []hush.AnyCategory }

func (s partial) Everywhere() []hush.AnyCategory { return s.all }

func (s partial) Categories() []hush.AnyCategory { return hush.CategoriesHere(s.all) }

func (s partial) Category(name string) hush.AnyCategory {
	i := slices.IndexFunc(s.all, func(c hush.AnyCategory) bool { return c.About().Name == name })
	if i < 0 {
		return nil
	}
	return hush.CategoryHere(s.all[i])
}

func (s partial) SetDefaults(any) bool { return false }

func newPartial() (*hush.Registry, *hush.Category[string]) {
	tools := newCategory(hush.CategoryInfo{Name: "tool", Title: "Tools"},
		&hush.Plugin[string]{Info: hush.Info{Name: "drill", Aliases: []string{"bore"}}, Elsewhere: "is for linux only"},
		&hush.Plugin[string]{Info: hush.Info{Name: "saw", Title: "Saw"}, Maker: fixedMaker[string]{"a saw"}},
	).category()
	model := &hush.CategoryElsewhere{Info: hush.CategoryInfo{Name: "model"}, Needs: "needs the build tag cuda"}
	return &hush.Registry{Static: partial{[]hush.AnyCategory{model, tools}}}, tools
}

func TestPluginElsewhere(t *testing.T) {
	registry, tools := newPartial()
	for _, name := range []string{"drill", "Bore"} {
		_, err := tools.New(t.Context(), name, nil)
		assert.EqualError(t, err, "tool: the plugin \""+name+"\" is not in this build: it is for linux only")
		_, err = registry.New(t.Context(), "tool", name, nil)
		var missing *hush.NotFoundError
		require.ErrorAs(t, err, &missing)
		assert.Equal(t, "is for linux only", missing.Needs)
		assert.Equal(t, []string{"saw"}, missing.Known)
		_, found := tools.Lookup(name)
		assert.False(t, found)
		_, found = registry.Lookup("tool", name)
		assert.False(t, found)
		_, found = tools.Entry(name)
		assert.False(t, found)
		assert.Equal(t, "is for linux only", tools.Elsewhere(name))
	}
	assert.Empty(t, tools.Elsewhere("saw"))
	assert.Empty(t, tools.Elsewhere("hammer"))
	assert.Equal(t, []string{"saw"}, slices.Collect(tools.Names()))
	assert.Len(t, slices.Collect(tools.All()), 1)
	assert.Len(t, slices.Collect(tools.Entries()), 1)
	assert.Empty(t, registry.Search("drill"))
	saw, err := tools.New(t.Context(), "saw", nil)
	require.NoError(t, err)
	assert.Equal(t, "a saw", saw)
}

func TestCategoryElsewhere(t *testing.T) {
	registry, _ := newPartial()
	var categories []string
	for c := range registry.Categories() {
		categories = append(categories, c.Name)
	}
	assert.Equal(t, []string{"tool"}, categories)
	_, err := registry.New(t.Context(), "Model", "any", nil)
	assert.EqualError(t, err, "the category \"Model\" is not in this build: it needs the build tag cuda")
	_, err = registry.New(t.Context(), "modle", "any", nil)
	assert.EqualError(t, err, "no category \"modle\"; there is tool")
	_, found := registry.Find("model:any")
	assert.False(t, found)
	assert.Empty(t, hush.NeedsOfCategory(newPlugins().Static, "model"), "a registry that is the same in all builds")
}

// What stands in for a category has nothing in it, whoever asks.
func TestCategoryElsewhereIsEmpty(t *testing.T) {
	var c hush.AnyCategory = &hush.CategoryElsewhere{Info: hush.CategoryInfo{Name: "model"}}
	_, found := c.Entry("x")
	assert.False(t, found)
	assert.Empty(t, slices.Collect(c.Entries()))
	entry, choice := c.EntryFor(1)
	assert.Nil(t, entry)
	assert.Empty(t, choice)
	assert.False(t, c.Holds(1))
	assert.Nil(t, c.Box(1))
	assert.NotNil(t, c.NewLink())
	assert.NotNil(t, c.NewLinks(1))
	assert.Empty(t, hush.PluginElsewhere(c, "x"))
}

func TestChosenHere(t *testing.T) {
	a := &hush.Plugin[int]{Info: hush.Info{Name: "a"}}
	b := &hush.Plugin[int]{Info: hush.Info{Name: "b"}}
	away := &hush.Plugin[int]{Info: hush.Info{Name: "c"}, Elsewhere: "is for plan9 only"}
	check := func(want *hush.Plugin[int], choice []string, owner *hush.Plugin[int], plugins ...*hush.Plugin[int]) {
		t.Helper()
		got, names := hush.ChosenHere(owner, plugins...)
		assert.Same(t, want, got)
		assert.Equal(t, choice, names)
	}
	check(a, nil, a, a, b)
	check(nil, []string{"a", "b"}, nil, a, b, away)
	check(a, nil, nil, a, away)
	check(a, nil, away, a, away)
	check(nil, []string{"a", "b"}, away, a, b, away)
	check(nil, nil, nil, away)
}
