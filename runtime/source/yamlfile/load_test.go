package yamlfile_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// load reads text as the file r.yaml.
func load(t testing.TB, text string) (hush.Node, error) {
	t.Helper()
	require.NoError(t, os.WriteFile("r.yaml", []byte(text), 0o600))
	snapshot, err := yamlfile.New("r.yaml").Load(context.Background())
	return snapshot.Root, err
}

// show writes a tree on one line: plain scalars bare, strings quoted, null as
// ~.
func show(n hush.Node) string {
	switch n.Kind() {
	case hush.KindNull:
		return "~"
	case hush.KindPlain:
		return n.Text()
	case hush.KindString:
		return `"` + n.Text() + `"`
	case hush.KindList:
		var items []string
		for item := range n.Items() {
			items = append(items, show(item))
		}
		return "[" + strings.Join(items, " ") + "]"
	case hush.KindMap:
		var fields []string
		for field := range n.Fields() {
			fields = append(fields, field.Name+":"+show(field.Value))
		}
		return "{" + strings.Join(fields, " ") + "}"
	}
	return n.Kind().String()
}

func TestLoad(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, test := range map[string]struct{ text, want string }{
		"empty":                 {"", "nothing"},
		"comments":              {"# nothing\n\n# here\n", "nothing"},
		"only a marker":         {"---\n", "~"},
		"null":                  {"~\n", "~"},
		"markers":               {"---\na: 1\n...\n", "{a:1}"},
		"version":               {"%YAML 1.2\n---\na: 1\n", "{a:1}"},
		"version in a comment":  {"# x\n%YAML 1.2\n%TAG !x! tag:x,2024:\n---\na: |\n  %YAML 1.2\n", "{a:\"%YAML 1.2\n\"}"},
		"version 1.1":           {"%YAML 1.1\n---\na: 1\n", "{a:1}"},
		"byte order mark":       {"\ufeffa: 1\n", "{a:1}"},
		"windows":               {"a: 1\r\nb:\r\n  - x\r\n  - y\r\n", "{a:1 b:[x y]}"},
		"plain scalars":         {"a: 1\nb: 1.10\nc: true\nd: no\ne: 0o17\nf: 2024-01-01\ng: 1_000\nh: a b\n", "{a:1 b:1.10 c:true d:no e:0o17 f:2024-01-01 g:1_000 h:a b}"},
		"nulls":                 {"a:\nb: ~\nc: null\nd: Null\ne: NULL\nf: nULL\n", "{a:~ b:~ c:~ d:~ e:~ f:nULL}"},
		"quoted":                {"a: '1'\nb: \"true\"\nc: ''\nd: \"~\"\n", `{a:"1" b:"true" c:"" d:"~"}`},
		"blocks":                {"a: |\n  1\nb: >-\n  x\n  y\n", "{a:\"1\n\" b:\"x y\"}"},
		"flow":                  {"{a: [1, '2', {b: c}], d: }", `{a:[1 "2" {b:c}] d:~}`},
		"empty ones":            {"a: []\nb: {}\n", "{a:[] b:{}}"},
		"keys are text":         {"1: a\ntrue: b\n~: c\n1.50: d\n'x y': e\n: f\n", "{1:a true:b ~:c 1.50:d x y:e :f}"},
		"alias":                 {"a: &x {b: 1}\nc: *x\nd: [*x, *x]\n", "{a:{b:1} c:{b:1} d:[{b:1} {b:1}]}"},
		"alias of a key":        {"a: &x b\n*x : 1\n", "{a:b b:1}"},
		"alias of null":         {"a: &x\nb: *x\n", "{a:~ b:~}"},
		"anchor used twice":     {"a: &x 1\nb: &x 2\nc: *x\n", "{a:1 b:2 c:2}"},
		"merge":                 {"a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3, r: 4}\n", "{a:{p:1 q:2} b:{q:3 r:4 p:1}}"},
		"merge several":         {"a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}\n", "{a:{p:1} b:{p:2 q:2} c:{p:1 q:2}}"},
		"merge of a merge":      {"a: &x {p: 1}\nb: &y {<<: *x, q: 2}\nc: {<<: *y, q: 3}\n", "{a:{p:1} b:{q:2 p:1} c:{q:3 p:1}}"},
		"merge inline":          {"a: {<<: {p: 1}, q: 2}\n", "{a:{q:2 p:1}}"},
		"merge at the top":      {"<<: {a: 1, b: 2}\nb: 3\n", "{b:3 a:1}"},
		"merge of nothing":      {"a: {<<: [], p: 1}\n", "{a:{p:1}}"},
		"not a merge":           {"a: {'<<': 1}\nb: <<\n", "{a:{<<:1} b:<<}"},
		"tags":                  {"a: !!str 3\nb: !!int '3'\nc: !!null ''\nd: ! 3\ne: !!bool \"true\"\nf: !!float 1\ng: !!timestamp '2024-01-01'\nh: !!str\ni: !!null\n", `{a:"3" b:3 c:~ d:"3" e:true f:1 g:2024-01-01 h:"" i:~}`},
		"tags of collections":   {"a: !!map {b: 1}\nc: !!seq [1]\n!!str d: 1\n", "{a:{b:1} c:[1] d:1}"},
		"tag in full":           {"a: !<tag:yaml.org,2002:str> 3\n", `{a:"3"}`},
		"schema comment":        {"# yaml-language-server: $schema=x\n$schema: y\n", "{$schema:y}"},
		"variables are text":    {"a: ${A}\nb: \"${B}\"\n", `{a:${A} b:"${B}"}`},
		"colons in keys":        {"llm:gpt-4: {type: openai}\n", "{llm:gpt-4:{type:openai}}"},
		"emoji and next line":   {"a: 😀\u0085b: 1\n", "{a:😀 b:1}"},
		"nested deep enough":    {"a: " + strings.Repeat("[", 98) + strings.Repeat("]", 98), "{a:" + strings.Repeat("[", 98) + strings.Repeat("]", 98) + "}"},
		"many uses of an alias": {"a: &x [" + strings.Repeat("1,", 999) + "]\nb: [" + strings.Repeat("*x,", 90) + "]\n", "{a:" + ones(999) + " b:[" + strings.TrimSuffix(strings.Repeat(ones(999)+" ", 90), " ") + "]}"},
	} {
		t.Run(name, func(t *testing.T) {
			root, err := load(t, test.text)
			require.NoError(t, err)
			assert.Equal(t, test.want, show(root))
		})
	}
}

