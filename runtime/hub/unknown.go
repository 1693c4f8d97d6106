package hub

import (
	"strconv"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// maxCompared bounds how many names one run looks through for near ones. Who
// wrote thousands of wrong names has other troubles than spelling.
const maxCompared = 1 << 20

// suggests reports whether near names are still looked for among so many; it
// does so once at least.
func (s *selection) suggests(known int) bool {
	if s.compared >= maxCompared {
		return false
	}
	s.compared += known
	return true
}

// unknownCategory reports a category that doesn't exist.
func (s *selection) unknownCategory(field hush.Field, path, written string) *hush.Problem {
	problem := problemAt(field.Value, path, "")
	problem.Position, problem.Found = field.KeyPosition, names.ShortenPath(written)
	name := names.ShortenPath(names.Canonical(written))
	if !s.suggests(len(s.catalog.registry.Static.Categories())) {
		problem.Message = "no category " + strconv.Quote(name)
		return problem
	}
	err := s.catalog.categoryNotFound(name)
	problem.Message, problem.Nearest, problem.Err = err.Error(), err.Nearest, err
	return problem
}

// unknownPlugin reports a plugin that doesn't exist. The name is shown as it
// is written: it may have come from a variable.
func (s *selection) unknownPlugin(r *resource, field string, value hush.Node) *hush.Problem {
	problem := problemAt(value, r.path(field), "")
	problem.Expected, problem.Found = "the name of a plugin", names.ShortenPath(value.Written())
	if !s.suggests(r.category.About().Count + len(s.catalog.added[r.key.Category])) {
		problem.Message = "no plugin " + strconv.Quote(problem.Found)
		return problem
	}
	err := s.catalog.pluginNotFound(r.category, value.Text())
	err.Name = problem.Found
	shown := *err
	shown.Category = "" // the path says it
	problem.Message, problem.Nearest, problem.Err = shown.Error(), err.Nearest, err
	return problem
}
