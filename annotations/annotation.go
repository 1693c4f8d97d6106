package annotations

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// Annotation is all directives of one verb on one declaration, added up.
type Annotation struct {
	// Verb is the verb's name: "registry", "category", "config", "factory"
	// or "field".
	Verb string
	// Pos is the "//" of the first directive, End the end of its verb.
	Pos, End token.Pos
	// Options are in source order, each key once. Options with a problem of
	// their own are not among them, see [Annotation.Faulty].
	Options []Option
	// Target is the kind of the declaration that is annotated.
	Target Target
	// Node is the declaration: *ast.File, *ast.TypeSpec, *ast.FuncDecl or
	// *ast.Field. A field with several names is one node; what is said holds
	// for each of them.
	Node ast.Node
	// Doc is the declaration's doc comment without directives, trimmed. A
	// type without one takes that of its group when the group holds only it.
	Doc string

	written map[string]token.Pos // every key, faulty ones too, where first written
}

// Option is one "key" or "key=value" of a directive.
type Option struct {
	// Key is as written: "name", "meta.mode".
	Key            string
	KeyPos, KeyEnd token.Pos
	// HasValue tells "key=value" from "key".
	HasValue bool
	// Value is the whole value, not split. When the value is a single word
	// or a single quoted string it is that, unquoted. When it is a list of
	// several elements Text is the source text as it stands (a,"b c") and
	// Quoted is false.
	Value Value
	// Values are the elements of an option that splits at commas, and the
	// one Value of any other option; nil without a value. Elements of
	// default= may be empty (default=a, is the text "a," or the list "a",
	// ""), since only the field's type tells whether it is a list. In every
	// other list an empty element is a problem, a quoted empty one is not.
	Values []Value
	// ValuePos and ValueEnd bound the source text of the whole value,
	// quotes included; token.NoPos without a value.
	ValuePos, ValueEnd token.Pos
}

// Value is one word or one quoted string.
type Value struct {
	// Text is unquoted.
	Text string
	// Pos and End bound the source text, quotes included.
	Pos, End token.Pos
	// Quoted tells enum="open", a list of one constant, from enum=open.
	Quoted bool
}

// String returns the value in canonical form.
func (v Value) String() string {
	if v.Quoted {
		return strconv.Quote(v.Text)
	}
	return v.Text
}

// String returns the option in canonical form: quoted values as Go strings,
// bare ones as they are. Reading it again gives the same option.
func (o Option) String() string {
	if !o.HasValue {
		return o.Key
	}
	elements := make([]string, len(o.Values))
	for i, v := range o.Values {
		elements[i] = v.String()
	}
	return o.Key + "=" + strings.Join(elements, ",")
}

// Option returns the option with this key.
func (a *Annotation) Option(key string) (Option, bool) {
	for _, o := range a.Options {
		if o.Key == key {
			return o, true
		}
	}
	return Option{}, false
}

// Has reports whether the option is given.
func (a *Annotation) Has(key string) bool {
	_, ok := a.Option(key)
	return ok
}

// Text returns the option's whole value, "" when it is absent or has none.
func (a *Annotation) Text(key string) string {
	o, _ := a.Option(key)
	return o.Value.Text
}

// List returns the option's elements, nil when it is absent or has none.
func (a *Annotation) List(key string) []Value {
	o, _ := a.Option(key)
	return o.Values
}

// Faulty reports whether the option is written here but left out of Options
// because [Collect] found a problem with it: who misses it need not say so.
func (a *Annotation) Faulty(key string) bool {
	_, written := a.written[key]
	return written && !a.Has(key)
}

// Meta returns the options meta.K, keys with their "meta.", sorted by key.
func (a *Annotation) Meta() []Option {
	var found []Option
	for _, o := range a.Options {
		if strings.HasPrefix(o.Key, metaPrefix) {
			found = append(found, o)
		}
	}
	slices.SortFunc(found, func(a, b Option) int { return strings.Compare(a.Key, b.Key) })
	return found
}
