package hush_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
)

func TestCategoryNew(t *testing.T) {
	p := newPlugins()
	for _, name := range []string{"echo-1.5", "Echo_1.5", " ECHO 1.5\n", "echo", "PARROT"} {
		got, err := p.Speaker.New(t.Context(), name, hush.Values{"greeting": "hi"})
		require.NoError(t, err, name)
		assert.Equal(t, "hi", got.Say(), name)
	}
	d, err := p.Metric.New(t.Context(), "difference", nil)
	require.NoError(t, err)
	assert.InDelta(t, 2.5, d(3, 0.5), 0)
	db, err := p.Database.New(t.Context(), "Default", nil)
	require.NoError(t, err)
	assert.Equal(t, &database{"mem:"}, db)
}

func TestNewIsANewInstanceAtEveryCall(t *testing.T) {
	p := newPlugins()
	one, err := p.Speaker.New(t.Context(), "echo", hush.Values{"greeting": "hi"})
	require.NoError(t, err)
	two, err := p.Speaker.New(t.Context(), "echo", hush.Values{"greeting": "hi"})
	require.NoError(t, err)
	assert.NotSame(t, one, two)
}

func TestNewOptions(t *testing.T) {
	p := newPlugins()
	env := map[string]string{"HUSH_TEST_GREETING": "hello"}
	got, err := p.Speaker.New(t.Context(), "echo", nil, hush.WithEnv(env), hush.WithHost("here"))
	require.NoError(t, err)
	assert.Equal(t, "hello from here", got.Say())

	var in hush.Input
	hush.WithResources(resolver{})(&in)
	assert.Equal(t, resolver{}, in.Resources)
	hush.WithEnv(nil)(&in)
	_, ok := in.LookupEnv("PATH")
	assert.False(t, ok, "no environment means an empty one, not the process's")
}

func TestNewErrors(t *testing.T) {
	p := newPlugins()
	tests := []struct {
		name, category, plugin string
		values                 hush.Values
		want                   string
	}{
		{"category", "speeker", "echo", nil, `no category "speeker"; did you mean speaker?`},
		{"far category", "xyzzy", "echo", nil, `no category "xyzzy"; there are database, metric, speaker, tokenizer`},
		{"no plugins", "tokenizer", "bpe", nil, `tokenizer: no plugin "bpe"; there is none`},
		{"one plugin", "database", "xyzzy", nil, `database: no plugin "xyzzy"; there is default`},
		{"near", "metric", "diference", nil, `metric: no plugin "diference"; did you mean difference?`},
		{"near alias", "speaker", "parot", nil, `speaker: no plugin "parot"; did you mean parrot?`},
		{"control characters", "metric", "a\nb\"", nil, `metric: no plugin "a\nb\""; there are difference, nothing`},
		{"values", "speaker", "echo", hush.Values{"greeting": func() {}, "x": hush.Values{"y": []any{complex(1, 2)}}},
			"speaker:echo-1.5.greeting: a value of type func() is not supported; use " + supported + "\n" +
				"speaker:echo-1.5.x.y[0]: a value of type complex128 is not supported; use " + supported},
		{"decoding", "speaker", "echo", hush.Values{"greeting": []any{"hi"}}, `speaker:echo-1.5.greeting: expected a string, found a list`},
		{"unknown field", "metric", "difference", hush.Values{"greting": "hi"}, `metric:difference.greting: unknown field; there is none`},
		{"factory", "speaker", "echo", nil, `speaker:echo-1.5: hush_test.newEcho: no greeting`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := p.New(t.Context(), test.category, test.plugin, test.values)
			assert.Nil(t, got)
			require.EqualError(t, err, test.want)
		})
	}
	got, err := p.Speaker.New(t.Context(), "parot", nil)
	assert.Nil(t, got)
	assert.EqualError(t, err, `speaker: no plugin "parot"; did you mean parrot?`)
	_, err = p.Speaker.New(t.Context(), "echo", hush.Values{"greeting": func() {}})
	assert.EqualError(t, err, "speaker:echo-1.5.greeting: a value of type func() is not supported; use "+supported)
	_, err = p.Speaker.New(t.Context(), "echo", nil)
	assert.ErrorIs(t, err, errNoGreeting)
}

func TestNewOfLenientPlugin(t *testing.T) {
	got, err := newPlugins().Speaker.New(t.Context(), "echo", hush.Values{"greting": "hi", "greeting": "hello"})
	require.NoError(t, err)
	assert.Equal(t, "hello", got.Say())
}

