package hub

import (
	"github.com/hushgen/hushgen/internal/names"
)

// Configured reports whether there is a resource of that plugin whose values
// are sound, so that it makes sense to offer what the plugin does. Both names
// may be written in any spelling, that of the plugin may be an alias. No
// instance is made. Resources that the program provides itself have no plugin.
func (h *Hub) Configured(category, plugin string) bool {
	c := h.planner.catalog
	known := c.category(category)
	if known == nil {
		return false
	}
	entry, ok := c.entry(known, plugin)
	if !ok {
		return false
	}
	name := names.Canonical(category)
	for key, slot := range h.current().slots {
		if key.Category != name {
			continue
		}
		if r := slot.resource.Load(); r != nil && r.entry == entry && r.err == nil {
			return true
		}
	}
	return false
}
