package hush

// Equal reports whether two nodes hold the same data. Positions don't count,
// nor does the order of a map's keys; plain and quoted text differ.
func (n Node) Equal(other Node) bool {
	if n.Kind() != other.Kind() || n.Len() != other.Len() {
		return false
	}
	switch n.Kind() {
	case KindPlain, KindString:
		return n.Text() == other.Text()
	case KindList:
		return n.equalItems(other)
	case KindMap:
		return n.equalFields(other)
	}
	return true
}

func (n Node) equalItems(other Node) bool {
	twin := Node{other.document, other.index + 1}
	for item := range n.Items() {
		if !item.Equal(twin) {
			return false
		}
		twin.index = twin.entry().End
	}
	return true
}

// equalFields looks for a key at the same place first: maps of one source
// mostly have one order, and Get reads from the beginning.
func (n Node) equalFields(other Node) bool {
	key := Node{other.document, other.index + 1}
	for field := range n.Fields() {
		twin := Node{other.document, key.index + 1}
		if key.entry().Text != field.Name {
			twin = other.Get(field.Name)
		}
		if twin.IsZero() || !field.Value.Equal(twin) {
			return false
		}
		key.index = key.entry().End
	}
	return true
}
