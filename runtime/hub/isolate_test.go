package hub_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
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

func TestIsolatedSourcesThatCannotBeRead(t *testing.T) {
	for name, test := range map[string]struct{ tenant, want string }{
		"no YAML": {"llm:a: {", "tenant.yaml:2:1: "},
		"a list":  {"- 1", "tenant.yaml:1:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t, layered(t, "llm:main: {type: echo, text: main, later: a}\n", test.tenant))
			assert.Equal(t, "main", answer(t, h, "main"))
			assert.Contains(t, h.Validate(t.Context()).Error(), test.want)
		})
	}
	t.Chdir(t.TempDir())
	h := open(t, hub.From(hub.Isolate(yaml("missing.yaml")), memory.New("main", hush.Values{"llm:main": hush.Values{"type": "echo", "text": "main", "needs": "a"}})))
	require.ErrorIs(t, h.Validate(t.Context()), fs.ErrNotExist)
	_, err := h.Get(t.Context(), "llm:a")
	require.ErrorIs(t, err, fs.ErrNotExist, "the reason why it may not be there")
	var missing *hush.NotFoundError
	require.ErrorAs(t, err, &missing)
	_, err = h.Get(t.Context(), "llm:main")
	require.ErrorAs(t, err, &missing, "references to what may be in the source are no mistakes")
}

// Where a source can tell only a part, that part counts until it tells more.
func TestIsolatedSourceThatTellsAPart(t *testing.T) {
	h := open(t, layered(t, "llm:main: {type: echo, text: main, needs: b}\n", "llm: {a: {type: echo, text: a}}\nllm: {b: {type: echo}}\n"))
	assert.Equal(t, "a", answer(t, h, "a"))
	const twice = "tenant.yaml:2:1: llm: the key is there already, at tenant.yaml:1:1"
	assert.EqualError(t, h.Validate(t.Context()), twice)
	assert.Equal(t, `llm: no resource "b"; did you mean a?; not everything could be read; `+twice, getError(t, h, "llm:b"))
	write(t, "tenant.yaml", "llm: {b: {type: echo, text: b}}\n")
	require.NoError(t, h.Reload(t.Context()))
	assert.False(t, h.Has("llm:a"))
	assert.Equal(t, "main", answer(t, h, "main"))
	write(t, "tenant.yaml", "llm: {a: {type: echo, text: a}}\nllm: {b: {type: echo}}\n")
	require.NoError(t, h.Reload(t.Context()))
	assert.False(t, h.Has("llm:a"), "the last whole one stays")
	assert.Equal(t, "b", answer(t, h, "b"))
}

func TestIsolatedSourceKeepsItsLastSnapshot(t *testing.T) {
	h := open(t, layered(t, "llm:main: {type: echo, text: main}\n", "llm:a: {type: echo, text: one}\nllm:b: {type: echo, oops: 1}\n"))
	before, err := h.Get(t.Context(), "llm:a")
	require.NoError(t, err)
	broken := getError(t, h, "llm:b")
	for _, text := range []string{"llm:a: {", ""} {
		if text == "" {
			require.NoError(t, os.Remove("tenant.yaml"))
		} else {
			write(t, "tenant.yaml", text)
		}
		write(t, "main.yaml", "llm:main: {type: echo, text: changed}\n")
		require.NoError(t, h.Reload(t.Context()))
		assert.Equal(t, "changed", answer(t, h, "main"))
		after, err := h.Get(t.Context(), "llm:a")
		require.NoError(t, err)
		assert.Same(t, before, after)
		assert.Equal(t, broken, getError(t, h, "llm:b"))
		require.Error(t, h.Validate(t.Context()))
		assert.Contains(t, getError(t, h, "llm:c"), "not everything could be read")
	}
	write(t, "tenant.yaml", "llm:a: {type: echo, text: two}\n")
	require.NoError(t, h.Reload(t.Context()))
	assert.Equal(t, "two", answer(t, h, "a"))
	assert.False(t, h.Has("llm:b"))
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

// Of a circle the isolated resources are to blame.
func TestIsolatedCircles(t *testing.T) {
	h := open(t, layered(t, `
llm:main: {type: echo, text: main, needs: a}
llm:sound: {type: echo, text: sound}
`, `
llm:a: {type: echo, text: a, needs: main}
llm:b: {type: echo, text: b, needs: c}
llm:c: {type: echo, text: c, those: [sound, b]}
llm:d: {type: echo, text: d, needs: d}
llm:e: {type: echo, text: e, those: [sound, b]}
llm:f: {type: echo, text: f, later: f}
llm:g: {type: echo, text: g, needs: sound}
`))
	whole := ""
	for _, test := range []struct{ key, want string }{
		{"llm:a", "tenant.yaml:2:37: llm:a.needs: resources need each other: llm:a -> llm:main -> llm:a"},
		{"llm:b", "tenant.yaml:3:37: llm:b.needs: resources need each other: llm:b -> llm:c -> llm:b"},
		{"llm:c", "tenant.yaml:4:45: llm:c.those[1]: resources need each other: llm:c -> llm:b -> llm:c"},
		{"llm:d", "tenant.yaml:5:37: llm:d.needs: resources need each other: llm:d -> llm:d"},
	} {
		assert.Equal(t, test.want, getError(t, h, test.key))
		if test.key != "llm:c" { // Validate has each circle once
			whole += test.want + "\n"
		}
	}
	assert.Equal(t, "llm:main: needs: tenant.yaml:2:37: llm:a.needs: resources need each other: llm:a -> llm:main -> llm:a", getError(t, h, "llm:main"))
	for _, key := range []string{"sound", "f", "g"} {
		assert.Equal(t, key, answer(t, h, key))
	}
	assert.Contains(t, getError(t, h, "llm:e"), "llm:e: those[1]: ")
	assert.EqualError(t, h.Validate(t.Context()), strings.TrimSuffix(whole, "\n"))

	// A circle that doesn't need the isolated ones is a mistake as ever, also
	// where one through them was found first.
	err := openError(t, layered(t, "llm:a: {type: echo, those: [i, z]}\nllm:z: {type: echo, needs: a}\n", "llm:i: {type: echo, needs: z}\n"))
	assert.EqualError(t, err, "main.yaml:1:32: llm:a.those[1]: resources need each other: llm:a -> llm:z -> llm:a")
}

// Of very many circles the rest is told in short.
func TestManyIsolatedCircles(t *testing.T) {
	values := hush.Values{}
	for i := range 102 {
		values[fmt.Sprintf("llm:%03d", i)] = hush.Values{"type": "echo", "needs": fmt.Sprintf("%03d", (i+1)%102)}
	}
	h := open(t, hub.From(hub.Isolate(memory.New("tenant", values))))
	assert.Contains(t, getError(t, h, "llm:099"), "resources need each other: llm:099 -> llm:100 -> ")
	assert.Equal(t, "tenant: llm:101.needs: resources need each other: llm:000 needs this one too", getError(t, h, "llm:101"))
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
