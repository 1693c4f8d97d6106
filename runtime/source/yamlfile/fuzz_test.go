package yamlfile

import (
	"strings"
	"testing"

	"github.com/hushgen/hushgen/runtime/hush"
)

// FuzzLoad feeds any bytes: no panic, no hang, the same answer twice, either
// a well-formed tree or problems with a place; and the tree is what the
// parser's own decoding makes of it.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"", "a: 1\n", "llm:gpt-4: {type: openai, stop: [a, 'b', \"c\"]}\n", "a: &x {b: *x}\n",
		"a: &x {p: 1}\nb: {<<: [*x, *x], q: 2}\n", "a: 1\n---\nb: 2\n", "? [a]\n: 1\n", "a: !!str 3\nb: !foo x\n",
		"%YAML 1.2\n---\na: |\n  x\n", "\ufeffa: é\r\n", "a:\n\tb: 1\n", "a: [[[[\n", "<<: *a\n", "a: 'x\n",
		"a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n", "- - - -\n", "{a: {b: {c: }}}", "a: *a\n", "&a a: *a\n", "!!map {a: !!seq [!!null x]}", "0:\n00:", "a: &x {&p:1}\nb: {<<: [*x, *x], q: 2}",
	} {
		f.Add([]byte(seed))
	}
	for _, c := range suite(f) {
		f.Add([]byte(c.yaml))
		f.Add([]byte("a:\n  - " + strings.ReplaceAll(c.yaml, "\n", "\n    ")))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		first, err := parse("f.yaml", content)
		second, again := parse("f.yaml", content)
		if (err == nil) != (again == nil) || err != nil && err.Error() != again.Error() {
			t.Fatalf("first %v, then %v", err, again)
		}
		if err != nil {
			config, ok := err.(*hush.ConfigError)
			if !ok || len(config.Problems) == 0 || !strings.HasPrefix(err.Error(), "f.yaml") {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		if !first.Equal(second) {
			t.Fatal("two different trees")
		}
		if kind := first.Kind(); kind != hush.KindMap && kind != hush.KindNull && kind != hush.KindNone {
			t.Fatalf("the top is %v", kind)
		}
		checkTree(t, first, 0)
		checkOracle(t, content, first)
	})
}

func checkTree(t *testing.T, n hush.Node, depth int) {
	if depth > MaxDepth {
		t.Fatal("too deep")
	}
	if position := n.Position(); !n.IsZero() && (position.Line < 1 || position.Column < 1) {
		t.Fatalf("no place: %v", position)
	}
	for item := range n.Items() {
		checkTree(t, item, depth+1)
	}
	seen := make(map[string]bool)
	for field := range n.Fields() {
		if seen[field.Name] {
			t.Fatalf("the key %q twice", field.Name)
		}
		seen[field.Name] = true
		checkTree(t, field.Value, depth+1)
	}
}
