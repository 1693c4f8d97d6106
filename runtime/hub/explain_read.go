package hub

import (
	"iter"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// read tells which variables and files a resource was read from: first those
// of its values, in their order, then those that the plugin asked for.
func (e *Explanation) read(r *resource) {
	if r.environment == nil {
		return
	}
	x := mentions{explanation: e, resource: r}
	x.value(r.node)
	e.asked(r.environment)
}

// mentions looks for ${…} in what is written.
type mentions struct {
	explanation *Explanation
	resource    *resource
	way         []names.Step
}

func (m *mentions) value(n hush.Node) {
	if n.Replaced() {
		for body := range bodies(n.Written()) {
			m.mention(body)
		}
	}
	index := 0
	for item := range n.Items() {
		m.inside(names.IndexStep(index), item)
		index++
	}
	for field := range n.Fields() {
		m.inside(names.KeyStep(field.Name), field.Value)
	}
}

func (m *mentions) inside(step names.Step, n hush.Node) {
	m.way = append(m.way, step)
	m.value(n)
	m.way = m.way[:len(m.way)-1]
}

// mention tells of one ${body}.
func (m *mentions) mention(body string) {
	path := names.PathText(m.resource.path(""), m.way)
	name, rest, hasRest := strings.Cut(body, ":")
	if hasRest && name == "file" {
		m.file(path, rest)
		return
	}
	known := m.resource.environment.mentioned
	at := slices.IndexFunc(known, func(v mention) bool { return v.name == name })
	if at < 0 {
		return // nothing that could be read
	}
	missing := !known[at].set || known[at].empty && strings.HasPrefix(rest, "-")
	m.explanation.Variables = append(m.explanation.Variables, VariableRead{
		Name: name, Path: path, State: known[at].state(), Default: hasRest && missing,
	})
}

func (m *mentions) file(path, written string) {
	file := beside(m.resource.node.Position().Source, written)
	for _, known := range m.resource.environment.values {
		if known.path == file {
			m.explanation.Files = append(m.explanation.Files, FileRead{Path: path, File: file, Failed: known.failed})
			return
		}
	}
}

// asked tells what the plugin asked for: of NAME and NAME_FILE the one that is
// there, or NAME.
func (e *Explanation) asked(environment *environment) {
	for _, v := range environment.asked {
		base, isFile := strings.CutSuffix(v.name, "_FILE")
		_, both := environment.lookup(base)
		file, _ := environment.lookup(v.name + "_FILE")
		switch filled := file.set && !file.empty; {
		case isFile && both && v.empty:
		case filled && v.empty:
		default:
			e.Variables = append(e.Variables, VariableRead{Name: v.name, State: v.state()})
		}
		if content, ok := environment.content(v.value); ok && isFile && both {
			e.Files = append(e.Files, FileRead{Variable: v.name, Failed: content.err != nil})
		}
	}
}

// state tells of a variable without its value.
func (v mention) state() string {
	switch {
	case !v.set:
		return "not set"
	case v.empty:
		return "empty"
	}
	return "set"
}

// bodies iterates over what stands in the ${…} of a text.
func bodies(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			before, after, found := strings.Cut(text, opening)
			if !found {
				return
			}
			if text = after; strings.HasSuffix(before, "$") {
				continue // escaped
			}
			body, rest, closed := strings.Cut(after, "}")
			if !closed || !yield(body) {
				return
			}
			text = rest
		}
	}
}
