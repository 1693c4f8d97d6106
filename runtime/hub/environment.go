package hub

import (
	"context"
	"slices"

	"github.com/hushgen/hushgen/internal/smallfile"
)

// environment holds what checking a resource read beside its values, so that
// its instance is made of exactly what was checked, and so that a reload sees
// what has changed. nil is that of most resources: nothing.
type environment struct {
	// mentioned are the variables of ${…}; their values are in the node.
	mentioned []variable
	// values are the files of ${file:…}; their content is in the node.
	values []valueFile
	// asked are the variables that the plugin asked for (env=), set or not, and
	// contents the files that NAME_FILE variables named.
	asked    []variable
	contents []named
}

// variable is one of the environment. The value is only kept where the plugin
// asked for it.
type variable struct {
	name, value string
	set, empty  bool
}

type valueFile struct {
	path   string
	failed bool
}

// named is the content of a file, or why it can't be read.
type named struct {
	path string
	content
}

func (e *environment) lookup(name string) (found variable, ok bool) {
	at := slices.IndexFunc(e.asked, func(v variable) bool { return v.name == name })
	if at < 0 {
		return variable{}, false
	}
	return e.asked[at], true
}

func (e *environment) content(path string) (found content, ok bool) {
	at := slices.IndexFunc(e.contents, func(n named) bool { return n.path == path })
	if at < 0 {
		return content{}, false
	}
	return e.contents[at].content, true
}

// lookupEnv returns what serves the recorded variables, and others from the
// environment as it is now.
func (e *environment) lookupEnv(now func(string) (string, bool)) func(string) (string, bool) {
	if e == nil || len(e.asked) == 0 {
		return now
	}
	return func(name string) (string, bool) {
		if v, ok := e.lookup(name); ok {
			return v.value, v.set
		}
		return now(name)
	}
}

// readFile returns what serves the recorded files, or nil where there is none.
func (e *environment) readFile() func(string) (string, error) {
	if e == nil || len(e.contents) == 0 {
		return nil
	}
	return func(path string) (string, error) {
		if known, ok := e.content(path); ok {
			return known.text, known.err
		}
		return smallfile.Value(context.Background(), path) // five seconds at most
	}
}

// equal reports whether the plugins were told the same. Variables that aren't
// set were not told.
func (e *environment) equal(other *environment) bool {
	return e.told(other) && other.told(e)
}

// told reports whether everything that one was told the other was told too.
func (e *environment) told(other *environment) bool {
	if e == nil {
		return true
	}
	if other == nil {
		other = &environment{}
	}
	for _, v := range e.asked {
		if known, _ := other.lookup(v.name); v.set && (!known.set || known.value != v.value) {
			return false
		}
	}
	for _, file := range e.contents {
		if known, ok := other.content(file.path); !ok || known.text != file.text {
			return false
		}
	}
	return true
}

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
	r.current.asked = append(r.current.asked, variable{name, value, set, value == ""})
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
	r.current.mentioned = append(r.current.mentioned, variable{name: name, set: set, empty: value == ""})
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
	e := r.current
	r.current = environment{}
	return &e
}
