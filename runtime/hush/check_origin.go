package hush

// origin tells where the current value of the second pass comes from.
type origin struct {
	// position is that of the value. Where there is none, it is that of the
	// innermost value of the source around it, or of a null that stands there.
	position Position
	// node is the value in the source, environment says where one from there
	// is; both are zero for others.
	node        Node
	environment envValue
	// given tells that the source or the environment has the value; null that
	// the source has an explicit null in its place; program that the program
	// made what holds it.
	given, null, program bool
	// element tells that the value is in a list or map, so it is there.
	element bool
}

// absent reports whether a value that is zero or not is left out rather than
// wrong.
func (o *origin) absent(zero bool) bool { return zero && !o.given && !o.element }

// origin looks for the current value in the source. That happens only when
// there may be something to report, so that values without problems cost
// nothing.
func (d *Decoder) origin() origin {
	last := len(d.frames) - 1
	from := origin{program: !d.reads, node: d.in.Node, given: true}
	from.element = d.frames[last].isElement()
	for i := range d.frames {
		next := d.frames[i].child(from.node)
		if next.Absent() {
			return d.elsewhere(from, next, d.frames[i:])
		}
		from.node = next
	}
	from.position = from.node.Position()
	return from
}

// elsewhere completes the origin of a value that the source doesn't have: the
// first of the rest of the frames has no child there. A list or map among the
// rest has elements all the same, so they are the program's.
func (d *Decoder) elsewhere(from origin, child Node, rest []frame) origin {
	if value, ok := d.fromEnvironment(); ok {
		return origin{position: value.position(), environment: value, given: true}
	}
	from.position = from.node.Position()
	if child.Kind() == KindNull {
		from.position = child.Position()
		from.null = len(rest) == 1 // else it stands for what is around the value
	}
	from.node, from.given = Node{}, false
	for i := range rest {
		from.program = from.program || rest[i].isElement()
	}
	return from
}

// isElement reports whether the current value exists because somebody put it
// into a list or map; those of an array are there anyway.
func (f *frame) isElement() bool { return f.kind == listFrame || f.kind == mapFrame }

// child finds the current value of a level of the second pass in a node of
// the source: the same one as long as the level lasts. It remembers what it
// found, so that many problems in one place don't each begin at the front.
func (f *frame) child(n Node) Node {
	switch f.kind {
	case mapFrame:
		if f.reached == 0 {
			f.value, f.reached = f.entry(n), 1
		}
		return f.value
	case listFrame, arrayFrame:
		return f.item(n)
	}
	if f.reached != f.field+1 {
		f.value, f.reached = fieldOf(n, &f.fields[f.field]), f.field+1
	}
	return f.value
}

// fieldOf returns the value of a field by whichever of its names has one,
// else its null, else nothing.
func fieldOf(n Node, info *FieldInfo) Node {
	value := n.Get(info.Name)
	for _, name := range info.aliases() {
		if alias := n.Get(name); value.Absent() && !alias.IsZero() {
			value = alias
		}
	}
	return value
}

func (f *frame) entry(n Node) Node {
	if f.entries == nil {
		f.entries = map[string]Node{}
		for field := range n.Fields() {
			f.entries[field.Name] = field.Value
		}
	}
	return f.entries[f.name]
}

func (f *frame) item(n Node) Node {
	if n.Kind() != KindList {
		return Node{}
	}
	if f.cursor == 0 || f.index < f.reached {
		f.cursor, f.reached = n.index+1, 0
	}
	end := n.entry().End
	for f.reached < f.index && f.cursor < end {
		f.cursor = Node{n.document, f.cursor}.entry().End
		f.reached++
	}
	if f.cursor >= end {
		return Node{}
	}
	return Node{n.document, f.cursor}
}
