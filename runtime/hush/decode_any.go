package hush

// Any reads any value, by the core schema of YAML 1.2: nil, bool, int64
// (uint64 above, float64 beyond), float64, string, []any and map[string]any.
// Quoted texts are strings.
func Any(v Value, target *any) {
	if kind := v.node.Kind(); kind != KindNone {
		*target = v.any()
	}
}

func (v Value) any() any {
	switch v.node.Kind() {
	case KindPlain:
		return v.resolved()
	case KindString:
		return v.node.Text()
	case KindList:
		return v.list()
	case KindMap:
		return v.mapping()
	}
	return nil
}

func (v Value) list() []any {
	items := make([]any, v.node.Len())
	v.each(listFrame, func(i int, item Value) { items[i] = item.any() })
	return items
}

func (v Value) mapping() map[string]any {
	d := v.decoder
	entries := make(map[string]any, v.node.Len())
	d.push(mapFrame)
	for field := range v.node.Fields() {
		d.top().name = field.Name
		entries[field.Name] = Value{d, field.Value}.any()
	}
	d.End()
	return entries
}

// NodeValue takes a value as it is, undecoded. What belongs to a secret field
// is hidden in it: see [Node.Hidden].
func NodeValue(v Value, target *Node) {
	switch {
	case v.node.Kind() == KindNone:
	case v.decoder.secret():
		*target = hiddenCopy(v.node)
	default:
		*target = v.node
	}
}

// hiddenCopy returns a copy of a node whose texts must not be shown.
func hiddenCopy(n Node) Node {
	b := NewBuilder(n.Position().Source)
	b.Node(n)
	document := b.Document()
	for i := range document.Entries {
		if kind := document.Entries[i].Kind; kind == KindPlain || kind == KindString {
			document.Entries[i].Secret = true
		}
	}
	return document.Root()
}
