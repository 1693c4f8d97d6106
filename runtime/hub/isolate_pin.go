package hub

import (
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// pin gives the problems that an isolated source found itself to the resources
// that they are with. The rest, with no resource in particular, is left to
// Validate.
func (l *layout) pin(problems []*hush.Problem) {
	byPosition, byPath := make(map[hush.Position]*resource), make(map[string]*resource)
	for _, r := range l.order {
		mark(byPosition, r.node, r)
		byPath[r.sourcePath()] = r
	}
	for _, problem := range problems {
		r := byPosition[problem.Position]
		if r == nil {
			r = longest(byPath, problem.Path)
		}
		if r != nil {
			r.problems = append(r.problems, problem)
		}
	}
}

// mark notes which resource the values of a tree belong to.
func mark(owners map[hush.Position]*resource, n hush.Node, owner *resource) {
	if position := n.Position(); position.Line > 0 {
		owners[position] = owner
	}
	for item := range n.Items() {
		mark(owners, item, owner)
	}
	for field := range n.Fields() {
		mark(owners, field.Value, owner)
	}
}

// longest returns the resource that a path leads to or into. Names may hold
// dots themselves, so the longest that fits is meant.
func longest(byPath map[string]*resource, path string) *resource {
	for end := len(path); end > 0; end = strings.LastIndexAny(path[:end], ".[") {
		if r := byPath[path[:end]]; r != nil {
			return r
		}
	}
	return nil
}

// sourcePath is how sources, which know nothing of categories, write the path
// of the resource: its keys.
func (r *resource) sourcePath() string {
	if !r.grouped {
		return names.ShortenPath(r.written)
	}
	group, name, _ := strings.Cut(r.written, ":")
	return names.PathText(group, []names.Step{names.KeyStep(name)})
}
