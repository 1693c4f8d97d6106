package hub

import (
	"strings"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// byClass reads the older spelling, which names a class: a plugin's name or
// alias, else its config type, else that without "Config" at the end.
func (s *selection) byClass(r *resource, value hush.Node, class string) hush.Entry {
	c := s.catalog
	if entry, ok := c.entry(r.category, class); ok {
		return entry
	}
	var found []hush.Entry
	for _, entry := range c.entries(r.category) {
		if isClass(entry, class) {
			found = append(found, entry)
		}
	}
	if len(found) == 0 {
		found = c.squashed(r.category, strings.TrimSuffix(class, "Config"))
	}
	switch len(found) {
	case 0:
		s.findings.add(s.unknownPlugin(r, "_class", value))
		return nil
	case 1:
		return found[0]
	}
	problem := problemAt(value, r.path("_class"), "several plugins have this class; say type: "+choice(found))
	problem.Expected = "one plugin"
	s.findings.add(problem)
	return nil
}

// isClass reports whether a plugin, or the one that it overrides, has a config
// type of that name.
func isClass(entry hush.Entry, class string) bool {
	if config := entry.Describe().ConfigType; config == class || bare(config) == class {
		return true
	}
	d, ok := entry.(*dynamic)
	return ok && d.over != nil && isClass(d.over, class)
}

// squashed returns the plugins with a name or alias that is the given one but
// for separators: WhisperTiny means whisper-tiny.
func (c *catalog) squashed(category hush.AnyCategory, name string) (found []hush.Entry) {
	name = names.Squash(name)
	for _, entry := range c.entries(category) {
		info := entry.Describe()
		for _, known := range append([]string{info.Name}, info.Aliases...) {
			if name != "" && names.Squash(known) == name {
				found = append(found, entry)
				break
			}
		}
	}
	return found
}

// bare cuts the package from a Go type: "openai.Config" is "Config".
func bare(goType string) string {
	return goType[strings.LastIndexByte(goType, '.')+1:]
}
