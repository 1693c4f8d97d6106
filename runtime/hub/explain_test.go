package hub_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// why returns the text that explains a resource.
func why(t *testing.T, h *hub.Hub, key string) string {
	t.Helper()
	explanation, err := h.Why(key)
	require.NoError(t, err)
	var text strings.Builder
	require.NoError(t, explanation.WriteText(&text))
	return "\n" + text.String()
}

const explainedFile = `
llm:gpt-4:
  type: gpt
  text: "${WORD:-a default} ${EMPTY:-} ${OLD:x} $${NO} ${file:a/secret}"
  needs: other
  those: ["${NAME}", parrot]
  later: gpt-4
llm:other: {_class: ClaudeConfig}
llm:parrot:
llm:hidden: {type: "${KIND}"}
store:one: {url: "${OLD}"}
metric:only:
llm:added: {}
`

// explained opens a hub with much to explain.
func explained(t *testing.T) *hub.Hub {
	options := file(t, explainedFile)
	write(t, "a/secret", "hunter2")
	write(t, "b/text", "hunter2")
	defaults := memory.New("defaults", hush.Values{"llm:gpt-4": hush.Values{"type": "echo"}})
	return open(t, hub.From(defaults), options, hub.Provide("llm:mine", &model{}), hub.Env(map[string]string{
		"EMPTY": "", "OLD": "hunter2", "NAME": "other", "KIND": "parrot", "TEXT_FILE": "b/text",
	}), hub.Extend(which(hush.Info{Category: "llm", Name: "added", Package: "example.com/added", File: "added/added.go"})))
}

func TestWhyAsText(t *testing.T) {
	h := explained(t)
	const env = "  variables  TEXT_FILE is set; read by the plugin\n" +
		"  files      the one that TEXT_FILE names; read by the plugin\n"
	for key, want := range map[string]string{
		"llm:gpt-4": `
llm:gpt-4
  stands at  resources.yaml:2:1
  replaces   defaults
  plugin     llm:open-ai
  chosen     by type: gpt, an alias
  made by    openai.New
  config     openai.Config
  variables  WORD is not set, its default is used; for llm:gpt-4.text
             EMPTY is empty, its default is used; for llm:gpt-4.text
             OLD is set; for llm:gpt-4.text
             NAME is set; for llm:gpt-4.those[0]
  files      a/secret; for llm:gpt-4.text
  needs      llm:other; by llm:gpt-4.needs at resources.yaml:5:10
             llm:other; by llm:gpt-4.those[0] at resources.yaml:6:11
             llm:parrot; by llm:gpt-4.those[1] at resources.yaml:6:22
             llm:gpt-4; by llm:gpt-4.later at resources.yaml:7:10, when it is used (hush.Ref)
  needed by  llm:gpt-4; by llm:gpt-4.later at resources.yaml:7:10, when it is used (hush.Ref)
`,
		"llm:other": `
llm:other
  stands at  resources.yaml:8:1
  plugin     llm:anthropic
  chosen     by _class: ClaudeConfig
  config     anthropic.ClaudeConfig
` + env + `  needed by  llm:gpt-4; by llm:gpt-4.needs at resources.yaml:5:10
             llm:gpt-4; by llm:gpt-4.those[0] at resources.yaml:6:11
`,
		"llm:parrot": `
llm:parrot
  stands at  resources.yaml:9:1
  plugin     llm:echo
  chosen     it has the resource's name as an alias
  config     echo.Config
` + env + "  needed by  llm:gpt-4; by llm:gpt-4.those[1] at resources.yaml:6:22\n",
		"llm:hidden": `
llm:hidden
  stands at  resources.yaml:10:1
  plugin     llm:echo
  chosen     by type: ${KIND}
  config     echo.Config
  variables  KIND is set; for llm:hidden.type
             TEXT_FILE is set; read by the plugin
  files      the one that TEXT_FILE names; read by the plugin
`,
		"store:one": `
store:one
  stands at  resources.yaml:11:1
  plugin     store:redis
  chosen     it is the preferred plugin of category store
  variables  OLD is set; for store:one.url
`,
		"metric:only": `
metric:only
  stands at  resources.yaml:12:1
  plugin     metric:difference
  chosen     it is the only plugin of category metric
`,
		"llm:added": `
llm:added
  stands at  resources.yaml:13:1
  plugin     llm:added
  chosen     it has the resource's name
  given      by the program (hub.Extend)
  package    example.com/added
  file       added/added.go
`,
	} {
		assert.Equal(t, want, why(t, h, key))
	}
}

