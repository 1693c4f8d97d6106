package jsontree_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hush"
)

// show writes a tree on one line: plain scalars bare, strings quoted, null as
// ~.
func show(n hush.Node) string {
	switch n.Kind() {
	case hush.KindNull:
		return "~"
	case hush.KindPlain:
		return n.Text()
	case hush.KindString:
		return strconv.Quote(n.Text())
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

func TestParse(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"empty":               {"", "nothing"},
		"white space":         {" \t\r\n\n", "nothing"},
		"only a mark":         {"\ufeff", "nothing"},
		"mark":                {"\ufeff{}", "{}"},
		"scalars":             {`[1, true, false, null, "x"]`, `[1 true false ~ "x"]`},
		"numbers as written":  {`[0, -0, 1.10, 1e3, 1E+3, -2.50e-07, 123456789012345678901234567890]`, "[0 -0 1.10 1e3 1E+3 -2.50e-07 123456789012345678901234567890]"},
		"strings stay quoted": {`["1", "true", "null", "", "~"]`, `["1" "true" "null" "" "~"]`},
		"escapes":             {`["\"\\\/\b\f\n\r\t", "\u00e9\ud83d\ude00\uFFFF\u0000"]`, `["\"\\/\b\f\n\r\t" "é😀\uffff\x00"]`},
		"raw characters":      {"[\"é😀\u2028\u0085\x7f\uffff\ufeff\"]", `["é😀\u2028\u0085\x7f\uffff\ufeff"]`},
		"nested":              {`{"a": {"b": [{"c": []}, {}]}, "": {"": 1}}`, `{a:{b:[{c:[]} {}]} :{:1}}`},
		"order is kept":       {`{"b":1,"a":2,"B":3}`, "{b:1 a:2 B:3}"},
		"merge key is a name": {`{"<<": {"a": 1}}`, "{<<:{a:1}}"},
		"variables are text":  {`{"a": "${A}"}`, `{a:"${A}"}`},
		"a scalar alone":      {` "x" `, `"x"`},
		"a number alone":      {"-12", "-12"},
		"same name elsewhere": {`{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}`, "{a:{a:{a:1}} b:[{a:1} {a:2}]}"},
		"names after escapes": {`{"\u0061":1,"A":2}`, "{a:1 A:2}"},
		"deep enough":         {strings.Repeat("[", 100) + strings.Repeat("]", 100), strings.Repeat("[", 100) + strings.Repeat("]", 100)},
	} {
		t.Run(name, func(t *testing.T) {
			document, err := jsontree.Parse("r.json", []byte(test.text))
			require.NoError(t, err)
			assert.Equal(t, "r.json", document.Source)
			assert.Equal(t, test.want, show(document.Root()))
		})
	}
}

func TestPositions(t *testing.T) {
	for name, newline := range map[string]string{"unix": "\n", "windows": "\r\n", "old": "\r"} {
		t.Run(name, func(t *testing.T) {
			text := "\ufeff\t{\"übung\" : {\"ä😀\":\"x\",\"b\":[\"😀\",1]},\n\n  \"list\":[\n\t\t{ \"deep\"\n:\n  null } , true]\n}\n"
			document, err := jsontree.Parse("r.json", []byte(strings.ReplaceAll(text, "\n", newline)))
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
			walk(document.Root())
			assert.Equal(t, []string{
				"r.json:1:2",
				"übung@r.json:1:3", "r.json:1:13", "ä😀@r.json:1:14", "r.json:1:19", "b@r.json:1:23", "r.json:1:27", "r.json:1:28", "r.json:1:32",
				"list@r.json:3:3", "r.json:3:10", "r.json:4:3", "deep@r.json:4:5", "r.json:6:3", "r.json:6:12",
			}, found)
		})
	}
}

func TestManyKeys(t *testing.T) {
	var text strings.Builder
	for i := range 40_000 {
		text.WriteString(",\n\"key" + strconv.Itoa(i) + "\": " + strconv.Itoa(i))
	}
	document, err := jsontree.Parse("r.json", []byte("{"+text.String()[1:]+"}"))
	require.NoError(t, err)
	assert.Equal(t, 40_000, document.Root().Len())
	assert.Equal(t, "r.json:40001:13", document.Root().Get("key39999").Position().String())

	_, err = jsontree.Parse("r.json", []byte("{"+text.String()[1:]+",\"key7\":0}"))
	assert.EqualError(t, err, "r.json:40001:19: key7: the key is there already, at r.json:9:1")
}

// TestContentStays makes sure that the tokeniser doesn't write into what it
// reads: callers take a hash of it.
func TestContentStays(t *testing.T) {
	const text = `{"a": ["\u00e9", 1.5, {"b": null}], "a": 2`
	content := []byte(text)
	_, err := jsontree.Parse("r.json", content)
	require.Error(t, err)
	assert.Equal(t, text, string(content))
}
