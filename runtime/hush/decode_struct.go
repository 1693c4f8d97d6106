package hush

import "slices"

// Struct begins to read a struct. Anything but a mapping is a problem and
// reads as an empty one.
func (v Value) Struct(fields []FieldInfo) *Decoder {
	d := v.decoder
	node := v.node
	if kind := node.Kind(); kind != KindMap && kind != KindNone && !(kind == KindNull && len(d.frames) == 0) {
		v.wrong("a mapping")
		node = Node{}
	}
	f := d.push(frame{fields: fields, node: node, kind: structFrame, field: -1})
	if node.Kind() == KindMap {
		f.cursor = node.index + 1
	}
	return d
}

// Next moves to the next field that is written in the source. The fields that
// choose the plugin are passed over.
func (d *Decoder) Next() bool {
	f := d.top()
	if f.node.Kind() != KindMap {
		return false
	}
	end := f.node.entry().End
	for f.cursor < end {
		key := Node{f.node.document, f.cursor}
		f.cursor = key.entry().End
		f.name, f.field = key.entry().Text, -1
		f.value = Node{key.document, key.index + 1}
		if len(d.frames) == 1 && isSelector(f.name) {
			continue
		}
		return true
	}
	return false
}

// isSelector reports whether a field of a resource chooses its plugin.
func isSelector(name string) bool { return name == "type" || name == "_class" }

// Name returns the name of the current field as it is written.
func (d *Decoder) Name() string { return d.top().name }

// Field says which field the current name is, and returns its value. A null
// counts as absent.
func (d *Decoder) Field(field int) Value {
	f := d.top()
	f.field = field
	if f.value.Kind() == KindNull {
		return Value{decoder: d}
	}
	if d.Given(field) {
		d.report(f.value.Position(), Problem{Message: "given twice, here as " + f.name})
		return Value{decoder: d}
	}
	f.given[field>>6] |= 1 << (field & 63)
	return Value{d, f.value}
}

// Given reports whether the field was given so far.
func (d *Decoder) Given(field int) bool {
	return d.top().given[field>>6]&(1<<(field&63)) != 0
}

// Absent returns the value of a nested struct that isn't there, so that its
// own fields can be read from the environment.
func (d *Decoder) Absent(field int) Value {
	d.top().field = field
	return Value{decoder: d}
}

// Unknown records that the current field is not one of the struct's.
func (d *Decoder) Unknown() {
	if d.lenient {
		return
	}
	f := d.top()
	var known []string
	for i := range f.fields {
		known = append(known, f.fields[i].Name)
	}
	all := slices.Clone(known)
	for i := range f.fields {
		all = append(all, f.fields[i].Aliases...)
	}
	near := NewNotFoundError("field", "", f.name, known)
	if len(near.Nearest) == 0 {
		near.Nearest = NewNotFoundError("field", "", f.name, all).Nearest
	}
	key := Node{f.value.document, f.value.index - 1}
	d.report(key.Position(), Problem{
		Message: "unknown field" + suggestion(near.Nearest, near.Known, near.More),
		Found:   f.name,
		Nearest: near.Nearest,
	})
}

// FromEnv makes the environment variable of a field that isn't given its
// current value. It reports whether there is one.
func (d *Decoder) FromEnv(field int) bool {
	if d.Given(field) {
		return false
	}
	f := d.top()
	f.field = field
	text, ok := d.lookupEnv(f.fields[field].Env)
	if !ok {
		return false
	}
	f.value = envNode(f.fields[field].Env, text)
	d.fromEnv = append(d.fromEnv, envValue{d.path(), f.fields[field].Env})
	return true
}

// envNode returns the text of a variable as a plain scalar. Problems show the
// variable's name in place of its value.
func envNode(variable, text string) Node {
	source := "environment variable " + variable
	written := &Document{Source: source, Entries: []DocumentEntry{{Text: "$" + variable, End: 1, Kind: KindString}}}
	return (&Document{
		Source:  source,
		Entries: []DocumentEntry{{Text: text, End: 1, Kind: KindPlain}},
		Written: written,
	}).Root()
}
