package hub_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

var yaml = yamlfile.New

// file writes resources.yaml into a new folder that is the current one from
// then on, so that messages have short paths.
func file(t *testing.T, text string) hub.Option {
	t.Helper()
	t.Chdir(t.TempDir())
	write(t, "resources.yaml", text)
	return hub.From(yamlfile.New("resources.yaml"))
}

func write(t *testing.T, path, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
}

// open opens a hub that closes with the test.
func open(t *testing.T, options ...hub.Option) *hub.Hub {
	t.Helper()
	h, err := hub.Open(t.Context(), registry, nil, options...)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, h.Close(context.Background())) })
	return h
}

func openError(t *testing.T, options ...hub.Option) error {
	t.Helper()
	h, err := hub.Open(t.Context(), registry, nil, options...)
	require.Error(t, err)
	require.Nil(t, h)
	return err
}

func TestKeysOfAllForms(t *testing.T) {
	h := open(t, file(t, `
$schema: resources.schema.json
LLM:gpt-4: {type: open-ai}
llm:a:b: {type: echo}
"llm:Name with spaces": {type: echo}
store:
  default: {url: redis://one}
  sessions:
  type: {url: mapping}
metric:
  type: difference
tool:
`))
	assert.Equal(t, []string{
		"llm:Name with spaces", "llm:a:b", "llm:gpt-4", "metric:default",
		"store:default", "store:sessions", "store:type",
	}, slices.Collect(h.Keys()))
	assert.True(t, h.Has("LLM:gpt-4"))
	assert.False(t, h.Has("llm:GPT-4"))
	assert.False(t, h.Has("gpt-4"))
	for range h.Keys() {
		break // an iteration may stop early
	}
}

func TestKeyProblems(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"unknown category": {
			"lm:gpt-4: {}\n",
			`resources.yaml:1:1: lm:gpt-4: no category "lm"; did you mean llm?`,
		},
		"unknown group": {
			"{}: 1", "resources.yaml:1:1: a key is a text; found a mapping",
		},
		"unknown category alone": {
			"\nstoer:\n  default: {}\n",
			`resources.yaml:2:1: stoer: no category "stoer"; did you mean store?`,
		},
		"no near category": {
			"zzzzzz:\n",
			`resources.yaml:1:1: zzzzzz: no category "zzzzzz"; there are llm, metric, store, tool`,
		},
		"no name": {
			"'llm:': {}\n", "resources.yaml:1:1: llm:: the resource has no name: want category:name",
		},
		"outer space": {
			"'llm: gpt-4': {}\n", "resources.yaml:1:1: llm: gpt-4: the resource's name begins or ends with a space",
		},
		"control character": {
			"\"llm:a\\tb\": {}\n", `resources.yaml:1:1: "llm:a\tb": the resource's name contains a control character`,
		},
		"line feed at the end": {
			"\"llm:a\\n\": {}\n", `resources.yaml:1:1: "llm:a\n": the resource's name contains a control character`,
		},
		"list for a resource": {
			"llm:a: [1]\n", "resources.yaml:1:8: llm:a: want a mapping of settings, found a list",
		},
		"scalar for a category": {
			"store: redis://one\n", "resources.yaml:1:8: store: want a mapping of resources, found a scalar",
		},
		"settings under the category": {
			"store:\n  url: redis://one\n",
			"resources.yaml:2:8: store:url: want a mapping of settings, found a scalar; settings of one resource stand under its name, or beside a type",
		},
		"two spellings": {
			"llm:a: {type: echo}\nLLM:a: {type: echo}\nllm:\n  a: {type: echo}\n",
			"resources.yaml:2:1: LLM:a: the same resource as \"llm:a\", first at resources.yaml:1:1\n" +
				"resources.yaml:4:3: llm:a: defined twice in this source, first at resources.yaml:1:1",
		},
		"default twice": {
			"store:default: {}\nstore: {type: redis}\n",
			`resources.yaml:2:1: store: the same resource as "store:default", first at resources.yaml:1:1`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := openError(t, file(t, test.text))
			assert.EqualError(t, err, test.want)
			var config *hush.ConfigError
			assert.ErrorAs(t, err, &config)
		})
	}
}

func TestDuplicateWithoutPositions(t *testing.T) {
	err := openError(t, hub.From(memory.New("test", hush.Values{
		"llm:a": hush.Values{"type": "echo"},
		"LLM:a": hush.Values{"type": "echo"},
	})))
	assert.EqualError(t, err, `test: llm:a: the same resource as "LLM:a"`)
}

// broken is a source that fails, or answers something odd.
type broken struct {
	root hush.Node
	err  error
}

func (broken) Name() string { return "broken" }

func (b broken) Load(context.Context) (hub.Snapshot, error) { return hub.Snapshot{Root: b.root}, b.err }

func TestRootMustBeMapping(t *testing.T) {
	builder := hush.NewBuilder("")
	builder.Plain("x", 0, 0)
	err := openError(t, hub.From(broken{root: builder.Document().Root()}))
	assert.EqualError(t, err, "broken: want a mapping of resources, found a scalar")

	for _, root := range []hush.Node{{}, null()} {
		h := open(t, hub.From(broken{root: root}))
		assert.Empty(t, slices.Collect(h.Keys()))
	}
}

func null() hush.Node {
	builder := hush.NewBuilder("")
	builder.Null(1, 1)
	return builder.Document().Root()
}

