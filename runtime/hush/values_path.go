package hush

import (
	"strings"
	"unicode/utf8"
)

// place is where a value stands: the path to it, spelled out only for
// problems.
type place struct {
	around *place // nil for the root
	named  bool   // a value of a map, else an element of a list
	name   string
	index  int
}

// maxPath bounds the paths of problems: 1,000 levels would fill a screen.
const maxPath = 200

// path returns the way from the root, such as "llm:gpt-4.stop[2]".
func (p *place) path() string {
	var steps []*place
	for ; p != nil; p = p.around {
		steps = append(steps, p)
	}
	var path strings.Builder
	for i := len(steps) - 1; i >= 0 && path.Len() <= maxPath; i-- {
		steps[i].write(&path)
	}
	return shorten(path.String())
}

func (p *place) write(path *strings.Builder) {
	switch {
	case p.around == nil:
		path.WriteString(p.name)
	case p.named:
		path.WriteString(p.step(path.Len() == 0))
	default:
		path.WriteString("[" + itoa(p.index) + "]")
	}
}

// step names a value of a map: ".max", or ["a.b"] where a bare name would be
// taken for something else.
func (p *place) step(first bool) string {
	switch {
	case strings.ContainsAny(p.name, ".[]: "):
		return `["` + p.name + `"]`
	case first:
		return p.name
	default:
		return "." + p.name
	}
}

func shorten(path string) string {
	if len(path) <= maxPath {
		return path
	}
	end := maxPath
	for end > 0 && !utf8.RuneStart(path[end]) {
		end--
	}
	return path[:end] + "…"
}
