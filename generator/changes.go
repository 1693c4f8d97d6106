package generator

import (
	"bytes"
	"crypto/sha256"
	"maps"
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
	before, after := map[string]entry{}, map[string]entry{}
	for _, file := range r.Files() {
		current, err := file.Current()
		if err != nil {
			return Changes{}, err
		}
		addEntries(before, current)
		addEntries(after, file.Content)
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

// entry is the hash of a plugin's text: the text itself would keep the files in
// memory, and there may be a hundred megabytes of them.
type entry [sha256.Size]byte

var (
	entryStart = []byte("\n// hushPlugin")
	entryEnds  = [][]byte{[]byte("\n// "), []byte("\n\nvar ")}
)

// addEntries takes a generated file apart into the text of each plugin: from
// its comment to the next one, or to the lists behind the last. A plugin in
// variants has all their texts.
func addEntries(found map[string]entry, source []byte) {
	for {
		start := bytes.Index(source, entryStart)
		if start < 0 {
			return
		}
		var head []byte
		source = source[start+len(entryStart):]
		head, source = source[:lineLength(source)], source[lineLength(source):]
		id, ok := entryID(string(head))
		if !ok {
			continue
		}
		text := source
		for _, next := range entryEnds {
			if end := bytes.Index(text, next); end >= 0 {
				text = text[:end]
			}
		}
		before := found[id]
		found[id] = sha256.Sum256(append(before[:], bytes.TrimRight(text, "\n")...))
	}
}

func lineLength(text []byte) int {
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		return end
	}
	return len(text)
}

// entryID reads the comment "hushPluginLLM_openai is llm:openai.", without its
// beginning.
func entryID(comment string) (id string, ok bool) {
	name, id, ok := strings.Cut(comment, " is ")
	id, ended := strings.CutSuffix(id, ".")
	return id, ok && ended && id != "" && !strings.ContainsAny(name+id, " \t")
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
