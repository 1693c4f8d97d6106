package generator

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Changes tells how the new file differs from the one before, in plugins as
// "category:name", sorted.
type Changes struct {
	Added, Removed, Changed []string
}

// Changes compares the file on disk with the one to be written. Where there is
// none, or it isn't ours, every plugin is new.
func (r *Registry) Changes() (Changes, error) {
	current, err := r.File.Current()
	if err != nil {
		return Changes{}, err
	}
	before, after := entries(string(current)), entries(string(r.File.Content))
	var c Changes
	for _, id := range slices.Sorted(maps.Keys(after)) {
		old, known := before[id]
		switch {
		case !known:
			c.Added = append(c.Added, id)
		case old != after[id]:
			c.Changed = append(c.Changed, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(before)) {
		if _, known := after[id]; !known {
			c.Removed = append(c.Removed, id)
		}
	}
	return c, nil
}

var entryComment = regexp.MustCompile(`(?m)^// hushPlugin\S+ is (\S+)\.$`)

// entries takes a generated file apart into the text of each plugin: from its
// comment to the next one.
func entries(source string) map[string]string {
	found := map[string]string{}
	for _, match := range entryComment.FindAllStringSubmatchIndex(source, -1) {
		text := source[match[1]:]
		if end := strings.Index(text, "\n// "); end >= 0 {
			text = text[:end]
		}
		found[source[match[2]:match[3]]] = text
	}
	return found
}