func TestWhyOfProvidedAndOverridden(t *testing.T) {
	h := open(t, file(t, "llm:a: {type: echo, needs: mine}\nllm:b: {type: open-ai}\n"), hub.Provide("llm:mine", &model{}),
		hub.Override(which(hush.Info{Category: "llm", Name: "open-ai"})), hub.Env(nil))
	assert.Equal(t, `
llm:mine
  provided   the program made the instance itself (hub.Provide)
  needed by  llm:a; by llm:a.needs at resources.yaml:1:28
`, why(t, h, "llm:mine"))
	assert.Equal(t, `
llm:b
  stands at  resources.yaml:2:1
  plugin     llm:open-ai
  chosen     by type: open-ai
  given      by the program in the place of the registry's plugin (hub.Override)
`, why(t, h, "llm:b"))
	e, err := h.Why("llm:mine")
	require.NoError(t, err)
	assert.Equal(t, &hub.Explanation{
		Key: hush.Key{Category: "llm", Name: "mine"}, Provided: true,
		ReferredBy: []hub.Relation{{Resource: "llm:a", Path: "llm:a.needs", Position: hush.Position{Source: "resources.yaml", Line: 1, Column: 28}}},
	}, e)
}

func TestWhyOfBrokenResources(t *testing.T) {
	h := open(t, layered(t, "llm:main: {type: echo, needs: a, text: main}\nllm:a: {type: echo}\n", `
llm:a: {type: eko, needs: b}
llm:b: {type: echo, needs: "${SECRET}", text: "${file:nothing} ${UNSET}"}
`), hub.Env(map[string]string{"SECRET": "hunter2", "TEXT_FILE": "hunter2"}))
	assert.Equal(t, `
llm:a
  stands at  tenant.yaml:2:1
  replaces   main.yaml:2:1
  isolated   what is wrong with it stops no other resource (hub.Isolate)
  plugin     none could be told
  needed by  llm:main; by llm:main.needs at main.yaml:1:31
  broken     tenant.yaml:2:15: llm:a.type: no plugin "eko"; there are anthropic, echo, open-ai
`, why(t, h, "llm:a"))
	assert.Equal(t, `
llm:b
  stands at  tenant.yaml:3:1
  isolated   what is wrong with it stops no other resource (hub.Isolate)
  plugin     llm:echo
  chosen     by type: echo
  config     echo.Config
  variables  SECRET is set; for llm:b.needs
             UNSET is not set; for llm:b.text
             TEXT_FILE is set; read by the plugin
  files      nothing can't be read; for llm:b.text
             the one that TEXT_FILE names can't be read; read by the plugin
  needs      ${SECRET}; by llm:b.needs at tenant.yaml:3:28; there is none
`, strings.Split(why(t, h, "llm:b"), "  broken")[0])
	e, err := h.Why("llm:b")
	require.NoError(t, err)
	assert.Len(t, e.Problems, 3)
}

func TestWhyOfNothing(t *testing.T) {
	h := explained(t)
	for _, key := range []string{"llm:gpt", "lm:gpt-4", "gpt-4", ""} {
		_, err := h.Get(t.Context(), key)
		explanation, whyErr := h.Why(key)
		assert.Nil(t, explanation)
		require.EqualError(t, whyErr, err.Error())
		var missing *hush.NotFoundError
		assert.ErrorAs(t, whyErr, &missing)
	}
}