func ones(count int) string { return "[" + strings.TrimSuffix(strings.Repeat("1 ", count), " ") + "]" }

func TestPositions(t *testing.T) {
	t.Chdir(t.TempDir())
	root, err := load(t, "# é\nübung: {ä: 'x', b: [😀, y]}\nlist:\n  - &n {deep:  text}\nempty:\nmerged: {<<: *n}\n")
	require.NoError(t, err)
	var found []string
	var walk func(n hush.Node)
	walk = func(n hush.Node) {
		found = append(found, n.Position().String())
		for item := range n.Items() {
			walk(item)
		}
		for field := range n.Fields() {
			found = append(found, field.Name+"@"+field.KeyPosition.String())
			walk(field.Value)
		}
	}
	walk(root)
	assert.Equal(t, []string{
		"r.yaml:2:1",
		"übung@r.yaml:2:1", "r.yaml:2:8", "ä@r.yaml:2:9", "r.yaml:2:12", "b@r.yaml:2:17", "r.yaml:2:20", "r.yaml:2:21", "r.yaml:2:24",
		"list@r.yaml:3:1", "r.yaml:4:3", "r.yaml:4:5", "deep@r.yaml:4:9", "r.yaml:4:16",
		"empty@r.yaml:5:1", "r.yaml:5:7",
		"merged@r.yaml:6:1", "r.yaml:6:9", "deep@r.yaml:4:9", "r.yaml:4:16",
	}, found)
}