func TestNoSource(t *testing.T) {
	const want = "a hub needs a source of resources: give Open hub.From(…) or hub.Provide(…)"
	assert.EqualError(t, openError(t), want)
	assert.EqualError(t, openError(t, hub.From()), want)
	assert.EqualError(t, openError(t, hub.From(nil)), "hub.From was given a nil source")
	assert.EqualError(t, openError(t, hub.From(memory.New("test", nil), nil)), "hub.From was given a nil source")
	assert.EqualError(t, openError(t, hub.From(memory.New("test", nil)), nil),
		"option 2 given to hub.Open is nil; want what hub.From(…) and such return")
	for _, none := range []*hush.Registry{nil, {}} {
		_, err := hub.Open(t.Context(), none, nil, hub.From(memory.New("test", nil)))
		assert.EqualError(t, err, "a hub needs a registry: hub.Open was given a nil or an empty one; call the Open of the generated package")
	}
}

func TestLaterSourceReplacesWhole(t *testing.T) {
	h := open(t,
		hub.From(memory.New("one", hush.Values{
			"store:a": hush.Values{"url": "one", "unknown": "${NOT_SET}"},
			"store:b": hush.Values{"url": "one"},
		})),
		hub.From(memory.New("two", hush.Values{"store": hush.Values{"a": hush.Values{}}})),
		hub.Env(nil))
	node, ok := h.Node("store:a")
	require.True(t, ok)
	assert.True(t, node.Get("url").IsZero())
	assert.Equal(t, "two", node.Position().Source)
	node, ok = h.Node("store:b")
	require.True(t, ok)
	assert.Equal(t, "one", node.Get("url").Text())
	_, ok = h.Node("store:c")
	assert.False(t, ok)
}

func TestAllProblemsOfAllSourcesAtOnce(t *testing.T) {
	load := errors.New("disk on fire")
	err := openError(t,
		file(t, "llm:b: {type: ech, oops: 1}\nllm:a: {type: echo, oops: 1, needs: nobody}\nlm:c: {}\n"),
		hub.From(memory.New("more", hush.Values{"store:x": 1, "tool:hammer": nil})),
		hub.From(broken{err: load}),
		hub.From(memory.New("worse", hush.Values{"llm:z": struct{}{}})))
	assert.ErrorIs(t, err, load)
	assert.EqualError(t, err, `disk on fire
more: store:x: want a mapping of settings, found a scalar
more: tool:hammer: category tool has no plugin
resources.yaml:1:15: llm:b.type: no plugin "ech"; did you mean echo?
resources.yaml:2:21: llm:a.oops: unknown field; there are later, needs, text, those
resources.yaml:3:1: lm:c: no category "lm"; did you mean llm?
worse: llm:z: `+worse(t))
	var notFound *hush.NotFoundError
	require.ErrorAs(t, err, &notFound)
}

// worse is what package hush says about a value that it can't take.
func worse(t *testing.T) string {
	_, err := hush.Values{"llm:z": struct{}{}}.Node()
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	return config.Problems[0].Message
}

// breaking is a category whose plugins answer a check with something else
// than a list of problems.
type breaking struct{ hush.AnyCategory }

func (b breaking) Entry(name string) (hush.Entry, bool) {
	entry, ok := b.AnyCategory.Entry(name)
	return breakingEntry{entry}, ok
}

type breakingEntry struct{ hush.Entry }

func (breakingEntry) Check(hush.Input) ([]hush.Reference, error) {
	return nil, errors.New("broken beyond telling")
}

var breakingRegistry = &hush.Registry{Static: static{breaking{llm}}}

func TestErrorOfCheckThatIsNoList(t *testing.T) {
	_, err := hub.Open(t.Context(), breakingRegistry, nil, file(t, "\nllm:a:\n  type: echo\n"))
	assert.EqualError(t, err, "resources.yaml:2:1: llm:a: broken beyond telling")
}

func TestMissingFile(t *testing.T) {
	err := openError(t, hub.From(yamlfile.New("nowhere/resources.yaml")))
	assert.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "open nowhere/resources.yaml: no such file or directory")
}

func TestOpenHonoursContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := hub.Open(ctx, registry, nil, hub.From(broken{}))
	assert.ErrorIs(t, err, context.Canceled)
}

func TestValidateReadsAnewAndChangesNothing(t *testing.T) {
	h := open(t, file(t, "store:a: {url: one}\n"))
	require.NoError(t, h.Validate(t.Context()))
	before, err := h.Get(t.Context(), "store:a")
	require.NoError(t, err)

	write(t, "resources.yaml", "store:b: {type: rediss}\nllm:x: {type: nobody-knows}\n")
	assert.EqualError(t, h.Validate(t.Context()), `resources.yaml:1:17: store:b.type: no plugin "rediss"; did you mean redis?
resources.yaml:2:15: llm:x.type: no plugin "nobody-knows"; there are anthropic, echo, open-ai`)
	after, err := h.Get(t.Context(), "store:a")
	require.NoError(t, err)
	assert.Same(t, before, after)
	assert.False(t, h.Has("store:b"))
}

func TestNotes(t *testing.T) {
	h := open(t, hub.Env(nil), file(t, "store:b: {url: '${URL:x}'}\nllm:a: {type: echo, text: \"${A:1} ${B:2}\"}\n"))
	var notes []string
	for note := range h.Notes() {
		notes = append(notes, note.Error())
	}
	assert.Equal(t, []string{
		"resources.yaml:1:16: store:b.url: ${URL:…} is an older spelling; write ${URL:-…}, which also replaces an empty variable",
		"resources.yaml:2:1: llm:a: plugin echo is deprecated: use openai",
		"resources.yaml:2:27: llm:a.text: ${A:…} is an older spelling; write ${A:-…}, which also replaces an empty variable",
		"resources.yaml:2:27: llm:a.text: ${B:…} is an older spelling; write ${B:-…}, which also replaces an empty variable",
	}, notes)
}
