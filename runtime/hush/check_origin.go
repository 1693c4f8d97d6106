package hush

// origin tells where the current value of the second pass comes from.
type origin struct {
	// position is that of the value. Where there is none, it is that of its
	// null, or of the innermost value of the source around it.
	position Position
	// node is the value in the source, environment how problems show one from
	// there; both are zero for others.
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
	from.element = d.frames[last].kind == listFrame || d.frames[last].kind == mapFrame
	for i := range d.frames {
		next := d.frames[i].child(from.node)
		if next.Absent() {
			return d.elsewhere(from, next, &d.frames[i])
		}
		from.node = next
	}
	from.position = from.node.Position()
	return from
}

// elsewhere completes the origin of a value that the source doesn't have.
// What around it is there has no child where f points to.
func (d *Decoder) elsewhere(from origin, child Node, f *frame) origin {
	if value, ok := d.environment[d.environmentPath()]; ok {
		return origin{position: Position{Source: value.source}, environment: value, given: true}
	}
	around := from.node
	from.node, from.given = Node{}, false
	from.program = from.program || f.kind != structFrame
	from.null = child.Kind() == KindNull
	from.position = around.Position()
	if from.null {
		from.position = child.Position()
	}
	return from
}

// child finds the current value of a level of the second pass in a node of
// the source. It remembers its place, so that many problems in one list or
// map don't each begin at the front.
func (f *frame) child(n Node) Node {
	switch f.kind {
	case mapFrame:
		return f.entry(n)
	case listFrame, arrayFrame:
		return f.item(n)
	}
	info := &f.fields[f.field]
	value := n.Get(info.Name)
	for i := 0; value.Absent() && i < len(info.Aliases); i++ {
		if alias := n.Get(info.Aliases[i]); !alias.IsZero() {
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