func TestProblems(t *testing.T) {
	t.Chdir(t.TempDir())
	bomb := "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
	for i := 'b'; i <= 'j'; i++ {
		before := "*" + string(i-1)
		bomb += string(i) + ": &" + string(i) + " [" + strings.TrimSuffix(strings.Repeat(before+",", 10), ",") + "]\n"
	}
	for name, test := range map[string]struct{ text, want string }{
		"duplicate":             {"a: 1\nb: 2\na: 3\n", "r.yaml:3:1: a: the key is there already, at r.yaml:1:1"},
		"duplicate spelling":    {"a: {x: 1, 'x': 2, \"x\": 3}\n", "r.yaml:1:11: a.x: the key is there already, at r.yaml:1:5\nr.yaml:1:19: a.x: the key is there already, at r.yaml:1:5"},
		"duplicate number":      {"1: a\n'1': b\n", "r.yaml:2:1: 1: the key is there already, at r.yaml:1:1"},
		"duplicate deep":        {"a:\n  - b:\n      'c.d': {x: 1, x: 2}\n", "r.yaml:3:21: a[0].b[\"c.d\"].x: the key is there already, at r.yaml:3:15"},
		"duplicate merge":       {"a: {<<: {}, <<: {}}\n", "r.yaml:1:13: a: a second merge key <<; one can merge a list of mappings"},
		"duplicate in a merge":  {"a: {<<: {x: 1, x: 2}}\n", "r.yaml:1:16: a.x: the key is there already, at r.yaml:1:10"},
		"duplicate, anchored":   {"a: &x {b: 1, b: 2}\nc: *x\n", "r.yaml:1:14: a.b: the key is there already, at r.yaml:1:8"},
		"contains itself":       {"a: &x {b: *x}\n", "r.yaml:1:4: a.b: the anchor x contains itself"},
		"contains itself, list": {"a: &x [1, [*x]]\n", "r.yaml:1:4: a[1][0]: the anchor x contains itself"},
		"merges itself":         {"a: &x {<<: *x}\n", "r.yaml:1:4: a: the anchor x contains itself"},
		"alias bomb":            {bomb, "r.yaml:1:12: e[7][8][9][0][2]: aliases expand to more than 100000 values"},
		"merge bomb":            {"a: &a {" + numbered(1000) + "}\nb: [" + strings.Repeat("{<<: [*a, *a]},", 200) + "]\n", "…: aliases expand to more than 100000 values"},
		"deep by aliases":       {"a: &a " + strings.Repeat("[", 60) + strings.Repeat("]", 60) + "\nb: " + strings.Repeat("[", 60) + "*a" + strings.Repeat("]", 60) + "\n", "…[0][0]: nested deeper than 100 levels"},
		"merge a scalar":        {"a: {<<: 1}\n", "r.yaml:1:9: a: << merges a mapping or a list of mappings"},
		"merge scalars":         {"a: {<<: [1, [], {b: 1}]}\n", "r.yaml:1:10: a: << merges a mapping or a list of mappings\nr.yaml:1:13: a: << merges a mapping or a list of mappings"},
		"a list for a key":      {"a:\n  ? [x]\n  : 1\n", "r.yaml:2:5: a: a key is a text; found a list"},
		"a mapping for a key":   {"{a: 1}: 2\n", "r.yaml:1:1: a key is a text; found a mapping"},
		"a tag for a key":       {"!!int 1: 2\n", "r.yaml:1:1: a key is a text; found the tag !!int"},
		"unknown tags":          {"a: !foo x\nb: !!binary aGk=\nc: !bar {x: 1}\nd: !!set {x}\ne: !baz [1]\n", "r.yaml:1:4: a: unknown tag !foo\nr.yaml:2:4: b: unknown tag !!binary\nr.yaml:3:4: c: unknown tag !bar\nr.yaml:4:4: d: unknown tag !!set\nr.yaml:5:4: e: unknown tag !baz"},
		"null with a value":     {"a: !!null x\n", "r.yaml:1:4: a: !!null has a value"},
		"problem seen once":     {"a: &x {b: !foo 1}\nc: [*x, *x]\n", "r.yaml:1:11: a.b: unknown tag !foo"},
		"hidden, then aliased":  {"a: {<<: &x {b: !foo 1}, b: 2}\nc: *x\n", "r.yaml:1:16: c.b: unknown tag !foo"},
		"two documents":         {"a: 1\n---\nb: 2\n", "r.yaml:2:1: a second document begins here; want one"},
		"two empty documents":   {"---\n---\n", "r.yaml:2:1: a second document begins here; want one"},
		"a broken second one":   {"a: 1\n...\n]\n", "r.yaml:3:1: YAML: while parsing a block node: did not find expected node content"},
		"a list at the top":     {"- a\n", "r.yaml:1:1: want a mapping of resources at the top of the file, found a list"},
		"a scalar at the top":   {"\n  a\n", "r.yaml:2:3: want a mapping of resources at the top of the file, found a scalar"},
		"unclosed":              {"a: 1\nb: [1\n", "r.yaml:3:1: YAML: while parsing a flow sequence: did not find expected ',' or ']' (it begins at line 2)"},
		"bad indentation":       {"a: b\n c: d\n", "r.yaml:2:3: YAML: mapping values are not allowed in this context"},
		"a tab":                 {"a:\n\tb: 1\n", "r.yaml:2:1: YAML: a tab can't indent; use spaces"},
		"unknown anchor":        {"a: *x\n", "r.yaml:1:4: YAML: unknown anchor 'x' referenced"},
		"too deep":              {"a: " + strings.Repeat("[", 200), "r.yaml:1:104: YAML: while increasing flow level: exceeded max depth of 100"},
		"too deep, block":       {"a:\n" + strings.Repeat("- ", 200), "r.yaml:2:201: YAML: while increasing indent level: exceeded max depth of 100 (it begins at line 1)"},
		"not UTF-8":             {"a: 1\nbé: \xff\n", "r.yaml:2:5: the byte 0xff is not UTF-8"},
		"UTF-16":                {"\xff\xfea\x00:\x00", "r.yaml: the file is UTF-16; save it as UTF-8"},
		"UTF-16, other order":   {"\xfe\xff\x00a\x00:", "r.yaml: the file is UTF-16; save it as UTF-8"},
		"control character":     {"\ufeffa: x\x01\n", "r.yaml:1:5: the control character U+0001 is not allowed; in double quotes it can be escaped"},
		"zero byte":             {"a: 1\r\nb: \x00\n", "r.yaml:2:4: the control character U+0000 is not allowed; in double quotes it can be escaped"},
		"no character":          {"a: \uffff\n", "r.yaml:1:4: the control character U+FFFF is not allowed; in double quotes it can be escaped"},
	} {
		t.Run(name, func(t *testing.T) {
			root, err := load(t, test.text)
			var config *hush.ConfigError
			require.ErrorAs(t, err, &config)
			assert.True(t, root.IsZero())
			if end, long := strings.CutPrefix(test.want, "…"); long {
				assert.True(t, strings.HasSuffix(err.Error(), end), err)
				assert.Len(t, config.Problems, 1)
				return
			}
			assert.EqualError(t, err, test.want)
		})
	}
}

