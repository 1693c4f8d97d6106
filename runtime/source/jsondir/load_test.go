package jsondir_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsondir"
)

func TestLoad(t *testing.T) {
	t.Chdir(t.TempDir())
	files{
		"llm_gpt-4.json":            "{\n  \"type\": \"openai\", \"max\": 3\n}\n",
		"llm_my_model.json":         "{}",
		"llm_GPT4.json":             "null",
		"LLM_%47.x%zz%2f%.json":     "\n {\"$schema\": \"x\", \"a\": [1, null], \"b\": {\"$schema\": \"y\"}}",
		"Vector-Store_default.json": "\ufeff{}",
		".llm_hidden.json":          "broken",
		".hush-1.tmp":               "broken",
		".lock":                     "",
		"llm_other.yaml":            "broken",
		"llm_other.json~":           "broken",
		"README":                    "read me",
	}.write(t, "d")
	require.NoError(t, os.Mkdir("d/llm_folder.json", 0o700))
	require.NoError(t, os.Symlink("llm_folder.json", "d/llm_link.json"))
	require.NoError(t, os.WriteFile("outside.json", []byte(`{"from": "outside"}`), 0o600))
	require.NoError(t, os.Symlink("../outside.json", "d/store_linked.json"))

	source := jsondir.New("d")
	assert.Equal(t, "d", source.Name())
	root := load(t, source).Root
	assert.Equal(t, "{"+
		" llm:G.x%zz/%:{ a:[ p(1) null ] b:{ $schema:s(y) } }"+
		" vector-store:default:{ }"+
		" llm:GPT4:null"+
		" llm:gpt-4:{ type:s(openai) max:p(3) }"+
		" llm:my_model:{ }"+
		" store:linked:{ from:s(outside) } }", show(root))
	assert.Equal(t, "d", root.Position().String())
	assert.Equal(t, "d/llm_gpt-4.json:2:28", root.Get("llm:gpt-4").Get("max").Position().String())
	assert.Equal(t, "d/LLM_%47.x%zz%2f%.json:2:24", root.Get("llm:G.x%zz/%").Get("a").Position().String())
	for field := range root.Fields() {
		assert.Equal(t, field.Value.Position(), field.KeyPosition, "a key has no place but that of its value")
	}
}

func TestNoFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	empty := load(t, jsondir.New("none"))
	assert.Zero(t, empty.Root.Len())
	require.NoError(t, os.Mkdir("none", 0o700))
	assert.Equal(t, empty.Revision, load(t, jsondir.New("none")).Revision)

	require.NoError(t, os.WriteFile("file", nil, 0o600))
	_, err := jsondir.New("file").Load(t.Context())
	require.ErrorIs(t, err, syscall.ENOTDIR)
	assert.ErrorContains(t, err, "file: not a directory")

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = jsondir.New("").Load(t.Context())
	require.EqualError(t, err, "jsondir: the path of the folder is empty")
	_, err = jsondir.New("").Save(t.Context(), key(t, "llm:a"), node(t, nil), "")
	require.EqualError(t, err, "jsondir: the path of the folder is empty")
	_, err = jsondir.New("none").Load(ctx)
	assert.ErrorIs(t, err, context.Canceled)
}

// TestProblems: all files are read, whatever is wrong with some.
func TestProblems(t *testing.T) {
	t.Chdir(t.TempDir())
	files{
		"llm_a.json":     `{"key": "sk-1", "key": 2, "b": {"x": 1, "x": "sk-1"}}`,
		"llm_B.json":     `{}`,
		"llm_%42.json":   `{"other": true}`,
		"llm_empty.json": "",
		"llm_half.json":  "{\"a\": 1,\n \"b\":",
		"llm_list.json":  `[{"a": 1, "a": 2}]`,
		"llm_text.json":  "\n\"sk-1\"",
		"llm_utf16.json": "\xff\xfe{\x00}\x00",
		"llm_a b.json":   `{"x": {"a": 1, "a": 2}, "[": {"z": 1}}`,
		"gpt-4.json":     "{}",
		"_x.json":        "{}",
		"llm_.json":      "{}",
		"a:b_c.json":     "{}",
		"llm_\xff.json":  "{}",
		"llm_%ff.json":   "{}",
		"llm_good.json":  "{}",
	}.write(t, "d")
	require.NoError(t, os.Symlink("nowhere", "d/llm_dangling.json"))
	snapshot, err := jsondir.New("d").Load(t.Context())
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	assert.Equal(t, []string{
		`d/_x.json:1:1: want category_name.json, such as llm_gpt-4.json`,
		`d/a:b_c.json:1:1: want category_name.json, such as llm_gpt-4.json`,
		`d/gpt-4.json:1:1: want category_name.json, such as llm_gpt-4.json`,
		`d/llm_%ff.json:1:1: the name of the file is not UTF-8`,
		`d/llm_.json:1:1: want category_name.json, such as llm_gpt-4.json`,
		`d/llm_B.json:1:1: llm:B: the same resource as in d/llm_%42.json; want one file`,
		`d/llm_a b.json:1:16: llm:a b.x.a: the key is there already, at d/llm_a b.json:1:8`,
		`d/llm_a.json:1:17: llm:a.key: the key is there already, at d/llm_a.json:1:2`,
		`d/llm_a.json:1:41: llm:a.b.x: the key is there already, at d/llm_a.json:1:33`,
		`d/llm_dangling.json:1:1: llm:dangling: can't read the file: the link leads to a file that isn't there`,
		`d/llm_empty.json:1:1: llm:empty: the file is empty; want {} for a resource without settings`,
		`d/llm_half.json:2:6: llm:half: the file ends before the } of the mapping that begins at d/llm_half.json:1:1`,
		`d/llm_list.json:1:11: llm:list[0].a: the key is there already, at d/llm_list.json:1:3`,
		`d/llm_text.json:2:1: llm:text: want a mapping of settings, found a string`,
		`d/llm_utf16.json:1:1: llm:utf16: the file is UTF-16; save it as UTF-8`,
		`"d/llm_\xff.json":1:1: the name of the file is not UTF-8`,
	}, strings.Split(err.Error(), "\n"))
	assert.NotContains(t, err.Error(), "sk-1")

	assert.Equal(t, "{"+
		" llm:B:{ other:p(true) }"+
		" llm:a b:{ x:{ a:p(1) } [:{ z:p(1) } }"+
		" llm:a:{ key:s(sk-1) b:{ x:p(1) } }"+
		" llm:dangling:null llm:empty:null"+
		" llm:good:{ }"+
		" llm:half:null llm:list:null llm:text:null llm:utf16:null }", show(snapshot.Root))
	at := map[hush.Position]bool{}
	for _, problem := range config.Problems {
		at[problem.Position] = true
	}
	for field := range snapshot.Root.Fields() {
		if field.Value.Kind() == hush.KindNull {
			assert.True(t, at[field.Value.Position()], field.Name)
		}
	}
}