func TestRegistryNew(t *testing.T) {
	p := newPlugins()
	got, err := p.New(t.Context(), "Speaker", "parrot", hush.Values{"greeting": "hi"})
	require.NoError(t, err)
	assert.Equal(t, &echo{"hi"}, got)
	got, err = p.New(t.Context(), "speaker", "mute", nil)
	require.NoError(t, err)
	assert.Nil(t, got, "a nil of an interface type is a plain nil")
	got, err = p.New(t.Context(), "metric", "difference", nil)
	require.NoError(t, err)
	assert.InDelta(t, 1, got.(metric)(3, 2), 0)
}

func TestCreate(t *testing.T) {
	p := newPlugins()
	for _, config := range []any{echoConfig{"hi"}, &echoConfig{"hi"}} {
		got, err := p.Speaker.Create(t.Context(), config)
		require.NoError(t, err)
		assert.Equal(t, "hi", got.Say())
		untyped, err := p.Create(t.Context(), config)
		require.NoError(t, err)
		assert.Equal(t, &echo{"hi"}, untyped)
	}
	db, err := p.Database.Create(t.Context(), sharedConfig{})
	require.NoError(t, err)
	assert.Equal(t, "mem:", db.url)
}

func TestCreateErrors(t *testing.T) {
	p := newPlugins()
	_, err := p.Speaker.Create(t.Context(), echoConfig{})
	require.EqualError(t, err, "speaker:echo-1.5: hush_test.newEcho: no greeting")
	_, err = p.Create(t.Context(), echoConfig{})
	require.EqualError(t, err, "speaker:echo-1.5: hush_test.newEcho: no greeting")

	_, err = p.Speaker.Create(t.Context(), &sharedConfig{})
	assert.EqualError(t, err, "speaker: *hush_test.sharedConfig is not the config of any plugin")
	_, err = p.Speaker.Create(t.Context(), nil)
	assert.EqualError(t, err, "speaker: nil is not the config of any plugin")
	_, err = p.Metric.Create(t.Context(), sharedConfig{})
	assert.EqualError(t, err, "metric: hush_test.sharedConfig is the config of several plugins, "+
		"use New with one of their names: difference or nothing")
	_, err = p.Create(t.Context(), sharedConfig{})
	require.EqualError(t, err, "hush_test.sharedConfig is the config of several plugins, "+
		"use New with one of their names: database:default, metric:difference or metric:nothing")
	var failed *hush.ConfigTypeError
	require.ErrorAs(t, err, &failed)
	assert.Equal(t, []string{"database:default", "metric:difference", "metric:nothing"}, failed.Choice)
	_, err = p.Create(t.Context(), 3)
	assert.EqualError(t, err, "int is not the config of any plugin")
}

func TestSetDefaults(t *testing.T) {
	p := newPlugins()
	var config echoConfig
	require.NoError(t, p.SetDefaults(&config))
	assert.Equal(t, echoConfig{"hello"}, config)
	assert.EqualError(t, p.SetDefaults(config), "hush_test.echoConfig is not the config of any plugin")
}

func TestSetDefaultsOfNil(t *testing.T) {
	p := newPlugins()
	err := p.SetDefaults((*echoConfig)(nil))
	assert.Equal(t, &hush.ConfigTypeError{Type: "*hush_test.echoConfig", Nil: true}, err)
	assert.EqualError(t, err, "the config is a nil *hush_test.echoConfig")
	assert.EqualError(t, p.SetDefaults(nil), "nil is not the config of any plugin")
	aroundNil := struct{ pointer *echoConfig }{}
	assert.EqualError(t, p.SetDefaults(aroundNil), "struct { pointer *hush_test.echoConfig } is not the config of any plugin")
}

func TestLookup(t *testing.T) {
	p := newPlugins()
	for _, name := range []string{"echo-1.5", "ECHO_1.5", "echo", "Parrot"} {
		info, ok := p.Speaker.Lookup(name)
		require.True(t, ok, name)
		assert.Equal(t, "speaker:echo-1.5", info.ID())
		again, ok := p.Registry.Lookup(" Speaker", name)
		require.True(t, ok, name)
		assert.Same(t, info, again)
		again, ok = p.Find("SPEAKER:" + name)
		require.True(t, ok, name)
		assert.Same(t, info, again)
	}
	for _, name := range []string{"", "ech", "echo-1.5.", ":", "echo:1.5"} {
		_, ok := p.Speaker.Lookup(name)
		assert.False(t, ok, name)
		_, ok = p.Find(name)
		assert.False(t, ok, name)
	}
	_, ok := p.Registry.Lookup("speakers", "echo")
	assert.False(t, ok)
}

