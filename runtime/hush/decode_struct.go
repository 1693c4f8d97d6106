package hush

import "slices"

// Value is one value on its way into a Go variable.
//
// For generated code.
type Value struct {
	decoder *Decoder
	node    Node
}

// Absent reports whether there is no value, in the environment neither.
func (v Value) Absent() bool { return v.node.Absent() }

// Struct begins to read a struct; [Decoder.End] ends it. Anything but a
// mapping is a problem and reads as an empty one, and so are fields that the
// struct doesn't have. As the whole config null is an empty mapping too;
// elsewhere it is a field's absence or a problem.
func (v Value) Struct(fields []FieldInfo) *Decoder {
	d := v.open(fields)
	d.findFields(true)
	return d
}

// StructWithRest is Struct for one that takes unknown fields: see [RestMap].
func (v Value) StructWithRest(fields []FieldInfo) *Decoder {
	d := v.open(fields)
	d.findFields(false)
	return d
}

func (v Value) open(fields []FieldInfo) *Decoder {
	d := v.decoder
	node := v.node
	if kind := node.Kind(); kind != KindMap && kind != KindNone && !(kind == KindNull && len(d.frames) == 0) {
		v.wrong("a mapping")
		node = Node{}
	}
	d.pushStruct(fields, node)
	return d
}

// findFields finds the values of the fields that the source has. The fields
// that choose the plugin are passed over: those of the config itself, not of
// structs in it.
func (d *Decoder) findFields(all bool) {
	f := d.top()
	d.values = slices.Grow(d.values, len(f.fields))[:f.first+len(f.fields)]
	clear(d.values[f.first:])
	if f.node.Kind() != KindMap {
		return
	}
	entries, values := f.node.document.open().Entries, d.values[f.first:]
	next, end := 0, entries[f.node.index].End
	for i := f.node.index + 1; i < end; i = entries[i].End {
		name := entries[i].Text
		field := f.fieldNamed(name, next)
		switch {
		case field < 0:
			if all && !(len(d.frames) == 1 && isSelector(name)) {
				f.name, f.field = name, -1
				d.unknownField(Node{f.node.document, i})
			}
			continue
		case entries[i+1].Kind == KindNull: // counts as absent
		case values[field] != 0:
			f.field = field
			d.report(Node{f.node.document, i}.Position(), Problem{Message: "given twice, here as " + name})
		default:
			values[field] = i + 1
		}
		next = field + 1
	}
}

// fills reports whether the source has more than an empty text for a field of
// the struct that is read. It doesn't know of the second pass, where nothing is.
func (d *Decoder) fills(field int) bool {
	f := d.top()
	if f.node.IsZero() || d.values[f.first+field] == 0 {
		return false
	}
	return f.node.document.open().Entries[d.values[f.first+field]].Text != ""
}

// fieldNamed returns the field of a name or an alias, or -1. The search begins
// with the field that comes next in the struct: most often it is next in the
// source too, or few after it.
func (f *frame) fieldNamed(name string, next int) int {
	for i := next; i < len(f.fields); i++ {
		if f.fields[i].Name == name {
			return i
		}
	}
	for i := range f.fields[:next] {
		if f.fields[i].Name == name {
			return i
		}
	}
	for i := range f.fields {
		if slices.Contains(f.fields[i].aliases(), name) {
			return i
		}
	}
	return -1
}

// isSelector reports whether a field of a resource chooses its plugin.
func isSelector(name string) bool { return name == "type" || name == "_class" }

// Field moves to a field of the struct and returns its value: that of the
// source, else that of the environment.
func (d *Decoder) Field(field int) Value {
	f := d.top()
	f.field = field
	value := Node{f.node.document, d.values[f.first+field]}
	if value.index == 0 {
		value = Node{}
	}
	options := f.fields[field].Options
	if options == nil {
		return Value{d, value}
	}
	if value.IsZero() && options.Env != "" {
		value = d.fromEnv(options.Env)
	}
	if options.Secret && !value.IsZero() {
		d.secrets = append(d.secrets, value)
	}
	return Value{d, value}
}
