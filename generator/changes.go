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

// Changes compares the files on disk with those to be written. Where there are
// none, or they aren't ours, every plugin is new.
func (r *Registry) Changes() (Changes, error) {
	before, after := map[string]string{}, map[string]string{}
	for _, file := range r.Files() {
		current, err := file.Current()
		if err != nil {
			return Changes{}, err
		}
		addEntries(before, string(current))
		addEntries(after, string(file.Content))
	}
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

// addEntries takes a generated file apart into the text of each plugin: from
// its comment to the next one, or to the lists behind the last. A plugin in
// variants has all their texts.
func addEntries(found map[string]string, source string) {
	for _, match := range entryComment.FindAllStringSubmatchIndex(source, -1) {
		text := source[match[1]:]
		for _, next := range []string{"\n// ", "\n\nvar "} {
			if end := strings.Index(text, next); end >= 0 {
				text = text[:end]
			}
		}
		found[source[match[2]:match[3]]] += strings.TrimRight(text, "\n")
	}
}

// Stale reports whether writing would change any file of the registry.
func (r *Registry) Stale() (bool, error) {
	for _, file := range r.Files() {
		if stale, err := file.Stale(); err != nil || stale {
			return stale, err
		}
	}
	return false, nil
}
