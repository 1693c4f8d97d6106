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
	// of them; way leads to the current value.
	resource *resource
	document *hush.Document
	way      []names.Step
}

// replace replaces all ${…} in the values of a resource. Values without any
// stay as they are; the others remember what was written.
func (ip *interpolator) replace(r *resource) {
	if !r.node.Mentions(opening) {
		return
	}
	ip.resource, ip.document = r, hush.Overlay(r.node)
	ip.value(0)
	r.node = ip.document.Root()
}

// value replaces within the value at an index of the document.
func (ip *interpolator) value(at int32) {
	entries := ip.document.Entries
	switch entry := &entries[at]; entry.Kind {
	case hush.KindPlain, hush.KindString:
		ip.text(entry)
	case hush.KindMap:
		for key := at + 1; key < entry.End; key = entries[key].End {
			ip.inside(names.KeyStep(entries[key].Text), key+1)
		}
	case hush.KindList:
		index := 0
		for item := at + 1; item < entry.End; item = entries[item].End {
			ip.inside(names.IndexStep(index), item)
			index++
		}
	}
}

func (ip *interpolator) inside(s names.Step, at int32) {
	ip.way = append(ip.way, s)
	ip.value(at)
	ip.way = ip.way[:len(ip.way)-1]
}

// text replaces in one scalar. A text with ${…} counts as plain, quoted or
// not: the type of the field that reads it decides. Secrets are finished
// values, given by a program.
func (ip *interpolator) text(entry *hush.DocumentEntry) {
	if entry.Secret || !strings.Contains(entry.Text, opening) {
		return
	}
	p := place{interpolator: ip, entry: entry}
	text, replaced := p.expand(entry.Text)
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

// path returns the way to the current value as problems show it:
// "llm:a.retry.max", "llm:a.stop[2]", `llm:a.headers["X.Y"]`.
func (ip *interpolator) path() string { return names.PathText(ip.resource.path(""), ip.way) }
