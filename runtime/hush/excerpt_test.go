package hush_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/yamlfile"
)

// parsed writes text as r.yaml and reads it, and goes down to a value: steps
// are keys, or numbers of elements.
func parsed(t testing.TB, text string, steps ...any) hush.Node {
	t.Helper()
	require.NoError(t, os.WriteFile("r.yaml", []byte(text), 0o600))
	snapshot, err := yamlfile.New("r.yaml").Load(context.Background())
	require.NoError(t, err)
	return down(t, snapshot.Root, steps...)
}

func down(t testing.TB, n hush.Node, steps ...any) hush.Node {
	for _, step := range steps {
		switch step := step.(type) {
		case string:
			n = n.Get(step)
		case int:
			var items []hush.Node
			for item := range n.Items() {
				items = append(items, item)
			}
			n = items[step]
		}
		require.False(t, n.IsZero(), "%v", steps)
	}
	return n
}

// excerpt returns what WriteProblems shows beneath a problem with a node.
func excerpt(t testing.TB, p hush.Problem) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, hush.WriteProblems(&out, p))
	lines := strings.SplitN(out.String(), "\n", 2)
	require.Equal(t, p.Error(), lines[0])
	return "\n" + lines[1]
}

func way(steps ...any) []any { return steps }

// Texts with an x are secrets that stand beside the value.
func TestExcerpts(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, test := range map[string]struct {
		text string
		way  []any
		want string
	}{
		"block": {"a:\n  b: 12\n", way("a", "b"), `
      b: 12
         ^
`},
		"comment":       {"a: 12 # xx\n", way("a"), "\n    a: 12 …\n       ^\n"},
		"windows":       {"b: x\r\na: 12\r\n", way("a"), "\n    a: 12\n       ^\n"},
		"old mac":       {"b: x\ra: 12\r", way("a"), "\n    a: 12\n       ^\n"},
		"order mark":    {"\ufeffa: 12\n", way("a"), "\n    a: 12\n       ^\n"},
		"last line":     {"a: 12", way("a"), "\n    a: 12\n       ^\n"},
		"list":          {"a:\n  - 12\n", way("a", 0), "\n      - 12\n        ^\n"},
		"list of maps":  {"a:\n  - b: 12\n    c: x\n", way("a", 0, "b"), "\n      - b: 12\n           ^\n"},
		"list of lists": {"a:\n  - - 12\n    - x\n", way("a", 0, 0), "\n      - - 12\n          ^\n"},
		"map":           {"a:\n  - b: x\n    c: x\n", way("a", 0), "\n      - b: …\n        ^\n"},
		"flow": {"a: {b: x, c: 12, d: 'x', e: \"x, {\\\"x\", f: [x, x], g: {h: x}, i: x x}\n", way("a", "c"), `
    a: {b: …, c: 12, d: …, e: …, f: […, …], g: {h: …}, i: …}
                 ^
`},
		"flow map":      {"a: {b: x}\n", way("a"), "\n    a: {b: …}\n       ^\n"},
		"flow list":     {"a: [x, 12]\n", way("a", 1), "\n    a: […, 12]\n           ^\n"},
		"flow spaced":   {"a: { b: x , c: 12 }\n", way("a", "c"), "\n    a: { b: …, c: 12 }\n                  ^\n"},
		"flow of lines": {"a: {b: x,\n  c: 12, d: x,\n  e: x}\n", way("a", "c"), "\n      c: 12, d: …,\n         ^\n"},
		"flow's end":    {"a: {b: x,\n  c: 12}\n", way("a", "c"), "\n      c: 12}\n         ^\n"},
		"json": {`{"b": {"x y": "x", "c": 3}, "a": {"d": true, "e": [1, 12, null], "f": "x"}}`, way("a", "e", 1), `
    {"b": {"x y": …, "c": …}, "a": {"d": …, "e": […, 12, null], "f": …}}
                                                     ^
`},
		"quoted":                {`a: "12"`, way("a"), "\n    a: \"12\"\n       ^\n"},
		"quoted once":           {`a: '1''2'`, way("a"), "\n    a: '1''2'\n       ^\n"},
		"escaped":               {`a: "1\t\u00e9"`, way("a"), "\n    a: \"1\\t\\u00e9\"\n       ^\n"},
		"escaped as YAML alone": {`a: "1\_2"`, way("a"), "\n    a: …\n       ^\n"},
		"empty":                 {`a: ""`, way("a"), "\n    a: \"\"\n       ^\n"},
		"null":                  {"a: ~\n", way("a"), "\n    a: ~\n       ^\n"},
		"no value":              {"a:\n", way("a"), "\n    a:\n      ^\n"},
		"quoted keys":           {`{"a b": 12, 'c''d': x}`, way("a b"), "\n    {\"a b\": 12, 'c''d': …}\n            ^\n"},
		"key of an escape":      {`{"a\_b": x, c: 12}`, way("c"), "\n    {…: …, c: 12}\n              ^\n"},
		"explicit key":          {"? a\n: 12\n", way("a"), "\n    … 12\n      ^\n"},
		"multi-byte":            {"ä: {ö: x, ü: 12ß}\n", way("ä", "ü"), "\n    ä: {ö: …, ü: 12ß}\n                 ^\n"},
		"wide":                  {"日本: 12\n", way("日本"), "\n    日本: 12\n    \u3000\u3000  ^\n"},
		"combining":             {"e\u0301: 12\n", way("e\u0301"), "\n    e\u0301: 12\n       ^\n"},
		"unprintable":           {"a\u200b: 12\n", way("a\u200b"), "\n    a\uFFFD: 12\n        ^\n"},
		"tabs":                  {"a:\t12\t# x\n", way("a"), "\n    a:\t12\t…\n      \t^\n"},
		"anchor":                {"a: &n 12\n", way("a"), "\n    a: …\n       ^\n"},
		"anchored map":          {"a: &n {b: 12}\n", way("a", "b"), "\n    a: … {b: 12}\n             ^\n"},
		"alias":                 {"b: &n {c: 12, d: x}\na: *n\n", way("a", "c"), "\n    b: … {c: 12, d: …\n             ^\n"},
		"tag":                   {"a: !!int 12\n", way("a"), "\n    a: …\n       ^\n"},
		"block scalar":          {"a: |\n  x\n", way("a"), "\n    a: …\n       ^\n"},
		"plain of lines":        {"a: 12\n  x\n", way("a"), "\n    a: …\n       ^\n"},
		"scalar from before":    {"{b: \"x\n  x: {x, x\", a: 12}\n", way("a"), "\n      …, a: 12}\n            ^\n"},
		"plain from before":     {"{b: x\n  x, a: 12}\n", way("a"), "\n      …, a: 12}\n            ^\n"},
		"scalar going on":       {"{a: 12, b: \"x, {x\n  x\"}\n", way("a"), "\n    {a: 12, b: …\n        ^\n"},
		"end in the next line":  {"{a: 12, b: 'x''}\n  x'}\n", way("a"), "\n    {a: 12, b: …\n        ^\n"},
	} {
		t.Run(name, func(t *testing.T) {
			node := parsed(t, test.text, test.way...)
			got := excerpt(t, hush.Problem{Message: "wrong", Found: node.Text()}.At(node))
			assert.Equal(t, test.want, got)
			assert.NotContains(t, strings.ReplaceAll(got, "x y", ""), "x")
		})
	}
}

