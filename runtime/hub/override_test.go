package hub_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// standIn returns a plugin whose models say "stand-in".
func standIn(info hush.Info) hush.Dynamic {
	return hush.Dynamic{Info: info, New: func(context.Context, hush.Input) (any, error) { return &model{text: "stand-in"}, nil }}
}

// However a resource comes to the overridden plugin, it has the new one.
func TestOverrideTakesThePlaceWhole(t *testing.T) {
	h := open(t, hub.From(memory.New("test", hush.Values{
		"llm:type":    hush.Values{"type": "Open_AI"},
		"llm:alias":   hush.Values{"type": "gpt"},
		"llm:new":     hush.Values{"type": "newer"},
		"llm:open-ai": hush.Values{"whatever": 1},
		"llm:gpt":     nil,
		"llm:class":   hush.Values{"_class": "openai.Config"},
		"llm:squash":  hush.Values{"_class": "OpenAIConfig"},
		"llm:other":   hush.Values{"type": "echo", "text": "echo"},
	})), hub.Override(standIn(hush.Info{Category: "LLM", Name: "open_ai", Aliases: []string{"newer"}})), hub.Env(nil))
	for _, name := range []string{"type", "alias", "new", "open-ai", "gpt", "class", "squash"} {
		assert.Equal(t, "stand-in", answer(t, h, name), name)
	}
	assert.Equal(t, "echo", answer(t, h, "other"))
	for _, plugin := range []string{"open-ai", "GPT", "newer"} {
		m, err := hub.Resources(h, llm).New(t.Context(), plugin, nil)
		require.NoError(t, err)
		assert.Equal(t, "stand-in", m.Answer())
	}
	m, err := llm.New(t.Context(), "open-ai", hush.Values{"text": "the registry's"}, hush.WithEnv(nil))
	require.NoError(t, err)
	assert.Equal(t, "the registry's", m.Answer(), "other hubs and the registry aren't disturbed")
}

func TestOverrideOfThePreferredPlugin(t *testing.T) {
	h := open(t, hub.From(memory.New("test", hush.Values{"store:a": hush.Values{"url": "x"}})), hub.Override(hush.Dynamic{
		Info: hush.Info{Category: "store", Name: "redis"},
		New:  func(context.Context, hush.Input) (any, error) { return &Store{URL: "fake"}, nil },
	}))
	instance, err := h.Get(t.Context(), "store:a")
	require.NoError(t, err)
	assert.Equal(t, &Store{URL: "fake"}, instance)
}

// Lists show the plugin once.
func TestOverrideInLists(t *testing.T) {
	override := hub.Override(standIn(hush.Info{Category: "llm", Name: "open-ai"}))
	err := openError(t, override, hub.From(memory.New("test", hush.Values{"llm:x": nil, "llm:y": hush.Values{"type": "open-aj"}})))
	assert.EqualError(t, err, "test: llm:x: which plugin? Say type: anthropic, echo or open-ai\n"+
		`test: llm:y.type: no plugin "open-aj"; did you mean open-ai?`)
}

func TestOverrideProblems(t *testing.T) {
	info := func(name string, aliases ...string) hush.Dynamic {
		return standIn(hush.Info{Category: "llm", Name: name, Aliases: aliases})
	}
	for name, test := range map[string]struct {
		option hub.Option
		want   string
		as     any
	}{
		"nothing to override": {hub.Override(info("opnai")), `llm: no plugin "opnai"; did you mean open-ai?`, new(*hush.NotFoundError)},
		"an alias":            {hub.Override(info("gpt")), `llm: no plugin "gpt"; did you mean open-ai?`, new(*hush.NotFoundError)},
		"no category":         {hub.Override(standIn(hush.Info{Category: "lm", Name: "x"})), `no category "lm"; did you mean llm?`, new(*hush.NotFoundError)},
		"twice":               {hub.Override(info("echo"), info("Echo")), "llm:echo: Override was given a plugin of this name already", new(*hush.ConflictError)},
		"its name twice":      {hub.Override(info("echo", "echo")), "llm:echo: the plugin given to Override has this name twice", new(*hush.ConflictError)},
		"another's alias":     {hub.Override(info("echo", "gpt")), "llm:gpt: the registry's plugin llm:open-ai has this name already", new(*hush.ConflictError)},
		"another override's":  {hub.Override(info("echo"), info("open-ai", "parrot")), "llm:parrot: Override was given the plugin llm:echo with this name already", new(*hush.ConflictError)},
		"no New":              {hub.Override(hush.Dynamic{Info: hush.Info{Category: "llm", Name: "echo"}}), "llm:echo: the plugin given to Override has no New", nil},
		"bad name":            {hub.Override(info("x!")), `llm:x!: "x!" is not a plugin name: want letters, digits, and "-" or "." between them`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			err := openError(t, hub.From(memory.New("test", nil)), test.option)
			assert.EqualError(t, err, test.want)
			if test.as != nil {
				assert.ErrorAs(t, err, test.as)
			}
		})
	}
	err := openError(t, hub.From(memory.New("test", nil)), hub.Extend(info("echo")), hub.Override(info("echo")))
	assert.EqualError(t, err, "llm:echo: Override was given the plugin llm:echo with this name already")
}

// An overriding plugin keeps what its description says of its instances.
func TestOverrideKeepsNoClose(t *testing.T) {
	for _, noClose := range []bool{false, true} {
		var closed []string
		h, err := hub.Open(t.Context(), registry, nil, hub.From(memory.New("test", hush.Values{"llm:echo": nil})), hub.Override(hush.Dynamic{
			Info: hush.Info{Category: "llm", Name: "echo", NoClose: noClose},
			New:  func(context.Context, hush.Input) (any, error) { return &model{text: "echo", closed: &closed}, nil },
		}))
		require.NoError(t, err)
		assert.Equal(t, "echo", answer(t, h, "echo"))
		require.NoError(t, h.Close(t.Context()))
		assert.Equal(t, !noClose, len(closed) == 1)
	}
}

func TestConfigured(t *testing.T) {
	h := open(t, layered(t, "llm:a: {type: gpt}\nmetric:\n  default:\n", "llm:b: {type: echo, oops: 1}\n"),
		hub.Provide("store:mine", &Store{}), hub.Extend(standIn(hush.Info{Category: "llm", Name: "new"})))
	for _, test := range []struct {
		category, plugin string
		want             bool
	}{
		{"llm", "open-ai", true}, {"LLM", "Open_AI", true}, {"llm", "GPT", true}, {"metric", "difference", true},
		{"llm", "echo", false},      // its resource is broken
		{"llm", "anthropic", false}, // it has none
		{"llm", "new", false},
		{"llm", "nothing", false}, {"lm", "open-ai", false}, {"", "", false},
		{"store", "redis", false}, {"store", "mine", false}, // provided
	} {
		assert.Equal(t, test.want, h.Configured(test.category, test.plugin), "%s %s", test.category, test.plugin)
	}
	write(t, "tenant.yaml", "llm:b: {type: echo}\nllm:c: {type: new}\n")
	write(t, "main.yaml", "metric:\n")
	require.NoError(t, h.Reload(t.Context()))
	assert.True(t, h.Configured("llm", "parrot"))
	assert.True(t, h.Configured("llm", "new"))
	assert.False(t, h.Configured("llm", "open-ai"))
	assert.False(t, h.Configured("metric", "difference"))
}
