package hub

import (
	"strings"

	"github.com/hushgen/hushgen/runtime/hush"
)

// choose sets the plugin of a resource, or reports why none can be told:
// type (or _class) says it, else the resource's own name, else there is a
// preferred plugin, else only one.
func (c *catalog) choose(r *resource, f *findings) {
	chosen, class := r.node.Get("type"), r.node.Get("_class")
	switch {
	case !chosen.IsZero() && !class.IsZero():
		f.add(hush.Problem{
			Position: class.Position(), Path: r.key.String() + "._class",
			Message: "type says already which plugin it is; _class is its older spelling",
		})
	case !chosen.IsZero():
		if name, ok := pluginName(r, "type", chosen, f); ok {
			r.entry = c.byType(r, chosen, name, f)
		}
	case !class.IsZero():
		if name, ok := pluginName(r, "_class", class, f); ok {
			r.entry = c.byClass(r, class, name, f)
		}
	default:
		r.entry = c.byRule(r, f)
	}
}

// pluginName reads the value of type or _class.
func pluginName(r *resource, field string, value hush.Node, f *findings) (string, bool) {
	if kind := value.Kind(); kind != hush.KindPlain && kind != hush.KindString {
		f.add(unexpected(value.Position(), r.key.String()+"."+field, "the name of a plugin", value))
		return "", false
	}
	if value.Text() == "" {
		f.add(hush.Problem{
			Position: value.Position(), Path: r.key.String() + "." + field,
			Message: "want the name of a plugin, found an empty text", Expected: "the name of a plugin",
		})
		return "", false
	}
	return value.Text(), true
}

func (c *catalog) byType(r *resource, value hush.Node, name string, f *findings) hush.Entry {
	if entry, ok := c.entry(r.category, name); ok {
		return entry
	}
	f.add(c.unknown(r, "type", value))
	return nil
}

// unknown reports a plugin that doesn't exist. The name is shown as it is
// written: it may have come from a variable.
func (c *catalog) unknown(r *resource, field string, value hush.Node) hush.Problem {
	err := c.pluginNotFound(r.category, value.Text())
	err.Name = value.Written()
	shown := *err
	shown.Category = "" // the path says it
	return hush.Problem{
		Position: value.Position(), Path: r.key.String() + "." + field,
		Message: shown.Error(), Expected: "the name of a plugin", Found: err.Name,
		Nearest: err.Nearest, Err: err,
	}
}

// byRule chooses where the resource says nothing.
func (c *catalog) byRule(r *resource, f *findings) hush.Entry {
	if entry, ok := c.entry(r.category, r.key.Name); ok {
		return entry
	}
	entries := c.entries(r.category)
	var preferred []hush.Entry
	for _, entry := range entries {
		if entry.Describe().Preferred {
			preferred = append(preferred, entry)
		}
	}
	switch {
	case len(preferred) == 1:
		return preferred[0]
	case len(entries) == 1:
		return entries[0]
	}
	message := "which plugin? Say type: " + choice(entries)
	if len(entries) == 0 {
		message = "category " + r.key.Category + " has no plugin"
	}
	f.add(hush.Problem{
		Position: r.position, Path: r.key.String(),
		Message: message, Expected: "type",
	})
	return nil
}

// choice lists plugins: "anthropic, echo or openai".
func choice(entries []hush.Entry) string {
	var text strings.Builder
	for i, entry := range entries {
		switch {
		case i > 0 && i == len(entries)-1:
			text.WriteString(" or ")
		case i > 0:
			text.WriteString(", ")
		}
		text.WriteString(entry.Describe().Name)
	}
	return text.String()
}
