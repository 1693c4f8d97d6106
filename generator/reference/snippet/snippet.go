package snippet

import (
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// Writer writes the snippets of one registry.
type Writer struct {
	// simplest is, by category, the plugin that others refer to.
	simplest map[string]*model.Plugin
	needs    needs
}

// NewWriter returns a Writer for a registry.
func NewWriter(registry *model.Registry) *Writer {
	w := &Writer{needs: needs{}}
	w.simplest = w.findSimplest(registry)
	return w
}

// Of returns the snippet of a plugin in YAML. The plugin's resource comes
// first, then those that it can't do without; each has its plugin's name.
func (w *Writer) Of(p *model.Plugin) string {
	s := &snippet{writer: w, included: map[string]bool{}}
	s.include(p)
	var text strings.Builder
	for i := 0; i < len(s.plugins); i++ {
		if i > 0 {
			text.WriteString("\n")
		}
		writeEntry(&text, s.resource(s.plugins[i]), margin{})
	}
	return text.String()
}

// snippet is one that is being written.
type snippet struct {
	writer *Writer
	// plugins have a resource in it; more are added as they are referred to.
	plugins  []*model.Plugin
	included map[string]bool
	current  *model.Plugin
	// looked counts the fields of the current one that were looked at.
	looked int
}

func (s *snippet) include(p *model.Plugin) {
	if !s.included[p.ID()] {
		s.included[p.ID()] = true
		s.plugins = append(s.plugins, p)
	}
}

func (s *snippet) resource(p *model.Plugin) entry {
	s.current, s.looked = p, 0
	entries := []entry{{name: "type", value: value{scalar: quoted(p.Name)}}}
	if p.Config != nil {
		entries = append(entries, s.fields(p.Config, way{bare: p != s.plugins[0]})...)
	}
	return entry{name: p.ID(), value: value{entries: entries}}
}
