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

// which returns a plugin that makes models which say the plugin's name.
func which(info hush.Info) hush.Dynamic {
	return hush.Dynamic{Info: info, New: func(context.Context, hush.Input) (any, error) {
		return &model{text: info.Name}, nil
	}}
}

// chooser are plugins of an otherwise empty category.
func chooser(infos ...hush.Info) hub.Option {
	var plugins []hush.Dynamic
	for _, info := range infos {
		info.Category = "tool"
		plugins = append(plugins, hush.Dynamic{Info: info, New: func(context.Context, hush.Input) (any, error) {
			return named(info.Name), nil
		}})
	}
	return hub.Extend(plugins...)
}

// named is a tool that knows its plugin.
type named string

func (named) Run() {}

func TestChoiceOfPlugin(t *testing.T) {
	plain := []hush.Info{
		{Name: "b-one", Aliases: []string{"first"}, ConfigType: "one.FirstConfig"},
		{Name: "a-two", ConfigType: "two.Config"},
		{Name: "c.three", ConfigType: "three.ThirdConfig"},
		{Name: "openai", ConfigType: "openai.Config"},
		{Name: "shared-x", ConfigType: "shared.SharedConfig"},
		{Name: "shared-y", ConfigType: "shared.SharedConfig"},
	}
	preferred := append([]hush.Info{{Name: "best", Preferred: true}}, plain...)
	twice := append([]hush.Info{{Name: "better", Preferred: true}}, preferred...)
	type values = hush.Values
	for name, test := range map[string]struct {
		infos    []hush.Info
		resource string
		values   any
		want     string
	}{
		"type":                        {plain, "x", values{"type": "a-two"}, "a-two"},
		"type in any spelling":        {plain, "x", values{"type": " A_Two"}, "a-two"},
		"type is an alias":            {plain, "x", values{"type": "First"}, "b-one"},
		"type before the own name":    {plain, "openai", values{"type": "a-two"}, "a-two"},
		"type before the preferred":   {preferred, "x", values{"type": "a-two"}, "a-two"},
		"the own name":                {plain, "openai", values{}, "openai"},
		"the own name as an alias":    {plain, "first", nil, "b-one"},
		"the own name, other case":    {plain, "OpenAI", nil, "openai"},
		"the own name, not preferred": {preferred, "openai", nil, "openai"},
		"the preferred one":           {preferred, "x", nil, "best"},
		"the only one":                {plain[:1], "x", nil, "b-one"},
		"the only one, not its name":  {plain[:1], "default", values{}, "b-one"},
		"from a variable":             {plain, "x", values{"type": "${KIND}"}, "a-two"},

		"class as a name":              {plain, "x", values{"_class": "openai"}, "openai"},
		"class as an alias":            {plain, "x", values{"_class": "FIRST"}, "b-one"},
		"class as a bare type":         {plain, "x", values{"_class": "FirstConfig"}, "b-one"},
		"class as a full type":         {plain, "x", values{"_class": "two.Config"}, "a-two"},
		"class with Config cut":        {plain, "x", values{"_class": "OpenAIConfig"}, "openai"},
		"class with Config, a dash":    {plain, "x", values{"_class": "ATwoConfig"}, "a-two"},
		"class with Config, a dot":     {plain, "x", values{"_class": "CThreeConfig"}, "c.three"},
		"class with neither":           {plain, "x", values{"_class": "SharedX"}, "shared-x"},
		"class, an alias of any shape": {plain, "x", values{"_class": "FirstThingConfig"}, `test: tool:x._class: no plugin "FirstThingConfig"; did you mean first?`},

		"unknown type":     {plain, "x", values{"type": "opnai"}, `test: tool:x.type: no plugin "opnai"; did you mean openai?`},
		"unknown alias":    {plain, "x", values{"type": "fist"}, `test: tool:x.type: no plugin "fist"; did you mean first?`},
		"unknown variable": {plain, "x", values{"type": "${SECRET}"}, `test: tool:x.type: no plugin "${SECRET}"; there are a-two, b-one, c.three, openai, shared-x, shared-y`},
		"unknown class":    {plain, "x", values{"_class": "QwertyConfig"}, `test: tool:x._class: no plugin "QwertyConfig"; there are a-two, b-one, c.three, openai, shared-x, shared-y`},
		"class of several": {plain, "x", values{"_class": "SharedConfig"}, `test: tool:x._class: several plugins have this class; say type: shared-x or shared-y`},
		"just Config":      {plain, "x", values{"_class": "Config"}, `test: tool:x._class: several plugins have this class; say type: a-two or openai`},
		"type and class":   {plain, "x", values{"type": "openai", "_class": "OpenAIConfig"}, `test: tool:x._class: type says already which plugin it is; _class is its older spelling`},
		"type null":        {plain, "x", values{"type": nil}, `test: tool:x.type: want the name of a plugin, found null`},
		"type empty":       {plain, "x", values{"type": ""}, `test: tool:x.type: want the name of a plugin, found an empty text`},
		"type a list":      {plain, "x", values{"type": []string{"openai"}}, `test: tool:x.type: want the name of a plugin, found a list`},
		"class a mapping":  {plain, "x", values{"_class": values{}}, `test: tool:x._class: want the name of a plugin, found a mapping`},
		"no choice":        {plain[:3], "x", nil, `test: tool:x: which plugin? Say type: a-two, b-one or c.three`},
		"two preferred":    {twice[:3], "x", nil, `test: tool:x: which plugin? Say type: b-one, best or better`},
		"no plugin at all": {nil, "x", nil, `test: tool:x: category tool has no plugin`},
	} {
		t.Run(name, func(t *testing.T) {
			h, err := hub.Open(t.Context(), registry, nil, chooser(test.infos...),
				hub.From(memory.New("test", hush.Values{"tool:" + test.resource: test.values})),
				hub.Env(map[string]string{"KIND": "a-two", "SECRET": "hunter2"}))
			if err != nil {
				assert.EqualError(t, err, test.want)
				return
			}
			tool, err := h.Get(t.Context(), "tool:"+test.resource)
			require.NoError(t, err)
			assert.Equal(t, named(test.want), tool)
		})
	}
}

