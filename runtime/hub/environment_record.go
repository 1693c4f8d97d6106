package hub

import "slices"

// recorder notes what one resource after the other reads.
type recorder struct {
	now   func(string) (string, bool)
	files *files
	// current is what was read for the current resource.
	current environment
}

// lookupEnv answers a plugin.
func (r *recorder) lookupEnv(name string) (string, bool) {
	if v, ok := r.current.lookup(name); ok {
		return v.value, v.set
	}
	value, set := r.now(name)
	r.current.asked = append(r.current.asked, variable{mention{name, set, value == ""}, value})
	return value, set
}

// readFile answers a plugin.
func (r *recorder) readFile(path string) (string, error) {
	text, err := r.files.text(path)
	if _, ok := r.current.content(path); !ok {
		r.current.contents = append(r.current.contents, named{path, content{text, err}})
	}
	return text, err
}

// mention answers a ${NAME}.
func (r *recorder) mention(name string) (string, bool) {
	value, set := r.now(name)
	r.current.mentioned = append(r.current.mentioned, mention{name, set, value == ""})
	return value, set
}

// value answers a ${file:…}.
func (r *recorder) value(path string) (string, error) {
	text, err := r.files.text(path)
	r.current.values = append(r.current.values, valueFile{path, err != nil})
	return text, err
}

// finish returns what was read for the current resource; the next one begins.
func (r *recorder) finish() *environment {
	if len(r.current.mentioned)+len(r.current.values)+len(r.current.asked) == 0 {
		return nil // without a variable no file is named either
	}
	c := &r.current
	e := &environment{copied(c.mentioned), copied(c.values), copied(c.asked), copied(c.contents)}
	*c = environment{c.mentioned[:0], c.values[:0], c.asked[:0], c.contents[:0]}
	return e
}

// copied returns a copy that takes no more room than it needs.
func copied[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return slices.Clone(list)
}
