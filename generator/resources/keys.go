package resources

import (
	"iter"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// entries iterates over the resources of a file: their keys, and the fields
// that hold them.
func entries(root hush.Node) iter.Seq2[hush.Key, hush.Field] {
	return func(yield func(hush.Key, hush.Field) bool) {
		for field := range root.Fields() {
			category, name, flat := strings.Cut(field.Name, ":")
			category = names.Canonical(category)
			more := true
			switch {
			case flat:
				more = yield(hush.Key{Category: category, Name: name}, field)
			case isResource(field.Value):
				more = yield(hush.Key{Category: category, Name: "default"}, field)
			case field.Name != "$schema":
				for entry := range field.Value.Fields() {
					if more = yield(hush.Key{Category: category, Name: entry.Name}, entry); !more {
						break
					}
				}
			}
			if !more {
				return
			}
		}
	}
}

// keyPositions returns the keys of the resources of a file and where they
// stand: the hub tells the plugins only where their values are.
func keyPositions(root hush.Node) map[hush.Key]hush.Position {
	positions := map[hush.Key]hush.Position{}
	for key, field := range entries(root) {
		positions[key] = field.KeyPosition
	}
	return positions
}

// isResource reports whether what stands under a category is one resource
// rather than many: it says which plugin it is.
func isResource(n hush.Node) bool {
	for _, selector := range selectors {
		if kind := n.Get(selector).Kind(); kind != hush.KindNone && kind != hush.KindMap {
			return true
		}
	}
	return false
}

// selectors are the fields that say which plugin a resource has.
var selectors = []string{"type", "_class"}
