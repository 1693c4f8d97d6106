package snippet_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/reference/snippet"
)

// of returns the snippet of the first plugin of the first category.
func of(categories ...*model.Category) string {
	return snippet.NewWriter(&model.Registry{Categories: categories}).Of(categories[0].Plugins[0])
}

func category(name string, plugins ...*model.Plugin) *model.Category {
	for _, p := range plugins {
		p.Category = name
	}
	return &model.Category{Name: name, Plugins: plugins}
}

func plugin(name string, fields ...*model.Field) *model.Plugin {
	return &model.Plugin{Name: name, Config: &model.Struct{Fields: fields}}
}

func required(name string, t *model.FieldType) *model.Field {
	return &model.Field{Name: name, Required: true, Type: t}
}

func text() *model.FieldType { return &model.FieldType{Kind: model.String} }

func resource(category string) *model.FieldType {
	return &model.FieldType{Kind: model.Resource, Category: category}
}

// What refers to a category gets the plugin that needs least, in every build,
// not deprecated; what others need comes once.
func TestSimplest(t *testing.T) {
	deprecated, elsewhere, preferred := plugin("a"), plugin("b"), plugin("d")
	deprecated.Deprecated, elsewhere.Constraint, preferred.Preferred = "use d", "linux", true
	llm := category("llm", deprecated, elsewhere, plugin("c"), preferred, plugin("e", required("llm", resource("llm"))))
	rag := category("rag", plugin("r", required("first", resource("llm")), required("second", resource("llm")), required("third", resource("index"))))
	index := category("index", plugin("x", required("llm", resource("llm"))))
	assert.Equal(t, `rag:r:
  type: r
  first: d
  second: d
  third: x

llm:d:
  type: d

index:x:
  type: x
  llm: d
`, of(rag, llm, index))
}

// A category without plugins, and one that isn't there, is the program's.
func TestNoPlugin(t *testing.T) {
	assert.Equal(t, `rag:r:
  type: r
  llm: ${R_LLM}
  other: ${R_OTHER}
`, of(category("rag", plugin("r", required("llm", resource("llm")), required("other", resource("other")))), category("llm")))
}

// What needs itself can't be pasted, but is written all the same, once.
func TestCircles(t *testing.T) {
	a := category("a", plugin("one", required("b", resource("b"))))
	b := category("b", plugin("two", required("a", resource("a"))))
	assert.Equal(t, "a:one:\n  type: one\n  b: two\n\nb:two:\n  type: two\n  a: one\n", of(a, b))

	tree := &model.Struct{}
	tree.Fields = []*model.Field{required("children", &model.FieldType{Kind: model.Slice, Elem: &model.FieldType{Kind: model.StructKind, Struct: tree}})}
	assert.Equal(t, "a:tree:\n  type: tree\n  children:\n    - {}\n", of(category("a", &model.Plugin{Name: "tree", Config: tree})))
}

// Names that YAML or the environment would read as something else.
func TestNames(t *testing.T) {
	assert.Equal(t, `"1:2":
  type: "2"
  "on": ${_2_ON}
  größe.x/y: ${_2_GR__E_X_Y}
  "a: b": ${_2_A__B}
  "": ${_2_}
`, of(category("1", plugin("2", required("on", text()), required("größe.x/y", text()), required("a: b", text()), required("", text())))))
}

// Structs that hold two of the next one each, lists that must be long, and
// arrays of everything: the snippet ends, soon.
func TestEnormous(t *testing.T) {
	for _, leaf := range []*model.Field{required("text", text()), {Name: "text", Type: text()}, {Name: "text", Type: text(), Default: &model.Default{Literals: []model.Literal{{Text: "x"}}}}} {
		s := &model.Struct{Fields: []*model.Field{leaf}}
		for range 60 {
			held := &model.FieldType{Kind: model.StructKind, Struct: s}
			s = &model.Struct{Fields: []*model.Field{{Name: "left", Type: held}, {Name: "right", Type: held}}}
		}
		written := of(category("a", &model.Plugin{Name: "one", Config: s}))
		assert.True(t, strings.HasPrefix(written, "a:one:\n  type: one\n"))
		assert.Less(t, len(written), 16<<20)
	}
	many := 1 << 40
	list := required("list", &model.FieldType{Kind: model.Slice, Elem: text()})
	list.Constraints.MinLen = &many
	array := &model.FieldType{Kind: model.Array, Length: 1 << 40, Elem: text()}
	for range 5 {
		array = &model.FieldType{Kind: model.Array, Length: 1 << 40, Elem: array}
	}
	assert.Less(t, len(of(category("a", plugin("one", list, required("array", array))))), 16<<20)
}
