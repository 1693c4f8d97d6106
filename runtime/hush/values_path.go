package hush

import (
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// place is where a value stands: the path to it, spelled out only for
// problems.
type place struct {
	around *place // nil for the root
	named  bool   // a value of a map, else an element of a list
	name   string
	index  int
}

// path returns the way from the root, such as "llm:gpt-4.stop[2]".
func (p *place) path() string {
	var steps []*place
	for ; p != nil; p = p.around {
		steps = append(steps, p)
	}
	var path strings.Builder
	for i := len(steps) - 1; i >= 0 && path.Len() <= names.MaxPath; i-- {
		steps[i].write(&path)
	}
	return names.ShortenPath(path.String())
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

// step names a value of a map, as [names.AppendStep] does.
func (p *place) step(first bool) string {
	if first && names.IsBare(p.name) {
		return p.name
	}
	return string(names.AppendStep(nil, p.name))
}