func TestWhyAsJSON(t *testing.T) {
	h := explained(t)
	e, err := h.Why("llm:gpt-4")
	require.NoError(t, err)
	var text strings.Builder
	require.NoError(t, e.WriteJSON(&text))
	assert.JSONEq(t, `{
		"version": 1, "key": "llm:gpt-4", "provided": false, "isolated": false,
		"position": {"source": "resources.yaml", "line": 2, "column": 1},
		"layers": [{"source": "defaults", "line": 0, "column": 0}, {"source": "resources.yaml", "line": 2, "column": 1}],
		"plugin": "llm:open-ai", "option": "", "rule": "type", "written": "gpt", "alias": "gpt",
		"factory": "openai.New", "config_type": "openai.Config", "package": "", "module": "", "file": "",
		"variables": [
			{"name": "WORD", "path": "llm:gpt-4.text", "state": "not set", "default": true},
			{"name": "EMPTY", "path": "llm:gpt-4.text", "state": "empty", "default": true},
			{"name": "OLD", "path": "llm:gpt-4.text", "state": "set", "default": false},
			{"name": "NAME", "path": "llm:gpt-4.those[0]", "state": "set", "default": false}
		],
		"files": [{"path": "llm:gpt-4.text", "file": "a/secret", "variable": "", "failed": false}],
		"references": [
			{"resource": "llm:other", "path": "llm:gpt-4.needs", "position": {"source": "resources.yaml", "line": 5, "column": 10}, "lazy": false, "missing": false},
			{"resource": "llm:other", "path": "llm:gpt-4.those[0]", "position": {"source": "resources.yaml", "line": 6, "column": 11}, "lazy": false, "missing": false},
			{"resource": "llm:parrot", "path": "llm:gpt-4.those[1]", "position": {"source": "resources.yaml", "line": 6, "column": 22}, "lazy": false, "missing": false},
			{"resource": "llm:gpt-4", "path": "llm:gpt-4.later", "position": {"source": "resources.yaml", "line": 7, "column": 10}, "lazy": true, "missing": false}
		],
		"referred_by": [
			{"resource": "llm:gpt-4", "path": "llm:gpt-4.later", "position": {"source": "resources.yaml", "line": 7, "column": 10}, "lazy": true, "missing": false}
		],
		"problems": []
	}`, text.String())
	assert.True(t, strings.HasPrefix(text.String(), "{\n  \"version\": 1,\n  \"key\": \"llm:gpt-4\","))
	assert.True(t, strings.HasSuffix(text.String(), "\n}\n"))

	e, err = h.Why("llm:mine")
	require.NoError(t, err)
	text.Reset()
	require.NoError(t, e.WriteJSON(&text))
	assert.JSONEq(t, `{
		"version": 1, "key": "llm:mine", "provided": true, "isolated": false,
		"position": {"source": "", "line": 0, "column": 0}, "layers": [],
		"plugin": "", "option": "", "rule": "", "written": "", "alias": "",
		"factory": "", "config_type": "", "package": "", "module": "", "file": "",
		"variables": [], "files": [], "references": [], "referred_by": [], "problems": []
	}`, text.String())
}

// What is written and what was recorded go by the same rules.
func FuzzWhyFindsWhatWasRead(f *testing.F) {
	for _, text := range []string{"${A}", "$${A}${B}", "${A:-${B}}", "${A:x}${file:a}", "${", "}${A}", "$$${A}", "${A:-}${A}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		asked := map[string]bool{}
		source := memory.New("test", hush.Values{"store:a": hush.Values{"url": text}})
		h, err := hub.Open(t.Context(), registry, nil, hub.From(hub.Isolate(source)), hub.Env(map[string]string{"A": "a", "B": ""}))
		require.NoError(t, err)
		explanation, err := h.Why("store:a")
		require.NoError(t, err)
		for _, v := range explanation.Variables {
			asked[v.Name] = true
			require.Equal(t, "store:a.url", v.Path)
			require.Contains(t, text, "${"+v.Name)
		}
		if node, ok := h.Node("store:a"); ok && !strings.Contains(strings.ReplaceAll(text, "$${", ""), "${") {
			require.Empty(t, asked, node.Get("url").Written())
		}
	})
}
