package hush

// RestMap takes all fields of a struct that are not its own: behind
// [Value.StructWithRest], when all others are read. A struct without such
// fields leaves target alone, others replace it. The field that target belongs
// to has no name in files, so it has no [FieldInfo].
func RestMap[M ~map[string]any](d *Decoder, target *M) {
	if rest := d.rest(); rest != nil {
		*target = rest
	}
}

func (d *Decoder) rest() map[string]any {
	var rest map[string]any
	d.eachUnknown(func(key, value Node) {
		if rest == nil {
			rest = map[string]any{}
		}
		rest[key.entry().Text] = Value{d, value}.any()
	})
	return rest
}

// RestNode is RestMap for a mapping that is left undecoded, with positions.
func RestNode(d *Decoder, target *Node) {
	var b *Builder
	d.eachUnknown(func(key, value Node) {
		if b == nil {
			at := d.top().node.Position()
			b = NewBuilder(at.Source)
			b.BeginMap(at.Line, at.Column)
		}
		at := key.Position()
		b.Key(key.entry().Text, at.Line, at.Column)
		b.Node(value)
	})
	if b != nil {
		b.End()
		*target = b.Document().Root()
	}
}

// eachUnknown goes once more through the keys of the source, and stops at
// those that are none of the struct's.
func (d *Decoder) eachUnknown(take func(key, value Node)) {
	f := d.top()
	known := map[string]bool{}
	for i := range f.fields {
		known[f.fields[i].Name] = true
		for _, alias := range f.fields[i].aliases() {
			known[alias] = true
		}
	}
	for key := range f.node.keys() {
		name := key.entry().Text
		if known[name] || len(d.frames) == 1 && isSelector(name) {
			continue
		}
		f.name, f.field = name, -1
		take(key, Node{key.document, key.index + 1})
	}
}
