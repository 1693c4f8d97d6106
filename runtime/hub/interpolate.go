package hub

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// interpolator replaces ${…} in the values of resources: after parsing, in
// values only, once. So a variable can add text but no structure.
type interpolator struct {
	lookupEnv func(name string) (string, bool)
	findings  *findings
}

// values returns a node with all ${…} replaced, which remembers what was
// written. A node without any is returned as it is. A text with ${…} counts
// as plain, quoted or not: the type of the field that reads it decides.
func (ip *interpolator) values(key hush.Key, n hush.Node) hush.Node {
	if !mentions(n) {
		return n
	}
	builder := hush.NewBuilder(n.Position().Source)
	builder.Node(n)
	written := builder.Document()
	document := &hush.Document{
		Source:  written.Source,
		Entries: slices.Clone(written.Entries),
		Written: written,
	}
	for i := range document.Entries {
		entry := &document.Entries[i]
		if !isText(entry.Kind) || entry.Secret || !strings.Contains(entry.Text, opening) {
			continue
		}
		place := &place{
			interpolator: ip, folder: filepath.Dir(written.Source),
			position: hush.Position{Source: written.Source, Line: int(entry.Line), Column: int(entry.Column)},
			path:     func() string { return names.ShortenPath(key.String() + pathTo(written.Entries, int32(i))) },
		}
		before := len(ip.findings.problems)
		text, replaced := place.expand(entry.Text)
		switch {
		case len(ip.findings.problems) > before:
			entry.Text, entry.Kind = "", hush.KindNull // Open fails; see follows
		case replaced:
			entry.Text, entry.Kind = text, hush.KindPlain
		default:
			entry.Text = text
		}
	}
	return document.Root()
}

// mentions reports whether a text within the node holds "${". Secrets are
// finished values, given by a program.
func mentions(n hush.Node) bool {
	switch n.Kind() {
	case hush.KindPlain, hush.KindString:
		return strings.Contains(n.Text(), opening)
	case hush.KindList:
		for item := range n.Items() {
			if mentions(item) {
				return true
			}
		}
	case hush.KindMap:
		for field := range n.Fields() {
			if mentions(field.Value) {
				return true
			}
		}
	}
	return false
}

func isText(kind hush.Kind) bool { return kind == hush.KindPlain || kind == hush.KindString }

// pathTo returns the way from the root of a document to one of its values, as
// problems show it: ".retry.max", ".stop[2]", `.headers["X.Y"]`.
func pathTo(entries []hush.DocumentEntry, target int32) string {
	var path []byte
	for at := int32(0); at != target; {
		isMap := entries[at].Kind == hush.KindMap
		child, index := at+1, 0
		for entries[child].End <= target {
			child = entries[child].End
			index++
		}
		at = child
		if isMap {
			path = names.AppendStep(path, entries[child].Text)
			at = child + 1 // the value follows its key
			continue
		}
		path = append(strconv.AppendInt(append(path, '['), int64(index), 10), ']')
	}
	return string(path)
}
