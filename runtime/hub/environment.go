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
	mentioned []mention
	// values are the files of ${file:…}; their content is in the node.
	values []valueFile
	// asked are the variables that the plugin asked for (env=), set or not, and
	// contents the files that NAME_FILE variables named.
	asked    []variable
	contents []named
}

// mention is a variable without its value.
type mention struct {
	name       string
	set, empty bool
}

// variable is one that a plugin asked for.
type variable struct {
	mention
	value string
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