// numbered returns the pairs of a mapping with that many keys.
func numbered(count int) string {
	var text strings.Builder
	for i := range count {
		text.WriteString(strings.Repeat("k", i+1) + ": 1,")
	}
	return text.String()
}

func TestSizeIsBounded(t *testing.T) {
	t.Chdir(t.TempDir())
	// What isn't UTF-8 is refused before it costs the parser's time.
	_, err := load(t, "\xff"+strings.Repeat("x", yamlfile.MaxSize-1))
	assert.EqualError(t, err, "r.yaml:1:1: the byte 0xff is not UTF-8")
	_, err = load(t, "\xff"+strings.Repeat("x", yamlfile.MaxSize))
	assert.EqualError(t, err, "r.yaml: larger than 16 MiB")
}

func TestManyKeysAreFast(t *testing.T) {
	t.Chdir(t.TempDir())
	var text strings.Builder
	for i := range 20_000 {
		text.WriteString("key" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + hexa(i) + ": 1\n")
	}
	root, err := load(t, text.String())
	require.NoError(t, err)
	assert.Equal(t, 20_000, root.Len())
}

func hexa(i int) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[i>>12&15], digits[i>>8&15], digits[i>>4&15], digits[i&15]})
}

func TestFilesThatCannotBeRead(t *testing.T) {
	t.Chdir(t.TempDir())
	source := yamlfile.New("sub/none.yaml")
	assert.Equal(t, "sub/none.yaml", source.Name())
	_, err := source.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "open sub/none.yaml: no such file or directory")

	require.NoError(t, os.Mkdir("folder", 0o700))
	_, err = yamlfile.New("folder").Load(t.Context())
	assert.EqualError(t, err, "read folder: is a directory")

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = source.Load(ctx)
	assert.ErrorIs(t, err, context.Canceled)
}

