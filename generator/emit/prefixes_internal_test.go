package emit

import (
	"go/build"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPrefixesOf(t *testing.T) {
	for name, test := range map[string]struct {
		sizes map[string]int
		want  map[string]string
	}{
		"nothing":        {map[string]int{}, map[string]string{}},
		"all fit":        {map[string]int{"a": 4, "b": 6}, map[string]string{"a": "", "b": ""}},
		"one alone":      {map[string]int{"a": 11}, map[string]string{"a": ""}},
		"first letters":  {map[string]int{"ab": 4, "ac": 6, "b": 1}, map[string]string{"ab": "a", "ac": "a", "b": "b"}},
		"more letters":   {map[string]int{"model-1": 6, "model-2": 6}, map[string]string{"model-1": "model-1", "model-2": "model-2"}},
		"where it needs": {map[string]int{"ab": 6, "ac": 6, "b": 10}, map[string]string{"ab": "ab", "ac": "ac", "b": "b"}},
		"one begins the others": {
			map[string]int{"gpt": 6, "gpt-4": 6, "gpt-4.1": 3},
			map[string]string{"gpt": "gpt", "gpt-4": "gpt-", "gpt-4.1": "gpt-"},
		},
		"the category's tables": {
			map[string]int{"": 6, "ab": 4, "ac": 1, "b": 2},
			map[string]string{"": "", "ab": "a", "ac": "a", "b": "b"},
		},
	} {
		assert.Equal(t, test.want, prefixesOf(test.sizes, 10), name)
	}
}

// Adding a plugin moves others only where their file grows over the limit.
func TestPrefixesStay(t *testing.T) {
	sizes := map[string]int{"": 5}
	for _, name := range strings.Fields("ab ac ba bb ca cb cc d da db e fa fb") {
		sizes[name] = 3
	}
	before := prefixesOf(sizes, 10)
	sizes["cd"] = 3
	after := prefixesOf(sizes, 10)
	for name, prefix := range before {
		if prefix != "c" {
			assert.Equal(t, prefix, after[name], name)
		}
	}
	assert.Equal(t, "ca", after["ca"])
}

func TestFileElement(t *testing.T) {
	for text, want := range map[string]string{
		"gpt-4.1":       "gpt-4+1",
		"llm:open":      "llm_open",
		"llm_group":     "llm=5fgroup",
		"retry.Policy":  "retry+=50olicy",
		"+":             "=2b",
		"\xff/é":        "=ff=2f=c3=a9",
		"windows.amd64": "windows+amd64",
	} {
		assert.Equal(t, want, fileElement(text))
	}
	long := strings.Repeat("x", 101)
	assert.Equal(t, long[:100], fileElement(long[:100]))
	assert.Equal(t, long[:100]+"=0be19b45728eb2d7", fileElement(long))
	assert.NotEqual(t, fileElement(long+"a"), fileElement(long+"b"))
}

// A file's name carries no build constraint, whatever a category is called, and
// is known as one of ours.
func TestNamesOfFiles(t *testing.T) {
	other := build.Context{GOOS: "plan9", GOARCH: "386", Compiler: "gc", OpenFile: func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("package p\n")), nil
	}}
	for _, category := range []string{"linux", "test", "windows.amd64", "windows-amd64", "a.test", "c1", "c1-if", "resources", "schemas", "plugins"} {
		for _, base := range []string{baseName, baseName + "_c1_if", baseName + "_c12_else"} {
			for _, prefix := range []string{"", "linux", "test", "a.", "amd64"} {
				name := fileName(base+"_"+fileElement(category), prefix, "plugins") + ".go"
				matches, err := other.MatchFile("", name)
				require.NoError(t, err)
				assert.True(t, matches, name)
				assert.True(t, IsPart(name), name)
			}
		}
	}
	for _, name := range []string{"hush_gen_schemas.go", "hush_gen_llm__schemas.go", "hush_gen_retry+=50_schemas.go", "hush_gen_resources.go", "hush_gen_c1_if.go"} {
		assert.True(t, IsPart(name), name)
	}
	for _, name := range []string{"hush_gen.go", "hush_gen_old.go", "hush_gen_plugins.go", "hush_gen__plugins_test.go", "hush_gen_LLM_plugins.go", "my_hush_gen_a_plugins.go"} {
		assert.False(t, IsPart(name), name)
	}
}
