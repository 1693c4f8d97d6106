package jsondir

import (
	"strings"
	"unicode/utf8"

	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/internal/jsonwrite"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// encoder writes values as JSON.
type encoder struct {
	jsonwrite.Writer
	root     string
	way      []names.Step
	problems []hush.Problem
}

// encode returns the content of a resource's file. Unless the values have a
// "$schema" themselves, the one given is kept; it may be "". Problems are told
// without values: any may be a secret.
func encode(key hush.Key, values hush.Node, schema string) (string, error) {
	e := encoder{root: shownKey(key)}
	kind := values.Kind()
	if kind != hush.KindMap && !values.Absent() {
		return "", hush.NewConfigError([]hush.Problem{wrong(key, values.Position(), "want a mapping of settings, found "+kind.String(), nil)})
	}
	e.BeginObject()
	if schema != "" && values.Get(schemaKey).IsZero() {
		e.Member(schemaKey, schema)
	}
	e.fields(values)
	e.EndObject()
	text := e.Text() + "\n"
	if len(e.problems) > 0 {
		return "", hush.NewConfigError(e.problems)
	}
	return text, readable(key, text)
}

// readable makes sure that a text can be read again: values may nest too
// deep, or be too large.
func readable(key hush.Key, text string) error {
	_, err := jsontree.Parse("", []byte(text))
	problems := problemsIn(key, "", err)
	for i := range problems {
		problems[i].Position = hush.Position{}
	}
	return hush.NewConfigError(problems)
}

func (e *encoder) value(n hush.Node) {
	switch n.Kind() {
	case hush.KindMap:
		e.BeginObject()
		e.fields(n)
		e.EndObject()
	case hush.KindList:
		e.BeginArray()
		index := 0
		for item := range n.Items() {
			e.inside(names.IndexStep(index), item)
			index++
		}
		e.EndArray()
	case hush.KindPlain, hush.KindString:
		e.scalar(n)
	default:
		e.Null()
	}
}

func (e *encoder) fields(n hush.Node) {
	for field := range n.Fields() {
		if !utf8.ValidString(field.Name) {
			e.problem(n, "a key is not UTF-8")
		}
		e.Name(field.Name)
		e.inside(names.KeyStep(field.Name), field.Value)
	}
}

func (e *encoder) inside(step names.Step, n hush.Node) {
	e.way = append(e.way, step)
	e.value(n)
	e.way = e.way[:len(e.way)-1]
}

// scalar writes a text as it stands in its source. A secret that the program
// gave is no text with variables: what looks like one is escaped.
func (e *encoder) scalar(n hush.Node) {
	text, kind := n.Text(), n.Kind()
	switch {
	case n.Replaced():
		text = n.Written()
	case n.Hidden():
		text = strings.ReplaceAll(text, "${", "$${")
	}
	switch {
	case !utf8.ValidString(text):
		e.problem(n, "the text is not UTF-8; JSON can't hold it")
	case kind == hush.KindPlain && !strings.Contains(text, "${"):
		e.plain(n, text)
	default:
		e.String(text)
	}
}

func (e *encoder) plain(n hush.Node, text string) {
	message := notJSON(text)
	switch {
	case text == "true" || text == "false" || isNumber(text):
		e.Raw(text)
	case message == "":
		e.String(text)
	default:
		e.problem(n, message)
	}
}

func (e *encoder) problem(n hush.Node, message string) {
	e.problems = append(e.problems, hush.Problem{
		Position: n.Position(), Path: names.PathText(e.root, e.way), Message: message,
	})
}
