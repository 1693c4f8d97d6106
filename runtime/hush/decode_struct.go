package hush

// Value is one value on its way into a Go variable.
//
// For generated code.
type Value struct {
	decoder *Decoder
	node    Node
}

// Struct begins to read a struct; [Decoder.End] ends it. Anything but a
// mapping is a problem and reads as an empty one. As the whole config null is
// an empty mapping too; elsewhere it is a field's absence or a problem.
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
// choose the plugin are passed over: those of the config itself, not of
// structs in it.
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

// key returns the entry that names the current value of a source.
func (f *frame) key() Node { return Node{f.value.document, f.value.index - 1} }

// Name returns the name of the current field as it is written.
//
//go:noinline
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
		d.report(f.key().Position(), Problem{Message: "given twice, here as " + f.name})
		return Value{decoder: d}
	}
	f.given[field>>6] |= 1 << (field & 63)
	if f.fields[field].Secret {
		d.secrets = append(d.secrets, f.value)
	}
	return Value{d, f.value}
}

// Given reports whether the field was given so far.
//
//go:noinline
func (d *Decoder) Given(field int) bool {
	return d.top().given[field>>6]&(1<<(field&63)) != 0
}

// Absent returns the value of a nested struct that isn't there, so that its
// own fields can be read from the environment.
//
//go:noinline
func (d *Decoder) Absent(field int) Value {
	d.top().field = field
	return Value{decoder: d}
}
