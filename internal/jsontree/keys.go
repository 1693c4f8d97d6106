package jsontree

// key is a name in a map.
type key struct {
	name string
	at   place
}

// few is the number of keys that are compared one by one: below it, a Go map
// costs more than it saves.
const few = 16

// addKey adds a name to the innermost map, and reports it when it is there
// already.
func (r *reader) addKey(name string) {
	c := r.innermost()
	first, twice := r.find(c, name)
	r.keys = append(r.keys, key{name, r.at})
	if twice {
		r.dropped = append(r.dropped, r.builder.Len())
	}
	r.builder.Key(name, r.at.line, r.at.column)
	if twice {
		r.problem("the key is there already, at " + r.position(r.keys[first].at).String())
	}
}

// find returns the index of the first key of that name in the innermost map.
func (r *reader) find(c *container, name string) (first int, found bool) {
	if len(r.keys)-c.firstKey < few {
		for i := c.firstKey; i < len(r.keys); i++ {
			if r.keys[i].name == name {
				return i, true
			}
		}
		return 0, false
	}
	if c.index == nil {
		c.index = make(map[string]int, 2*few)
		for i := c.firstKey; i < len(r.keys); i++ {
			c.remember(r.keys[i].name, i)
		}
	}
	first, found = c.index[name]
	c.remember(name, len(r.keys))
	return first, found
}

// remember keeps the index of a name's first key.
func (c *container) remember(name string, index int) {
	if _, ok := c.index[name]; !ok {
		c.index[name] = index
	}
}