// A resource's document, as a hub makes it, knows nothing of the resources
// beside it, and holds what became of ${…}.
func TestExcerptsOfResources(t *testing.T) {
	t.Chdir(t.TempDir())
	text := `{"llm:b": {"key": "x", "y": 3}, "llm:a": {"n": "${N}", "m": 12, "key": "x"}, "llm:c": {"y": 3}}`
	resource := func(written hush.Node, replace bool) hush.Node {
		b := hush.NewBuilder("r.yaml")
		b.Node(written)
		document := b.Document()
		if !replace {
			return document.Root()
		}
		after := &hush.Document{Source: "r.yaml", Written: document}
		for _, entry := range document.Entries {
			entry.Text = strings.ReplaceAll(entry.Text, "${N}", "xx")
			after.Entries = append(after.Entries, entry)
		}
		return after.Root()
	}
	a := resource(parsed(t, text, "llm:a"), true)
	assert.Equal(t, `
    … {"n": …, "m": 12, "key": …}, …
                    ^
`, excerpt(t, hush.Problem{Found: "12"}.At(a.Get("m"))))
	assert.Equal(t, `
    … {"n": "${N}", "m": …, "key": …}, …
            ^
`, excerpt(t, hush.Problem{Found: "${N}"}.At(a.Get("n"))))
	assert.Equal(t, `
    … {"n": …, "m": …, "key": …}, …
            ^
`, excerpt(t, hush.Problem{Message: "variable N is not set"}.At(a.Get("n"))))

	// A position at a key is set afterwards.
	root := parsed(t, text)
	p := hush.Problem{Message: "no category llm", Found: "llm"}.At(root)
	for field := range root.Fields() {
		p.Position = field.KeyPosition
	}
	assert.Equal(t, `
    …"llm:b": {"key": …, "y": …}, "llm:a": {"n": …, "m": …, "key": …}, "llm:c": {"y": …}}
                                                                       ^
`, strings.Replace(excerpt(t, p), `{"llm:b"`, `…"llm:b"`, 1))

	secret := hush.NewBuilder("r.yaml")
	secret.BeginMap(1, 1)
	secret.Key("a", 1, 1)
	secret.Secret(hush.NewSecret("12"), 1, 4)
	secret.End()
	parsed(t, "a: 12\n")
	assert.Equal(t, "\n    a: …\n       ^\n", excerpt(t, hush.Problem{Found: "12"}.At(secret.Document().Root().Get("a"))))
}