func TestLookupAllocatesNothing(t *testing.T) {
	p := newPlugins()
	c := indexed(t, never, &hush.Plugin[speaker]{Info: hush.Info{Name: "echo-1.5", Aliases: []string{"a", "a-longer-name-than-most"}}})
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		for _, name := range []string{"echo-1.5", "Echo_1.5", " ECHO 1.5\n", "parrot", "Parrot", "none", "NONE", "A", "A_longer_name_than most", "\u3000é", ""} {
			p.Speaker.Lookup(name)
			c.Lookup(name)
			c.Entry(name)
			p.Registry.Lookup("speaker", name)
			p.Registry.Lookup(" SPEAKER", name)
			p.Registry.Lookup("none", name)
		}
		p.Find("speaker:echo-1.5")
		p.Find("Speaker:Echo_1.5")
	}))
}

func TestLists(t *testing.T) {
	p := newPlugins()
	assert.Equal(t, []string{"difference", "nothing"}, slices.Collect(p.Metric.Names()))
	assert.Empty(t, slices.Collect(p.Tokenizer.Names()))

	var categories, ids []string
	for c := range p.Categories() {
		categories = append(categories, c.Name)
	}
	assert.Equal(t, []string{"database", "metric", "speaker", "tokenizer"}, categories)
	for info := range p.All() {
		ids = append(ids, info.ID())
	}
	assert.Equal(t, []string{
		"database:default", "metric:difference", "metric:nothing", "speaker:echo-1.5", "speaker:mute",
	}, ids)
	ids = nil
	for info := range p.Metric.All() {
		ids = append(ids, info.ID())
	}
	assert.Equal(t, []string{"metric:difference", "metric:nothing"}, ids)
	ids = nil
	for entry := range p.Metric.Entries() {
		ids = append(ids, entry.Describe().ID())
	}
	assert.Equal(t, []string{"metric:difference", "metric:nothing"}, ids)
	assert.Equal(t, 2, p.Metric.About().Count)
}

func TestListsStopEarly(t *testing.T) {
	p := newPlugins()
	count := 0
	for range p.Categories() {
		count++
		break
	}
	for range p.All() {
		count++
		break
	}
	for range p.Metric.All() {
		count++
		break
	}
	for range p.Metric.Names() {
		count++
		break
	}
	for range p.Metric.Entries() {
		count++
		break
	}
	assert.Equal(t, 5, count)
}

func TestAnyCategory(t *testing.T) {
	p := newPlugins()
	var category hush.AnyCategory = p.Speaker
	assert.True(t, category.Holds(&echo{}))
	assert.False(t, category.Holds(echo{}))
	assert.False(t, category.Holds(nil))
	assert.True(t, hush.AnyCategory(p.Metric).Holds(metric(difference)))
	assert.False(t, hush.AnyCategory(p.Metric).Holds(difference), "an unnamed func type is not the contract")

	entry, ok := category.Entry("Parrot")
	require.True(t, ok)
	references, err := entry.Check(hush.Input{Key: hush.Key{Category: "speaker", Name: "x"}})
	require.NoError(t, err)
	assert.Empty(t, references)
	got, err := entry.Create(t.Context(), hush.Input{}, echoConfig{"hi"})
	require.NoError(t, err)
	assert.Equal(t, &echo{"hi"}, got)
	entry, ok = category.Entry("none")
	assert.False(t, ok)
	assert.Nil(t, entry)
	entry, choice := category.EntryFor(3)
	assert.Nil(t, entry)
	assert.Empty(t, choice)
}

func TestInfo(t *testing.T) {
	p := newPlugins()
	info, _ := p.Speaker.Lookup("echo")
	mode, ok := info.MetaValue("mode")
	assert.True(t, ok)
	assert.Equal(t, "cloud", mode)
	_, ok = info.MetaValue("color")
	assert.False(t, ok)
	icon, ok := p.Speaker.About().MetaValue("icon")
	assert.True(t, ok)
	assert.Equal(t, "mouth", icon)
	assert.Equal(t, 2, hush.Generation2ElseRunGoGenerate)
}
