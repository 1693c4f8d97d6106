package hub_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// layered returns the sources main.yaml and, isolated, tenant.yaml.
func layered(t *testing.T, main, tenant string) hub.Option {
	t.Helper()
	t.Chdir(t.TempDir())
	write(t, "main.yaml", main)
	write(t, "tenant.yaml", tenant)
	return hub.From(yaml("main.yaml"), hub.Isolate(yaml("tenant.yaml")))
}

// getError returns why a resource can't be had.
func getError(t *testing.T, h *hub.Hub, key string) string {
	t.Helper()
	_, err := h.Get(t.Context(), key)
	require.Error(t, err, key)
	return err.Error()
}

// Each mistake is that of its own resource; strictly, all of them are there.
func TestIsolatedMistakes(t *testing.T) {
	h := open(t, layered(t, `
llm:main: {type: echo, text: main}
`, `
llm:good: {type: echo, text: good}
llm:field: {type: echo, oops: 1, more: 2}
llm:plugin: {type: eko}
llm:variable: {type: echo, text: "${NOT_SET_ANYWHERE}"}
llm:nothing: {type: echo, needs: nobody}
llm:scalar: 1
llm:which: {text: a}
`))
	assert.Equal(t, "main", answer(t, h, "llm:main"))
	assert.Equal(t, "good", answer(t, h, "llm:good"))
	whole := ""
	for _, test := range []struct{ key, want string }{
		{"llm:field", "tenant.yaml:3:25: llm:field.oops: unknown field; there are later, needs, text, those\n" +
			"tenant.yaml:3:34: llm:field.more: unknown field; there are later, needs, text, those"},
		{"llm:plugin", `tenant.yaml:4:20: llm:plugin.type: no plugin "eko"; there are anthropic, echo, open-ai`},
		{"llm:variable", "tenant.yaml:5:34: llm:variable.text: variable NOT_SET_ANYWHERE is not set; ${NOT_SET_ANYWHERE:-…} gives a default"},
		{"llm:nothing", `tenant.yaml:6:34: llm:nothing.needs: no resource "llm:nobody"; there are field, good, main, nothing, plugin, scalar, variable, which`},
		{"llm:scalar", "tenant.yaml:7:13: llm:scalar: want a mapping of settings, found a scalar"},
		{"llm:which", "tenant.yaml:8:1: llm:which: which plugin? Say type: anthropic, echo or open-ai"},
	} {
		assert.Equal(t, test.want, getError(t, h, test.key))
		assert.True(t, h.Has(test.key), "it is there")
		if whole != "" {
			whole += "\n"
		}
		whole += test.want
	}
	assert.EqualError(t, h.Validate(t.Context()), whole)
	_, err := h.Get(t.Context(), "llm:field")
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	assert.Len(t, config.Problems, 2)
}

// What the source finds itself belongs to the resources that it tells.
func TestIsolatedMistakesOfTheSource(t *testing.T) {
	h := open(t, layered(t, "llm:main: {type: echo}\n", `
llm:a: {type: echo, text: one, text: two}
llm:b: {type: echo, text: b}
llm:b: {type: echo, text: c}
llm:
  c: {type: echo, text: [!x y]}
  d: {type: echo, text: d}
  d: {type: echo}
LLM:e: {type: echo}
llm:e: {type: open-ai}
`))
	whole := ""
	for _, test := range []struct{ key, want string }{
		{"llm:a", "tenant.yaml:2:32: llm:a.text: the key is there already, at tenant.yaml:2:21\n"},
		{"llm:b", "tenant.yaml:4:1: llm:b: the key is there already, at tenant.yaml:3:1\n"},
		{"llm:c", "tenant.yaml:6:25: llm:c.text: expected a string, found a list\n" +
			"tenant.yaml:6:26: llm.c.text[0]: unknown tag; a text that begins with ! needs quotes\n"},
		{"llm:d", "tenant.yaml:8:3: llm.d: the key is there already, at tenant.yaml:7:3\n"},
		{"llm:e", "tenant.yaml:10:1: llm:e: the same resource as \"LLM:e\", first at tenant.yaml:9:1\n"},
	} {
		assert.Equal(t, test.want, getError(t, h, test.key)+"\n")
		whole += test.want
	}
	assert.EqualError(t, h.Validate(t.Context()), strings.TrimSuffix(whole, "\n"))
}

// What can't be pinned to a resource is left out, and reported by Validate.
func TestIsolatedEntriesThatAreLeftOut(t *testing.T) {
	h := open(t, layered(t, "llm:main: {type: echo, text: main}\n", `
lm:typo: {type: echo}
'llm: x': {type: echo}
store: redis://one
metric:default: {}
llm:good: {type: echo, text: good}
`), hub.Provide("metric:default", Metric(func(a, b float64) float64 { return 7 })))
	assert.Equal(t, []string{"llm:good", "llm:main", "metric:default"}, slices.Collect(h.Keys()))
	assert.Equal(t, "good", answer(t, h, "good"))
	instance, err := h.Get(t.Context(), "metric:default")
	require.NoError(t, err)
	assert.InDelta(t, 7, instance.(Metric)(1, 2), 0, "what the program provides is not harmed")
	assert.EqualError(t, h.Validate(t.Context()), `tenant.yaml:2:1: lm:typo: no category "lm"; did you mean llm?
tenant.yaml:3:1: llm: x: the resource's name begins or ends with a space
tenant.yaml:4:8: store: want a mapping of resources, found a scalar
tenant.yaml:5:1: metric:default: the program provides this resource itself (hub.Provide)`)
}

