package jsontree

// container is a map or a list that has begun and not ended.
type container struct {
	isMap bool
	at    place
	// count is the number of names and values of a map, or of values of a
	// list, that have begun.
	count int
	// firstKey is the index of its first key among the reader's.
	firstKey int
	// index finds a key by its name. Small maps have none.
	index map[string]int
}

// start begins a map or a list.
func (r *reader) start(isMap bool) {
	if isMap {
		r.builder.BeginMap(r.at.line, r.at.column)
	} else {
		r.builder.BeginList(r.at.line, r.at.column)
	}
	r.open = append(r.open, container{isMap: isMap, at: r.at, firstKey: len(r.keys)})
}

// end ends the innermost map or list.
func (r *reader) end() {
	r.builder.End()
	last := len(r.open) - 1
	r.keys = r.keys[:r.open[last].firstKey]
	r.open = r.open[:last]
}

// innermost returns the container of the next token, or nil.
func (r *reader) innermost() *container {
	if len(r.open) == 0 {
		return nil
	}
	return &r.open[len(r.open)-1]
}

// wantsName reports whether the next token is a name, or the end of a map.
func (c *container) wantsName() bool { return c != nil && c.isMap && c.count%2 == 0 }

// kind is what messages call the container.
func (c *container) kind() string {
	if c.isMap {
		return "mapping"
	}
	return "list"
}

// closer is the character that ends it.
func (c *container) closer() string {
	if c.isMap {
		return "}"
	}
	return "]"
}
