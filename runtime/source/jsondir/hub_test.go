package jsondir_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

// registry has the categories llm and vector-store, without plugins.
var registry = &hush.Registry{Static: static{
	&hush.Category[hush.Node]{Table: &table{hush.CategoryInfo{Name: "llm"}}},
	&hush.Category[hush.Node]{Table: &table{hush.CategoryInfo{Name: "vector-store"}}},
}}

type static []hush.AnyCategory

func (s static) Categories() []hush.AnyCategory { return s }

func (s static) Category(name string) hush.AnyCategory {
	return hush.CategoryNamed(nil, s, name)
}

func (static) SetDefaults(any) bool { return false }

type table struct{ info hush.CategoryInfo }

func (t *table) Category() *hush.CategoryInfo { return &t.info }

func (*table) Plugins() []*hush.Plugin[hush.Node] { return nil }

func (*table) ForConfig(any) (*hush.Plugin[hush.Node], []string) { return nil, nil }

// echo makes the values of a resource its instance.
func echo(category string) hub.Option {
	return hub.Extend(hush.Dynamic{
		Info: hush.Info{Category: category, Name: "echo"},
		New:  func(_ context.Context, in hush.Input) (any, error) { return in.Node, nil },
	})
}

func open(t testing.TB, dir string, options ...hub.Option) (*hub.Hub, error) {
	t.Helper()
	options = append(options, hub.From(jsondir.New(dir)), echo("llm"), echo("vector-store"))
	h, err := hub.Open(t.Context(), registry, nil, options...)
	if err == nil {
		t.Cleanup(func() { require.NoError(t, h.Close(context.Background())) })
	}
	return h, err
}

func get(t testing.TB, h *hub.Hub, key string) hush.Node {
	t.Helper()
	instance, err := h.Get(t.Context(), key)
	require.NoError(t, err)
	return instance.(hush.Node)
}

// TestHub: files as older systems write them, and values that files name.
func TestHub(t *testing.T) {
	t.Chdir(t.TempDir())
	files{
		"llm_my_model.json":         `{"$schema": "x", "type": "echo", "key": "${KEY}", "file": "${file:secret}"}`,
		"vector-store_default.json": `{}`,
		"secret":                    "s3cret\n",
	}.write(t, "d")
	h, err := open(t, "d", hub.Env(map[string]string{"KEY": "sk-1"}))
	require.NoError(t, err)
	assert.Equal(t, "sk-1", get(t, h, "llm:my_model").Get("key").Text())
	assert.Equal(t, "s3cret", get(t, h, "llm:my_model").Get("file").Text(), "paths are relative to the folder")
	assert.NotNil(t, get(t, h, "vector-store:default"))
}

// TestHubSaysAllOfIt: the hub's problems and those of the folder come at once,
// each once.
func TestHubSaysAllOfIt(t *testing.T) {
	t.Chdir(t.TempDir())
	files{
		"llm_half.json":         `{"a":`,
		"llm_list.json":         `[]`,
		"vector_store_x.json":   `{}`,
		"llm_%00.json":          `{}`,
		"llm_.json":             `{}`,
		"llm_none.json":         `{"type": "echoo", "key": "${UNSET}"}`,
		"vector-store_no.txt":   ``,
		"vector-store_ok.json":  `{}`,
		"vector-store_ok2.json": `null`,
	}.write(t, "d")
	_, err := open(t, "d", hub.Env(map[string]string{}))
	assert.EqualError(t, err, `d/llm_%00.json:1:1: "llm:\x00": the resource's name contains a control character
d/llm_.json:1:1: want category_name.json, such as llm_gpt-4.json
d/llm_half.json:1:6: llm:half: the file ends before the } of the mapping that begins at d/llm_half.json:1:1
d/llm_list.json:1:1: llm:list: want a mapping of settings, found a list
d/llm_none.json:1:10: llm:none.type: no plugin "echoo"; did you mean echo?
d/llm_none.json:1:26: llm:none.key: variable UNSET is not set; ${UNSET:-…} gives a default
d/vector_store_x.json:1:1: vector:store_x: no category "vector"; did you mean vector-store?`)
}

// TestPut: what the hub saves is what a new hub loads. A secret with "${" in
// it stays what it is, a variable stays a variable.
func TestPut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	env := hub.Env(map[string]string{"KEY": "sk-1"})
	h, err := open(t, dir, env)
	require.NoError(t, err)
	require.NoError(t, h.Put(t.Context(), "llm:GPT 4", hush.Values{"key": "${KEY}", "password": hush.NewSecret("p${KEY}$${x}"), "n": 1.5}))
	require.NoError(t, h.Put(t.Context(), "llm:b", nil))
	removed, err := h.Remove(t.Context(), "llm:b")
	require.NoError(t, err)
	assert.True(t, removed)
	require.NoError(t, h.Put(t.Context(), "llm:b", hush.Values{"again": true}))
	again, err := open(t, dir, env)
	require.NoError(t, err)
	for _, h := range []*hub.Hub{h, again} {
		values := get(t, h, "llm:GPT 4")
		assert.Equal(t, "sk-1", values.Get("key").Text())
		assert.Equal(t, "p${KEY}$${x}", values.Get("password").Text())
		assert.Equal(t, "1.5", values.Get("n").Text())
	}
	assert.Equal(t, "{\n  \"key\": \"${KEY}\",\n  \"n\": 1.5,\n  \"password\": \"p$${KEY}$$${x}\"\n}\n", saved(t, dir)["llm_%47%50%54%204.json"])
}

// TestWatch: files that come, change and go are noticed.
func TestWatch(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	h, err := open(t, dir)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- h.Watch(ctx) }()
	has := func(key, text string) {
		t.Helper()
		require.Eventually(t, func() bool {
			node, ok := h.Node(key)
			return ok == (text != "") && node.Get("n").Text() == text
		}, 30*time.Second, 10*time.Millisecond)
	}
	files{"llm_a.json": `{"n": 1}`}.write(t, dir)
	has("llm:a", "1")
	save(t, jsondir.New(dir), "llm:a", hush.Values{"n": 2}, "")
	has("llm:a", "2")
	files{"llm_b.json": `{"n": 1}`}.write(t, dir)
	has("llm:b", "1")
	require.NoError(t, os.Remove(filepath.Join(dir, "llm_a.json")))
	has("llm:a", "")
	cancel()
	require.NoError(t, <-done)
}