// A broken resource is there: it replaces earlier ones, and others may refer
// to it.
func TestIsolatedResourcesAreThere(t *testing.T) {
	h := open(t, layered(t, `
llm:a: {type: echo, text: main}
llm:owner: {type: echo, text: owner, needs: a}
llm:later: {type: echo, text: later, later: a}
`, "llm:a: {type: echo, oops: 1}\n"))
	const broken = "tenant.yaml:1:21: llm:a.oops: unknown field; there are later, needs, text, those"
	assert.Equal(t, broken, getError(t, h, "llm:a"), "no falling back")
	assert.Equal(t, "llm:owner: needs: "+broken, getError(t, h, "llm:owner"))
	assert.Equal(t, "later", answer(t, h, "later"))
	instance, err := h.Get(t.Context(), "llm:later")
	require.NoError(t, err)
	_, err = instance.(*model).lazy.Get(t.Context())
	assert.EqualError(t, err, broken)
	assert.EqualError(t, h.Validate(t.Context()), broken)
}

func TestOthersAreAsStrictAsEver(t *testing.T) {
	err := openError(t, layered(t, "llm:main: {type: echo, oops: 1, needs: nobody}\n", "llm:a: {type: echo, oops: 1}\n"))
	assert.EqualError(t, err, `main.yaml:1:24: llm:main.oops: unknown field; there are later, needs, text, those
main.yaml:1:40: llm:main.needs: no resource "llm:nobody"; there are a, main`)
	// A later source replaces a broken one.
	h := open(t, hub.From(hub.Isolate(yaml("tenant.yaml")), memory.New("later", hush.Values{"llm:a": hush.Values{"type": "echo", "text": "later"}})))
	assert.Equal(t, "later", answer(t, h, "a"))
	assert.NoError(t, h.Validate(t.Context()))
}

// A reload that finds the same mistakes changes nothing.
func TestBrokenResourcesStayTheSame(t *testing.T) {
	var events []hub.Event
	h := open(t, layered(t, "llm:main: {type: echo}\n", "llm:a: {type: echo, oops: 1}\n"),
		hub.Observe(func(e hub.Event) { events = append(events, e) }))
	require.NoError(t, h.Reload(t.Context()))
	require.Len(t, events, 2)
	assert.Equal(t, hub.EventFailed, events[0].Kind)
	assert.Equal(t, hub.EventReloaded, events[1].Kind)
	assert.Empty(t, events[1].Changed)
	assert.Equal(t, 2, events[1].Kept)
}

type saver struct{ hub.Source }

func (saver) Save(context.Context, hush.Key, hush.Node, string) (string, error) { return "", nil }
func (saver) Delete(context.Context, hush.Key, string) error                    { return nil }
func (saver) Watch(context.Context, func()) error                               { return nil }

func TestIsolateIsASourceAndNothingMore(t *testing.T) {
	source := hub.Isolate(saver{memory.New("test", nil)})
	assert.Equal(t, "test", source.Name())
	_, saves := source.(hub.Saver)
	assert.False(t, saves)
	_, watches := source.(hub.Watcher)
	assert.False(t, watches)
	assert.Same(t, source, hub.Isolate(source), "twice is once")
	assert.EqualError(t, openError(t, hub.From(hub.Isolate(nil))), "hub.From was given a nil source")
}

// An isolated source whose Load fails because ctx has ended ends Open.
func TestOpenWithAnEndedContextIsolated(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := hub.Open(ctx, registry, nil, hub.From(hub.Isolate(memory.New("test", nil))))
	assert.ErrorIs(t, err, context.Canceled)
}

// In a folder of files each is one resource: a broken file is that of one.
func TestIsolatedFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "tenants/llm_a.json", `{"type": "echo", "text": "a"}`)
	write(t, "tenants/llm_b.json", `{"type": "echo", "text": "b"`)
	write(t, "tenants/llm_c.json", `{"type": "echo", "oops": 1}`)
	write(t, "tenants/llm_d.json", ``)
	h := open(t, hub.From(hub.Isolate(jsondir.New("tenants"))))
	assert.Equal(t, "a", answer(t, h, "a"))
	whole := ""
	for _, test := range []struct{ key, want string }{
		{"llm:b", "tenants/llm_b.json:1:29: llm:b: the file ends before the } of the mapping that begins at tenants/llm_b.json:1:1"},
		{"llm:c", "tenants/llm_c.json:1:18: llm:c.oops: unknown field; there are later, needs, text, those"},
		{"llm:d", "tenants/llm_d.json:1:1: llm:d: the file is empty; want {} for a resource without settings"},
	} {
		assert.Equal(t, test.want, getError(t, h, test.key))
		whole += test.want + "\n"
	}
	assert.EqualError(t, h.Validate(t.Context()), strings.TrimSuffix(whole, "\n"))
}
