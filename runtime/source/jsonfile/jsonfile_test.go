package jsonfile_test

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/jsonfile"
)

// load reads text as the file r.json.
func load(t *testing.T, text string) (hush.Node, error) {
	t.Helper()
	require.NoError(t, os.WriteFile("r.json", []byte(text), 0o600))
	snapshot, err := jsonfile.New("r.json").Load(t.Context())
	return snapshot.Root, err
}

func TestLoad(t *testing.T) {
	t.Chdir(t.TempDir())
	root, err := load(t, "{\n  \"llm:gpt-4\": {\"type\": \"openai\", \"retry\": {\"max\": 3}},\n  \"redis\": null\n}\n")
	require.NoError(t, err)
	assert.Equal(t, 2, root.Len())
	assert.Equal(t, hush.KindString, root.Get("llm:gpt-4").Get("type").Kind())
	assert.Equal(t, "openai", root.Get("llm:gpt-4").Get("type").Text())
	assert.Equal(t, hush.KindPlain, root.Get("llm:gpt-4").Get("retry").Get("max").Kind())
	assert.Equal(t, "r.json:2:52", root.Get("llm:gpt-4").Get("retry").Get("max").Position().String())
	assert.Equal(t, hush.KindNull, root.Get("redis").Kind())

	for _, nothing := range []string{"", "\n", "\ufeff", "null", "{}"} {
		root, err := load(t, nothing)
		require.NoError(t, err, nothing)
		assert.Zero(t, root.Len(), nothing)
	}
}

func TestProblems(t *testing.T) {
	t.Chdir(t.TempDir())
	for text, want := range map[string]string{
		`{"a": 1, "a": 2, "b": {"x": 1, "x": 2}}`: "r.json:1:10: a: the key is there already, at r.json:1:2\nr.json:1:32: b.x: the key is there already, at r.json:1:24",
		"{\"a\": 1,\n}": "r.json:1:8: no comma may stand before }",
		"\n [1]":        "r.json:2:2: want a mapping of resources at the top of the file, found a list",
		`"a"`:           "r.json:1:1: want a mapping of resources at the top of the file, found a string",
		"3":             "r.json:1:1: want a mapping of resources at the top of the file, found a scalar",
		`{"a":` + strings.Repeat("[", jsonfile.MaxDepth): "r.json:1:105: a" + strings.Repeat("[0]", 66) + "[…: nested deeper than 100 levels",
	} {
		root, err := load(t, text)
		var config *hush.ConfigError
		require.ErrorAs(t, err, &config)
		assert.EqualError(t, err, want)
		assert.Equal(t, !strings.Contains(want, "already"), root.IsZero(), "what could be read is there all the same")
	}
	root, err := load(t, `[{"a":1,"a":2}]`)
	assert.EqualError(t, err, "r.json:1:9: [0].a: the key is there already, at r.json:1:3")
	assert.True(t, root.IsZero())
}

func TestSizeIsBounded(t *testing.T) {
	t.Chdir(t.TempDir())
	_, err := load(t, strings.Repeat(" ", jsonfile.MaxSize+1))
	assert.EqualError(t, err, "r.json: larger than 16 MiB")
}

// TestSecretsAreNotQuoted plants a secret at each place where a file can be
// broken.
func TestSecretsAreNotQuoted(t *testing.T) {
	t.Chdir(t.TempDir())
	const secret = "sk-7f3a"
	for _, text := range []string{
		`{"key": ` + secret + `}`, `{"key": '` + secret + `'}`, `{"key": "` + secret, `{"key": "` + secret + "\n\"}", `{"key": "` + secret + `" x}`,
		`{"key" "` + secret + `"}`, `{"key": "\x` + secret + `"}`, `{"key": "` + secret + `\ud800"}`, "{\"key\": \"" + secret + "\xff\"}", "{\"key\": \"" + secret + "\x01\"}",
		`{"key": 1` + secret + `}`, `{"key": 0` + secret + `}`, `{"key": true` + secret + `}`, `{} ` + secret, `{"key": "x" ` + secret + `}`, `{` + secret, secret, `"` + secret + `"`,
		`{"key": {"a": "` + secret + `", "a": "` + secret + `"}, "key": "` + secret + `"}`, `{"key": "` + secret + `",}`, `{"key": // ` + secret,
	} {
		_, err := load(t, text)
		require.Error(t, err, text)
		assert.NotContains(t, err.Error(), secret)
		assert.NotContains(t, err.Error(), "7f3a")
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	t.Chdir(t.TempDir())
	source := jsonfile.New("sub/none.json")
	assert.Equal(t, "sub/none.json", source.Name())
	_, err := source.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "open sub/none.json: no such file or directory")

	require.NoError(t, os.Mkdir("folder", 0o700))
	_, err = jsonfile.New("folder").Load(t.Context())
	assert.EqualError(t, err, "read folder: is a directory")

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = source.Load(ctx)
	assert.ErrorIs(t, err, context.Canceled)
}

func TestRevisionFollowsTheContent(t *testing.T) {
	t.Chdir(t.TempDir())
	revision := func(text string) string {
		require.NoError(t, os.WriteFile("r.json", []byte(text), 0o600))
		snapshot, err := jsonfile.New("r.json").Load(t.Context())
		require.NoError(t, err)
		return snapshot.Revision
	}
	// What sha256sum says of the two characters.
	assert.Equal(t, "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", revision("{}"))
	assert.NotEqual(t, revision("{}"), revision("{ }"))
}

func TestSearch(t *testing.T) {
	t.Chdir(t.TempDir())
	const variable = "HUSH_TEST_CONFIG"
	t.Setenv(variable, "")
	source := jsonfile.Search(variable, "one.json", filepath.Join("conf", "two.json"))

	_, err := source.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "no resources file; looked at $HUSH_TEST_CONFIG (not set), one.json, conf/two.json: file does not exist")
	assert.Equal(t, "$HUSH_TEST_CONFIG (not set), one.json, conf/two.json", source.Name())

	at := func() string {
		snapshot, err := source.Load(t.Context())
		require.NoError(t, err)
		assert.Equal(t, source.Name(), snapshot.Root.Position().Source)
		return source.Name()
	}
	require.NoError(t, os.Mkdir("conf", 0o700))
	require.NoError(t, os.WriteFile("conf/two.json", []byte("{}"), 0o600))
	assert.Equal(t, "conf/two.json", at())
	require.NoError(t, os.WriteFile("one.json", []byte("{}"), 0o600))
	assert.Equal(t, "one.json", at())
	require.NoError(t, os.WriteFile("mine.json", []byte("{}"), 0o600))
	t.Setenv(variable, "mine.json")
	assert.Equal(t, "mine.json", at())

	t.Setenv(variable, "gone.json")
	_, err = source.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "the file that HUSH_TEST_CONFIG names: open gone.json: no such file or directory")

	_, err = jsonfile.Search("", "x.json", "y.json").Load(t.Context())
	assert.EqualError(t, err, "no resources file; looked at x.json, y.json: file does not exist")
}

// TestDependencies makes sure that the linker can still drop what a program
// doesn't use.
func TestDependencies(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", ".").CombinedOutput()
	require.NoError(t, err, string(out))
	dependencies := strings.Fields(string(out))
	require.Contains(t, dependencies, "github.com/go-json-experiment/json/jsontext")
	for _, name := range []string{
		"reflect", "fmt", "encoding/json", "encoding/hex", "text/template", "net/url", "log/slog", "text/tabwriter", "runtime/debug", "regexp",
		"github.com/go-json-experiment/json",
	} {
		assert.False(t, slices.Contains(dependencies, name), name)
	}
}
