package hub

import "github.com/hushgen/hushgen/runtime/hush"

// unread knows which values of a resource could not be read because their
// ${…} could not be replaced. They stand as null, so problems with them say
// nothing new. The zero value knows of none.
type unread struct {
	paths     map[string]bool
	positions positions
}

func (u *unread) add(p *hush.Problem) {
	if u.paths == nil {
		u.paths, u.positions = make(map[string]bool), make(positions)
	}
	u.paths[p.Path] = true
	u.positions.add(p)
}

// around reports whether the value of a path, or one around it, could not be
// read.
func (u *unread) around(path string) bool {
	if len(u.paths) == 0 {
		return false
	}
	for i := range len(path) {
		if (path[i] == '.' || path[i] == '[') && u.paths[path[:i]] {
			return true
		}
	}
	return u.paths[path]
}

// positions are the places of problems that are known already.
type positions map[hush.Position]bool

func positionsOf(config *hush.ConfigError) positions {
	p := make(positions)
	for i := range config.Problems {
		p.add(&config.Problems[i])
	}
	return p
}

func (p positions) add(problem *hush.Problem) {
	if problem.Position.Line > 0 {
		p[problem.Position] = true
	}
}

// within reports whether a value at one of the places is in the tree of a node.
func (p positions) within(n hush.Node) bool {
	if p[n.Position()] {
		return true
	}
	for item := range n.Items() {
		if p.within(item) {
			return true
		}
	}
	for field := range n.Fields() {
		if p.within(field.Value) {
			return true
		}
	}
	return false
}

// following returns a function that reports whether a problem of the resource
// is only there because one of its values could not be read: a problem with
// that value or in it, or what Validate says of the config as a whole.
func (r *resource) following() func(*hush.Problem) bool {
	whole, incomplete := r.path(""), r.incomplete()
	return func(problem *hush.Problem) bool {
		return r.broken[problem.Position] || r.unread.positions[problem.Position] || r.unread.around(problem.Path) ||
			incomplete && problem.Err != nil && problem.Path == whole
	}
}

// incomplete reports whether a value of the resource could not be read.
func (r *resource) incomplete() bool {
	return len(r.unread.paths) > 0 || len(r.broken) > 0 && r.broken.within(r.node)
}
