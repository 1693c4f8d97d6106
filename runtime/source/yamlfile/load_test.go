package yamlfile_test

import (
	"context"
	"os"
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

// table holds documents by name, with what is made of them: the tree as
// [show] writes it, or the whole error.
type table map[string]struct{ text, want string }

func (documents table) load(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, test := range documents {
		t.Run(name, func(t *testing.T) {
			root, err := load(t, test.text)
			require.NoError(t, err)
			assert.Equal(t, test.want, show(root))
		})
	}
}

func (documents table) refuse(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, test := range documents {
		t.Run(name, func(t *testing.T) {
			_, err := load(t, test.text)
			var config *hush.ConfigError
			require.ErrorAs(t, err, &config)
			assert.EqualError(t, err, test.want)
		})
	}
}

func TestDocument(t *testing.T) {
	table{
		"empty":                {"", "nothing"},
		"comments":             {"# nothing\n\n# here\n", "nothing"},
		"blank":                {" \n\n", "nothing"},
		"only a mark":          {"\ufeff", "nothing"},
		"only a marker":        {"---\n", "~"},
		"only the end":         {"...\n", "nothing"},
		"null":                 {"~\n", "~"},
		"empty mapping":        {"{}\n", "{}"},
		"markers":              {"---\na: 1\n...\n", "{a:1}"},
		"ends":                 {"a: 1\n...\n...\n# x\n", "{a:1}"},
		"no last newline":      {"a: 1", "{a:1}"},
		"version":              {"%YAML 1.2\n---\na: 1\n", "{a:1}"},
		"version, spaced":      {"%YAML \t 1.2 # x\n---\na: 1\n", "{a:1}"},
		"version after a mark": {"\ufeff%YAML 1.2\n---\na: 1\n", "{a:1}"},
		"version, windows":     {"%YAML 1.2\r\n---\r\na: 1\r\n", "{a:1}"},
		"version in a comment": {"# x\n%YAML 1.2\n%TAG !x! tag:x,2024:\n---\na: |\n  %YAML 1.2\n", "{a:\"%YAML 1.2\n\"}"},
		"version 1.1":          {"%YAML 1.1\n---\na: no\n", "{a:no}"},
		"tag directive":        {"%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 1\n", `{a:"1"}`},
		"byte order mark":      {"\ufeffa: 1\n", "{a:1}"},
		"windows":              {"a: 1\r\nb:\r\n  - x\r\n  - y\r\nc: |\r\n  p\r\n  q\r\n", "{a:1 b:[x y] c:\"p\nq\n\"}"},
		"tabs":                 {"a:\t1\t# x\nb: [\n\t2\n]\nc: x\ty\n", "{a:1 b:[2] c:x\ty}"},
		"schema comment":       {"# yaml-language-server: $schema=x\n$schema: y\n", "{$schema:y}"},
		"flow":                 {"{a: [1, '2', {b: c}], d: }", `{a:[1 "2" {b:c}] d:~}`},
		"empty ones":           {"a: []\nb: {}\n", "{a:[] b:{}}"},
		"emoji and next line":  {"a: 😀\u0085b: 1\n", "{a:😀 b:1}"},
	}.load(t)
}

func TestDocumentProblems(t *testing.T) {
	table{
		"two documents":        {"a: 1\n---\nb: 2\n", "r.yaml:2:1: a second document begins here; want one"},
		"two empty documents":  {"---\n---\n", "r.yaml:2:1: a second document begins here; want one"},
		"a version each":       {"%YAML 1.2\n---\na: 1\n...\n%YAML 1.2\n---\nb: 1\n", "r.yaml:5:1: a second document begins here; want one"},
		"a broken second one":  {"a: 1\n...\n]\n", "r.yaml:3:1: the ] closes nothing that is open"},
		"a list at the top":    {"- a\n", "r.yaml:1:1: want a mapping of resources at the top of the file, found a list"},
		"a scalar at the top":  {"\n  a\n", "r.yaml:2:3: want a mapping of resources at the top of the file, found a scalar"},
		"a string at the top":  {"'a:1'\n", "r.yaml:1:1: want a mapping of resources at the top of the file, found a string"},
		"no space":             {"a:1\n", "r.yaml:1:1: want a mapping of resources at the top of the file, found a scalar; a key needs a space after its colon"},
		"another version":      {"%YAML 1.3\n---\na: 1\n", "r.yaml:1:1: want YAML 1.2: %YAML 1.2, or no such line"},
		"version, more digits": {"%YAML 1.20\n---\na: 1\n", "r.yaml:1:1: want YAML 1.2: %YAML 1.2, or no such line"},
		"version, more words":  {"%YAML 1.2 x\n---\na: 1\n", "r.yaml:1:1: only %YAML and %TAG are known; a text that begins with % needs quotes"},
		"two versions":         {"%YAML 1.2\n%YAML 1.2\n---\na: 1\n", "r.yaml:2:1: the directive is there already"},
		"version, no marker":   {"%YAML 1.2\na: 1\n", "r.yaml:2:2: want a line --- between the directives and the document"},
		"directive within":     {"a: 1\n%YAML 1.2\n---\nb: 1\n", "r.yaml:2:1: a directive can't stand within the document; a text that begins with % needs quotes"},
		"undeclared prefix":    {"a: !x!y z\n", "r.yaml:1:4: no %TAG line declares the tag's prefix; a text that begins with ! needs quotes"},
	}.refuse(t)
}

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