// What has no line that fits is reported without one.
func TestNoExcerpt(t *testing.T) {
	t.Chdir(t.TempDir())
	node := parsed(t, "b: x\na: 12\n", "a")
	p := hush.Problem{Message: "wrong", Found: "12"}.At(node)
	for name, text := range map[string]string{
		"empty": "", "shorter": "b: x\n", "another line": "b: x\nxxx: x\n", "a space more": "b: x\n  xx: x\n",
		"a line more": "b: x\nxx\na: 12\n", "too large": "b: x\na: 12\n" + strings.Repeat("#", 16<<20),
	} {
		require.NoError(t, os.WriteFile("r.yaml", []byte(text), 0o600))
		assert.Equal(t, "\n", excerpt(t, p), name)
	}
	require.NoError(t, os.WriteFile("r.yaml", []byte("b: x\na: 123\n"), 0o600))
	assert.Equal(t, "\n    a: 12…\n       ^\n", excerpt(t, p), "another value")
	require.NoError(t, os.WriteFile("r.yaml", []byte("b: x\na: xxx\n"), 0o600))
	assert.Equal(t, "\n    a: …\n       ^\n", excerpt(t, p), "a secret instead")

	parsed(t, "b: x\na: 12\n")
	for _, wrong := range []hush.Position{{}, {Source: "r.yaml", Line: 2}, {Source: "r.yaml", Line: 2, Column: 99}, {Source: "r.yaml", Line: 99, Column: 1}, {Source: "s.yaml", Line: 2, Column: 4}, {Source: "r.yaml", Line: -1, Column: -1}} {
		p.Position = wrong
		assert.Equal(t, "\n", excerpt(t, p), wrong.String())
	}
	p.Position = hush.Position{Source: "r.yaml", Line: 2, Column: 4}
	assert.Equal(t, "\n    a: 12\n       ^\n", excerpt(t, p))
	p.Found = ""
	assert.Equal(t, "\n    a: …\n       ^\n", excerpt(t, p), "Found doesn't say it")
	assert.Equal(t, "\n", excerpt(t, hush.Problem{Position: p.Position, Message: "no document"}))
}

func TestExcerptsOfLongLines(t *testing.T) {
	t.Chdir(t.TempDir())
	var text strings.Builder
	text.WriteString("{")
	for range 20_000 {
		text.WriteString(`"k` + strings.Repeat("y", text.Len()%7) + itoa(text.Len()) + `": "x", `)
	}
	text.WriteString(`"a": {"b": "x", "c": 12, "d": [0, "x"]}, "e": "x` + strings.Repeat(" x", 100) + `"}`)
	node := parsed(t, text.String(), "a", "c")
	got := excerpt(t, hush.Problem{Found: "12"}.At(node))
	line, caret, _ := strings.Cut(strings.TrimPrefix(got, "\n"), "\n")
	assert.Contains(t, line, `, "a": {"b": …, "c": 12, "d": […, …]}, "e": …`)
	assert.True(t, strings.HasPrefix(line, "    …"), line)
	assert.True(t, strings.HasSuffix(line, "…"), line)
	assert.LessOrEqual(t, len([]rune(line)), 130)
	assert.Equal(t, "12", string([]rune(line)[len([]rune(caret))-2:][:2]), "the caret is beneath it")
	assert.NotContains(t, line, "x")
	assert.Equal(t, "\n    {\"k", excerpt(t, hush.Problem{}.At(down(t, parsed(t, text.String()), "ky1")))[:8])

	brackets := parsed(t, "a: [12"+strings.Repeat(", []", 100)+"]", "a", 0)
	assert.Equal(t, "\n    a: [12"+strings.Repeat(", []", 28)+", …\n        ^\n", excerpt(t, hush.Problem{Found: "12"}.At(brackets)))

	// Exactly as long as is shown whole.
	whole := parsed(t, "a: {b: 12, c: "+strings.Repeat("é", 105)+"}", "a", "b")
	assert.Equal(t, "\n    a: {b: 12, c: …}\n           ^\n", excerpt(t, hush.Problem{Found: "12"}.At(whole)))
}

