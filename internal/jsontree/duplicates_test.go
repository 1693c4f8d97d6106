package jsontree_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hush"
)

// flat writes a tree on one line.
func flat(n hush.Node) string {
	var parts []string
	switch n.Kind() {
	case hush.KindMap:
		for field := range n.Fields() {
			parts = append(parts, field.Name+":"+flat(field.Value))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case hush.KindList:
		for item := range n.Items() {
			parts = append(parts, flat(item))
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	return n.Text()
}

func TestFirstOfDuplicatesCounts(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": 1, "a": 2}`: "{a:1}",
		`{"a": {"b": 1}, "c": 2, "a": {"b": [3, 4]}, "d": 5}`:         "{a:{b:1} c:2 d:5}",
		`{"a": 1, "a": {"b": 1, "b": 2}, "c": 3}`:                     "{a:1 c:3}",
		`[{"a": 1, "a": 2, "b": 3}, {"a": 4}, {"c": {}, "c": []}, 5]`: "[{a:1 b:3} {a:4} {c:{}} 5]",
		`{"x": {"a": 1, "a": 2}, "y": {"a": 3, "b": 4, "a": 5}}`:      "{x:{a:1} y:{a:3 b:4}}",
	} {
		document, err := jsontree.Parse("", []byte(text))
		assert.Error(t, err, text)
		assert.Equal(t, want, flat(document.Root()), text)
	}
}
