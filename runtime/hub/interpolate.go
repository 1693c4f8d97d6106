package hub

import (
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// interpolator replaces ${…} in the values of resources: after parsing, in
// values only, once. So a variable can add text but no structure.
type interpolator struct {
	reads    *recorder
	findings *findings
	// expanded counts the bytes of values within longer texts.
	expanded int
	// resource is the one whose values are replaced now, and document a copy
	// of them.
	resource *resource
	document *hush.Document
}

// replace replaces all ${…} in the values of a resource. Values without any
// stay as they are; the others remember what was written.
func (ip *interpolator) replace(r *resource) {
	if r.settled != nil && !r.settled.Variables || !r.node.Mentions(opening) {
		return
	}
	ip.resource, ip.document = r, hush.Overlay(r.node)
	for i := range ip.document.Entries {
		switch entry := &ip.document.Entries[i]; entry.Kind {
		case hush.KindPlain, hush.KindString:
			ip.text(entry, int32(i))
		}
	}
	r.node = ip.document.Root()
}

// text replaces in one scalar. A text with ${…} counts as plain, quoted or
// not: the type of the field that reads it decides. Secrets are finished
// values, given by a program.
func (ip *interpolator) text(entry *hush.DocumentEntry, index int32) {
	if entry.Secret || !strings.Contains(entry.Text, opening) {
		return
	}
	p := place{interpolator: ip, entry: entry, index: index}
	text, replaced := p.expand(entry.Text)
	ip.resource.emptied = ip.resource.emptied || text == ""
	switch {
	case p.failed:
		// Open fails; see unread. Excerpts must not show it: what stands around
		// the variable may be a part of a secret.
		entry.Text, entry.Kind, entry.Secret = "", hush.KindNull, true
	case replaced:
		entry.Text, entry.Kind = text, hush.KindPlain
	default:
		entry.Text = text
	}
}

// path returns the way to the place as problems show it: "llm:a.retry.max",
// "llm:a.stop[2]", `llm:a.headers["X.Y"]`.
func (p *place) path() string {
	return names.PathText(p.resource.path(""), wayTo(p.document.Entries, p.index))
}

// wayTo returns the steps from the root of a document to one of its values.
func wayTo(entries []hush.DocumentEntry, value int32) (way []names.Step) {
	for at := int32(0); at < value; {
		inner, index := at+1, 0
		for entries[inner].End <= value {
			inner = entries[inner].End
			index++
		}
		if entries[at].Kind == hush.KindMap {
			way = append(way, names.KeyStep(entries[inner].Text))
			at = inner + 1
			continue
		}
		way = append(way, names.IndexStep(index))
		at = inner
	}
	return way
}