func TestPluginsOfExtendStandBesideStaticOnes(t *testing.T) {
	h := open(t, hub.Extend(which(hush.Info{Category: "LLM", Name: "My_Model", Aliases: []string{"Mine"}})),
		hub.From(memory.New("test", hush.Values{
			"llm:a":        hush.Values{"type": "mine"},
			"llm:my-model": nil,
			"llm:b":        hush.Values{"type": "open-ai", "text": "static"},
		})))
	for key, want := range map[string]string{"llm:a": "My_Model", "llm:my-model": "My_Model", "llm:b": "static"} {
		got, err := h.Get(t.Context(), key)
		require.NoError(t, err)
		assert.Equal(t, want, got.(Model).Answer())
	}
	err := openError(t, hub.Extend(which(hush.Info{Category: "llm", Name: "mine"})),
		hub.From(memory.New("test", hush.Values{"llm:x": nil, "llm:y": hush.Values{"type": "mne"}})))
	assert.EqualError(t, err, "test: llm:x: which plugin? Say type: anthropic, echo, mine or open-ai\n"+
		`test: llm:y.type: no plugin "mne"; did you mean mine?`)
}

func TestExtendProblems(t *testing.T) {
	source := hub.From(memory.New("test", nil))
	ok := which(hush.Info{Category: "llm", Name: "new", Aliases: []string{"newer"}})
	for name, test := range map[string]struct {
		plugins []hush.Dynamic
		want    string
		as      any
	}{
		"name of a static plugin": {
			[]hush.Dynamic{which(hush.Info{Category: "llm", Name: "Open_AI"})},
			"llm:open-ai: the registry's plugin llm:open-ai has this name already; to take its place, give the plugin to Override", new(*hush.ConflictError),
		},
		"alias of a static plugin": {
			[]hush.Dynamic{which(hush.Info{Category: "llm", Name: "x", Aliases: []string{"gpt"}})},
			"llm:gpt: the registry's plugin llm:open-ai has this name already", new(*hush.ConflictError),
		},
		"twice": {
			[]hush.Dynamic{ok, which(hush.Info{Category: "llm", Name: "newer"})},
			"llm:newer: Extend was given the plugin llm:new with this name already", new(*hush.ConflictError),
		},
		"alias is the name": {
			[]hush.Dynamic{which(hush.Info{Category: "llm", Name: "x", Aliases: []string{"X"}})},
			"llm:x: the plugin given to Extend has this name twice", new(*hush.ConflictError),
		},
		"unknown category": {
			[]hush.Dynamic{which(hush.Info{Category: "lm", Name: "x"})},
			`no category "lm"; did you mean llm?`, new(*hush.NotFoundError),
		},
		"no New": {
			[]hush.Dynamic{{Info: hush.Info{Category: "llm", Name: "x"}}},
			"llm:x: the plugin given to Extend has no New", nil,
		},
		"bad name": {
			[]hush.Dynamic{which(hush.Info{Category: "llm", Name: "x!"})},
			`llm:x!: "x!" is not a plugin name: want letters, digits, and "-" or "." between them`, nil,
		},
		"several at once": {
			[]hush.Dynamic{which(hush.Info{Category: "lm", Name: "x"}), which(hush.Info{Category: "llm", Name: "echo"})},
			"no category \"lm\"; did you mean llm?\nllm:echo: the registry's plugin llm:echo has this name already; to take its place, give the plugin to Override", new(*hush.ConflictError),
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := openError(t, source, hub.Extend(test.plugins...))
			assert.EqualError(t, err, test.want)
			if test.as != nil {
				assert.ErrorAs(t, err, test.as)
			}
		})
	}
}

func TestDynamicInstancesAreChecked(t *testing.T) {
	answer := func(instance any) hush.Dynamic {
		return hush.Dynamic{Info: hush.Info{Category: "llm", Name: "new"}, New: func(context.Context, hush.Input) (any, error) {
			return instance, nil
		}}
	}
	for want, instance := range map[string]any{
		"llm:x: the plugin llm:new: returned neither an instance nor an error":                          nil,
		"llm:x: the plugin llm:new: the instance doesn't have the type of category llm, hub_test.Model": 42,
	} {
		h := open(t, hub.Extend(answer(instance)), hub.From(memory.New("test", hush.Values{"llm:x": hush.Values{"type": "new"}})))
		_, err := h.Get(t.Context(), "llm:x")
		assert.EqualError(t, err, want)
		var create *hush.CreateError
		assert.ErrorAs(t, err, &create)
	}
}
