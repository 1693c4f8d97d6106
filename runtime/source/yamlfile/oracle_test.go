package yamlfile

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"github.com/hushgen/hushgen/runtime/hush"
)

// maxOracle is the longest input that is decoded a second time: the parser's
// own decoding takes time quadratic in the keys.
const maxOracle = 4 << 10

// checkOracle compares a tree that was accepted with what the parser's own
// decoding makes of the same input, when it makes anything of it.
func checkOracle(t *testing.T, content []byte, tree hush.Node) {
	if len(content) > maxOracle || tree.IsZero() {
		return
	}
	document, err := load("f.yaml", content)
	if err != nil || !textKeys(document) {
		return
	}
	var want any
	if err := yaml.Load(withVersion(content), &want); err != nil {
		return
	}
	if problem := differs(tree, want); problem != "" {
		t.Fatalf("%q: %s; the parser decodes %#v", content, problem, want)
	}
}

// textKeys reports whether all keys are texts for the parser, too. It takes 0
// and 00 for one key, and loses such keys when it merges them.
func textKeys(n *yaml.Node) bool {
	for i, item := range n.Content {
		key := item
		if key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		isKey := n.Kind == yaml.MappingNode && i%2 == 0
		if isKey && key.Tag != "!!str" && !isMerge(key) || !textKeys(item) {
			return false
		}
	}
	return true
}

// differs says where a tree isn't the decoded data, or "". Texts are compared
// exactly, plain scalars that became something else by what they stand for.
func differs(n hush.Node, want any) string {
	switch want := want.(type) {
	case []any:
		return differentItems(n, want)
	case map[string]any:
		return differentFields(n, want)
	}
	if !sameScalar(n, want) {
		return fmt.Sprintf("%v %q at %v, not %#v", n.Kind(), n.Text(), n.Position(), want)
	}
	return ""
}

func differentItems(n hush.Node, want []any) string {
	if n.Kind() != hush.KindList || n.Len() != len(want) {
		return fmt.Sprintf("%v with %d items, not %d", n.Kind(), n.Len(), len(want))
	}
	i := 0
	for item := range n.Items() {
		if problem := differs(item, want[i]); problem != "" {
			return problem
		}
		i++
	}
	return ""
}

func differentFields(n hush.Node, want map[string]any) string {
	if n.Kind() != hush.KindMap || n.Len() != len(want) {
		return fmt.Sprintf("%v with %d entries, not %d", n.Kind(), n.Len(), len(want))
	}
	for field := range n.Fields() {
		value, ok := want[field.Name]
		if !ok {
			return fmt.Sprintf("the key %q is new", field.Name)
		}
		if problem := differs(field.Value, value); problem != "" {
			return problem
		}
	}
	return ""
}

func sameScalar(n hush.Node, want any) bool {
	plain := n.Kind() == hush.KindPlain
	switch want := want.(type) {
	case nil:
		return n.Kind() == hush.KindNull
	case string:
		return (plain || n.Kind() == hush.KindString) && n.Text() == want
	case bool:
		return plain && core(n.Text()) == want
	case int:
		return plain && sameNumber(n.Text(), float64(want))
	case int64:
		return plain && sameNumber(n.Text(), float64(want))
	case uint64:
		return plain && sameNumber(n.Text(), float64(want))
	case float64:
		return plain && sameNumber(n.Text(), want)
	case time.Time:
		return plain
	}
	return false
}

// sameNumber compares a number with what the core schema reads. What is no
// number there, such as 1_000, or another one, such as 017, is the parser's
// own reading.
func sameNumber(text string, want float64) bool {
	number, ok := core(text).(float64)
	return !ok || decimal.MatchString(text) && hasLeadingZero(text) || number == want || math.IsNaN(number) && math.IsNaN(want)
}

func hasLeadingZero(text string) bool {
	if text[0] == '-' || text[0] == '+' {
		text = text[1:]
	}
	return len(text) > 1 && text[0] == '0'
}

// What the oracle compares, and that it sees differences at all.
func TestOracle(t *testing.T) {
	for text, wrong := range map[string]any{
		"a: 1":       map[string]any{"a": 2},
		"a: '1'":     map[string]any{"a": 1},
		"a: x":       map[string]any{"a": "y"},
		"a: ~":       map[string]any{"a": ""},
		"a: true":    map[string]any{"a": false},
		"a: 0x10":    map[string]any{"a": 10},
		"a: .inf":    map[string]any{"a": math.Inf(-1)},
		"a: [1]":     map[string]any{"a": []any{1, 2}},
		"a: {b: 1}":  map[string]any{"a": map[string]any{"c": 1}},
		"a: {b: 2}":  map[string]any{"a": []any{}},
		"a: 1\nb: 2": map[string]any{"a": 1},
	} {
		root, err := parse("r.yaml", []byte(text))
		require.NoError(t, err)
		assert.NotEmpty(t, differs(root, wrong), text)
		var decoded any
		require.NoError(t, yaml.Load([]byte(text), &decoded))
		assert.Empty(t, differs(root, decoded), text)
	}
}