func itoa(i int) string { return strconv.Itoa(i) }

// FuzzExcerpt shows lines of arbitrary files, which changed since they were
// read. Letters and digits in an excerpt are those of keys, or of a null.
func FuzzExcerpt(f *testing.F) {
	dir := f.TempDir()
	f.Add("a: {b: secret, 'c d': [1, two], \"e\": null}\n", "", uint16(0))
	f.Add("a:\n  - b: |\n      secret\n    c: x # y\n", "a:\n  - c: |\n      secret\n    b: x # y\n", uint16(3))
	f.Add("{a: &x {b: 1}, c: *x, d: \"x\n  y\", e: z}", "{a: secret}", uint16(5))
	f.Fuzz(func(t *testing.T, text, changed string, pick uint16) {
		if strings.Contains(text, `\`) || len(text)+len(changed) > 10_000 {
			return // escapes make letters that the key doesn't have
		}
		name := filepath.Join(dir, "r.yaml")
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
		snapshot, err := yamlfile.New(name).Load(context.Background())
		if err != nil || snapshot.Root.IsZero() {
			return
		}
		var nodes []hush.Node
		var keys []string
		collect(snapshot.Root, &nodes, &keys)
		if changed != "" {
			require.NoError(t, os.WriteFile(name, []byte(changed), 0o600))
		}
		p := hush.Problem{}.At(nodes[int(pick)%len(nodes)])
		var out strings.Builder
		require.NoError(t, hush.WriteProblems(&out, p))
		lines := strings.Split(out.String(), "\n")
		if len(lines) == 2 {
			return
		}
		require.Len(t, lines, 4)
		for _, run := range strings.FieldsFunc(lines[1], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			known := slices.ContainsFunc(keys, func(key string) bool { return strings.Contains(key, run) })
			require.True(t, known || strings.EqualFold(run, "null"), "%q in %q", run, lines[1])
		}
		require.Equal(t, "^", strings.TrimSpace(lines[2]))
	})
}

func collect(n hush.Node, nodes *[]hush.Node, keys *[]string) {
	*nodes = append(*nodes, n)
	for item := range n.Items() {
		collect(item, nodes, keys)
	}
	for field := range n.Fields() {
		*keys = append(*keys, field.Name)
		collect(field.Value, nodes, keys)
	}
}

// A secret that isn't quoted may be keys for YAML.
func TestExcerptsOfSecretsTakenForKeys(t *testing.T) {
	t.Chdir(t.TempDir())
	fields := []hush.FieldInfo{{Name: "k", Options: &hush.FieldOptions{Secret: true}}, {Name: "n"}}
	for text, want := range map[string]string{
		"{k: {hunter2}, n: x}\n":   "r.yaml:1:5: llm:gpt-4.k: expected a string, found a mapping\n    {k: {…}, n: …}\n        ^\nr.yaml:1:19: llm:gpt-4.n: expected an integer, found x\n    {k: {…}, n: x}\n                ^\n",
		"{k: {hunter: 2}, n: 1}\n": "r.yaml:1:5: llm:gpt-4.k: expected a string, found a mapping\n    {k: {…: …}, n: …}\n        ^\n",
		"{k: hun,ter2, n: x}\n":    "r.yaml:1:9: llm:gpt-4.ter2: unknown field; there are k, n\n    {k: …,ter2, n: …}\n          ^\nr.yaml:1:18: llm:gpt-4.n: expected an integer, found x\n    {k: …,…, n: x}\n                ^\n",
	} {
		d := hush.NewDecoder(input(parsed(t, text)))
		d.Root().Struct(fields)
		hush.SecretText(d.Field(0), new(hush.Secret))
		hush.Int(d.Field(1), new(int))
		d.End()
		var out strings.Builder
		require.NoError(t, hush.WriteProblems(&out, d.Finish()))
		assert.Equal(t, want, out.String())
	}
	node := parsed(t, "{ref: gpt}\n", "ref")
	assert.Equal(t, "\n    {ref: gpt}\n          ^\n", excerpt(t, hush.Problem{Found: "llm:gpt"}.At(node)))
}
