package yamlfile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/growth"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// long is longer than any key that a person writes.
var long = strings.Repeat("key", 1000)

func ones(count int) string { return "[" + strings.TrimSuffix(strings.Repeat("1 ", count), " ") + "]" }

func nested(depth int, inner string) string {
	return strings.Repeat("[", depth) + inner + strings.Repeat("]", depth)
}

func TestWithinBounds(t *testing.T) {
	table{
		"depth":      {"a: " + nested(98, ""), "{a:" + nested(98, "") + "}"},
		"long key":   {long + ": 1\n'" + long + "x': 2\n", "{" + long + ":1 " + long + "x:2}"},
		"long value": {"a: " + long + "\n", "{a:" + long + "}"},
		"aliases":    {"a: &x [" + strings.Repeat("1,", 999) + "]\nb: [" + strings.Repeat("*x,", 90) + "]\n", "{a:" + ones(999) + " b:[" + strings.TrimSuffix(strings.Repeat(ones(999)+" ", 90), " ") + "]}"},
	}.load(t)
}

func TestDepthIsBounded(t *testing.T) {
	list60 := strings.Repeat("[0]", 60)
	table{
		"flow":        {"a: " + strings.Repeat("[", 200), "r.yaml:1:104: nested deeper than 100 levels"},
		"block":       {"a:\n" + strings.Repeat("- ", 200), "r.yaml:2:201: nested deeper than 100 levels"},
		"mixed":       {"a:\n" + strings.Repeat("- ", 60) + nested(60, "") + "\n", "r.yaml:2:160: a" + list60 + shortened("[0]", 200-1-180) + "…: nested deeper than 100 levels"},
		"by aliases":  {"a: &a " + nested(60, "") + "\nb: " + nested(60, "*a") + "\n", "r.yaml:1:46: b" + list60 + shortened("[0]", 200-1-180) + "…: nested deeper than 100 levels"},
		"by a merge":  {"a: &a {b: " + nested(60, "") + "}\nc: " + nested(60, "{<<: *a}") + "\n", "r.yaml:1:48: c" + list60 + ".b" + shortened("[0]", 200-1-180-2) + "…: nested deeper than 100 levels"},
		"of mappings": {"a: " + strings.Repeat("{a: ", 120) + strings.Repeat("}", 120) + "\n", "r.yaml:1:404: nested deeper than 100 levels"},
	}.refuse(t)
}

// shortened repeats a text up to a length.
func shortened(text string, length int) string { return strings.Repeat(text, length)[:length] }

func TestExpansionIsBounded(t *testing.T) {
	bomb := "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
	merged := "a: &a {k: 1}\n"
	for i := 'b'; i <= 'j'; i++ {
		ten := strings.TrimSuffix(strings.Repeat("*"+string(i-1)+",", 10), ",")
		bomb += fmt.Sprintf("%c: &%c [%s]\n", i, i, ten)
		merged += fmt.Sprintf("%c: &%c {<<: [%s]}\n", i, i, ten)
	}
	var pairs strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&pairs, "k%d: 1,", i)
	}
	table{
		"lists":          {bomb, "r.yaml:1:12: e[7][8][9][0][2]: aliases expand to more than 100000 values"},
		"merged mapping": {"a: &a {" + pairs.String() + "}\nb: [" + strings.Repeat("{<<: [*a, *a]},", 200) + "]\n", "r.yaml:1:3632: b[33].k466: aliases expand to more than 100000 values"},
		"merges":         {merged, "r.yaml:1:4: f: aliases expand to more than 100000 values"},
	}.refuse(t)
}

func TestSizeIsBounded(t *testing.T) {
	t.Chdir(t.TempDir())
	// What isn't UTF-8 is refused before it costs the parser's time.
	_, err := load(t, "\xff"+strings.Repeat("x", yamlfile.MaxSize-1))
	assert.EqualError(t, err, "r.yaml:1:1: the byte 0xff is not UTF-8")
	_, err = load(t, "\xff"+strings.Repeat("x", yamlfile.MaxSize))
	assert.EqualError(t, err, "r.yaml: larger than 16 MiB")
}

// A key of a megabyte with thousands of mistakes beneath takes no longer than
// both alone.
func TestMistakesBelowALongKey(t *testing.T) {
	t.Chdir(t.TempDir())
	growth.Linear(t, func(size int) { mistakesBelowALongKey(t, size) })
}

func mistakesBelowALongKey(t *testing.T, size int) {
	_, err := load(t, "? "+strings.Repeat("k", size<<17)+"\n: {"+strings.Repeat("a: 1,", size*2500)+"}\n")
	var config *hush.ConfigError
	require.ErrorAs(t, err, &config)
	assert.Len(t, config.Problems, size*2500-1)
	assert.Equal(t, strings.Repeat("k", 200)+"…", config.Problems[0].Path)
}

func TestManyKeys(t *testing.T) {
	t.Chdir(t.TempDir())
	var text strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&text, "key-%d: 1\n", i)
	}
	root, err := load(t, text.String())
	require.NoError(t, err)
	assert.Equal(t, 40_000, root.Len())
	_, err = load(t, text.String()+"key-39999: 2\n")
	assert.EqualError(t, err, "r.yaml:40001:1: key-39999: the key is there already, at r.yaml:40000:1")
}
