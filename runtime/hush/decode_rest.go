package hush

// RestMap takes all fields of a struct that are not its own, in place of
// [Decoder.Unknown]: after the last [Decoder.Next], before [Decoder.End]. A
// struct without such fields leaves target alone, others replace it. The
// field that target belongs to has no name in files, so it has no [FieldInfo].
func RestMap[M ~map[string]any](d *Decoder, target *M) {
	if rest := d.rest(); rest != nil {
		*target = rest
	}
}

func (d *Decoder) rest() map[string]any {
	var rest map[string]any
	d.eachUnknown(func(value Node) {
		if rest == nil {
			rest = map[string]any{}
		}
		rest[d.Name()] = Value{d, value}.any()
	})
	return rest
}

// RestNode is RestMap for a mapping that is left undecoded, with positions.
func RestNode(d *Decoder, target *Node) {
	var b *Builder
	d.eachUnknown(func(value Node) {
		if b == nil {
			at := d.top().node.Position()
			b = NewBuilder(at.Source)
			b.BeginMap(at.Line, at.Column)
		}
		key := d.top().key().Position()
		b.Key(d.Name(), key.Line, key.Column)
		b.Node(value)
	})
	if b != nil {
		b.End()
		*target = b.Document().Root()
	}
}

// eachUnknown goes once more through the fields that are written, and stops
// at those that are none of the struct's.
func (d *Decoder) eachUnknown(take func(Node)) {
	f := d.top()
	if f.node.Kind() != KindMap {
		return
	}
	known := map[string]bool{}
	for i := range f.fields {
		known[f.fields[i].Name] = true
		for _, alias := range f.fields[i].Aliases {
			known[alias] = true
		}
	}
	f.cursor = f.node.index + 1
	for d.Next() {
		if !known[d.Name()] {
			take(d.top().value)
		}
	}
}