func TestRevisionFollowsTheContent(t *testing.T) {
	t.Chdir(t.TempDir())
	revision := func(text string) string {
		require.NoError(t, os.WriteFile("r.yaml", []byte(text), 0o600))
		snapshot, err := yamlfile.New("r.yaml").Load(t.Context())
		require.NoError(t, err)
		return snapshot.Revision
	}
	first := revision("a: 1\n")
	assert.Len(t, first, 64)
	assert.NotEqual(t, first, revision("a: 2\n"))
	assert.Equal(t, first, revision("a: 1\n"))
}

func TestSearch(t *testing.T) {
	t.Chdir(t.TempDir())
	const variable = "HUSH_TEST_CONFIG"
	t.Setenv(variable, "")
	source := yamlfile.Search(variable, "one.yaml", filepath.Join("conf", "two.yaml"))

	_, err := source.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "no resources file; looked at $HUSH_TEST_CONFIG (not set), one.yaml, conf/two.yaml: file does not exist")
	assert.Equal(t, "$HUSH_TEST_CONFIG (not set), one.yaml, conf/two.yaml", source.Name())

	at := func() string {
		snapshot, err := source.Load(t.Context())
		require.NoError(t, err)
		assert.Equal(t, source.Name(), snapshot.Root.Position().Source)
		return source.Name()
	}
	require.NoError(t, os.Mkdir("conf", 0o700))
	require.NoError(t, os.WriteFile("conf/two.yaml", []byte("a: 1\n"), 0o600))
	assert.Equal(t, "conf/two.yaml", at())
	require.NoError(t, os.WriteFile("one.yaml", []byte("a: 1\n"), 0o600))
	assert.Equal(t, "one.yaml", at())
	require.NoError(t, os.WriteFile("mine.yaml", []byte("a: 1\n"), 0o600))
	t.Setenv(variable, "mine.yaml")
	assert.Equal(t, "mine.yaml", at())

	t.Setenv(variable, "gone.yaml")
	_, err = source.Load(t.Context())
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.EqualError(t, err, "the file that HUSH_TEST_CONFIG names: open gone.yaml: no such file or directory")

	_, err = yamlfile.Search("", "x.yaml", "y.yaml").Load(t.Context())
	assert.EqualError(t, err, "no resources file; looked at x.yaml, y.yaml: file does not exist")
}
