package jsontree

// badEntry says why no name or value begins at the current place.
func (r *reader) badEntry() string {
	c := r.innermost()
	want := "a value"
	if c.wantsName() {
		want = "a name in double quotes"
	}
	switch r.peek() {
	case '"':
		return r.badString()
	case ',':
		return "want " + want + " before the comma"
	case '}', ']':
		return r.badCloser(want)
	case '\'':
		return "want double quotes, found a single one"
	}
	switch {
	case r.isComment():
		return noComments
	case r.atEnd():
		return r.unclosed()
	case r.isWord(r.at.offset) && !c.wantsName():
		return r.badWord()
	}
	return "want " + want + ", found " + r.found()
}

// badCloser says what is wrong with } or ] in the place of a name or value.
func (r *reader) badCloser(want string) string {
	c := r.innermost()
	if c != nil && c.count == 0 {
		return "want " + c.closer() + " for the " + c.kind() + " that begins at " + r.position(c.at).String() + ", found " + r.found()
	}
	return "want " + want + ", found " + r.found()
}