func TestLargeFile(t *testing.T) {
	dir := t.TempDir()
	large, err := os.Create(filepath.Join(dir, "llm_large.json"))
	require.NoError(t, err)
	require.NoError(t, large.Truncate(jsondir.MaxSize+1))
	require.NoError(t, large.Close())
	_, err = jsondir.New(dir).Load(t.Context())
	assert.EqualError(t, err, filepath.Join(dir, "llm_large.json")+":1:1: llm:large: can't read the file: it is larger than 16 MiB")
}

// TestManyProblems: a folder full of mistakes costs little, and each broken
// file is reported.
func TestManyProblems(t *testing.T) {
	dir := t.TempDir()
	twice := `{"a": 1` + strings.Repeat(`, "a": 1`, 900) + "}"
	for i := range 5 {
		files{"llm_" + strconv.Itoa(i) + ".json": twice}.write(t, dir)
	}
	_, err := jsondir.New(dir).Load(t.Context())
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	assert.Len(t, config.Problems, 1000+3)
}

func TestFoldersAreBounded(t *testing.T) {
	t.Chdir(t.TempDir())
	files{"llm_1.json": "{}", "llm_2.json": "{}", "llm_3.json": "{}"}.write(t, "d")
	source := jsondir.Limited("d", 3, 1<<20)
	load(t, source)
	_, err := source.Save(t.Context(), key(t, "llm:4"), node(t, hush.Values{}), "")
	require.EqualError(t, err, "d: there are 3 files already, want at most 3")
	_, err = source.Save(t.Context(), key(t, "llm:3"), node(t, hush.Values{"text": strings.Repeat("x", 1<<20)}), "")
	require.NoError(t, err, "larger ones are possible")
	_, err = source.Load(t.Context())
	require.EqualError(t, err, "d: the files have more than 1 MiB together")
	_, err = jsondir.Limited("d", 2, 1<<30).Load(t.Context())
	assert.EqualError(t, err, "d: more than 2 files")
}

func TestRevisionFollowsTheContents(t *testing.T) {
	dir := t.TempDir()
	source := jsondir.New(dir)
	revision := func() string {
		snapshot, _ := source.Load(t.Context())
		return snapshot.Revision
	}
	seen := map[string]string{revision(): "nothing"}
	for _, step := range []struct{ name, content string }{
		{"llm_a.json", "{}"}, {"llm_a.json", "{ }"}, {"llm_b.json", "{}"}, {"llm_%62.json", "{}"}, {"no-resource.json", "{}"}, {"no-resource.json", "{ }"}, {"store_a.json", ""},
	} {
		files{step.name: step.content}.write(t, dir)
		now := revision()
		assert.Empty(t, seen[now], step.name)
		seen[now] = step.name + step.content
		assert.Equal(t, now, revision())
		other, _ := jsondir.New(dir).Load(t.Context())
		assert.Equal(t, now, other.Revision, "it is the same in every process")
	}
	before := revision()
	files{"llm_b.json~": "x"}.write(t, dir)
	require.NoError(t, os.Rename(filepath.Join(dir, "llm_a.json"), filepath.Join(dir, "LLM_a.json")))
	assert.Equal(t, before, revision(), "in what spelling doesn't matter")
}

// TestFilesThatVanish: what is listed and gone by the time it is read was not
// there.
func TestFilesThatVanish(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "llm_a.json")
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 300 {
			_ = os.WriteFile(path+".new", []byte("{}"), 0o600)
			_ = os.Rename(path+".new", path)
			_ = os.Remove(path)
		}
	}()
	source := jsondir.New(dir)
	for loading := true; loading; {
		select {
		case <-done:
			loading = false
		default:
		}
		snapshot, err := source.Load(t.Context())
		require.NoError(t, err)
		require.LessOrEqual(t, snapshot.Root.Len(), 1)
	}
	_, err := os.Stat(path)
	require.ErrorIs(t, err, fs.ErrNotExist)
}
