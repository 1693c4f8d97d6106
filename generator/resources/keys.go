package resources

import (
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// keyPositions returns the keys of the resources of a file and where they
// stand: the hub tells the plugins only where their values are.
func keyPositions(root hush.Node) map[hush.Key]hush.Position {
	positions := map[hush.Key]hush.Position{}
	for field := range root.Fields() {
		category, name, flat := strings.Cut(field.Name, ":")
		category = names.Canonical(category)
		switch {
		case flat:
			positions[hush.Key{Category: category, Name: name}] = field.KeyPosition
		case isResource(field.Value):
			positions[hush.Key{Category: category, Name: "default"}] = field.KeyPosition
		case field.Name != "$schema":
			for entry := range field.Value.Fields() {
				positions[hush.Key{Category: category, Name: entry.Name}] = entry.KeyPosition
			}
		}
	}
	return positions
}

// isResource reports whether what stands under a category is one resource
// rather than many: it says which plugin it is.
func isResource(n hush.Node) bool {
	for _, selector := range []string{"type", "_class"} {
		if kind := n.Get(selector).Kind(); kind != hush.KindNone && kind != hush.KindMap {
			return true
		}
	}
	return false
}
