package hub

import (
	"strings"
	"unicode"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// shownKey is how a key that is written in a source leads a message.
func shownKey(written string) string {
	if names.IsPrintable(written) {
		return names.ShortenPath(written)
	}
	return quoted(written)
}

// wrongName says what is wrong with a resource's name: "" when nothing is.
func wrongName(name string) string {
	switch {
	case name == "":
		return "the resource has no name: want category:name"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "the resource's name contains a control character"
	case strings.TrimSpace(name) != name:
		return "the resource's name begins or ends with a space"
	}
	return ""
}

// twice reports two keys of one source that name one resource.
func twice(second, first *resource) *hush.Problem {
	message := `defined twice in this source`
	if first.written != second.written {
		message = `the same resource as ` + quoted(first.written)
	}
	if first.position.Line > 0 {
		message += ", first at " + first.position.String()
	}
	return second.asWritten(message)
}

// asWritten returns a problem with the key of the resource.
func (r *resource) asWritten(message string) *hush.Problem {
	problem := r.problem(message)
	problem.Path = shownKey(r.written)
	return problem
}

// notSettings reports a resource that is no mapping. Under a category it is
// mostly a setting that was meant for one resource.
func notSettings(r *resource) *hush.Problem {
	p := unexpected(shownKey(r.written), "a mapping of settings", r.node)
	if r.grouped {
		p.Message += "; settings of one resource stand under its name, or beside a type"
	}
	return p
}

func unexpected(path, expected string, found hush.Node) *hush.Problem {
	kind := found.Kind().String()
	problem := problemAt(found, path, "want "+expected+", found "+kind)
	problem.Expected, problem.Found = expected, kind
	return problem
}
