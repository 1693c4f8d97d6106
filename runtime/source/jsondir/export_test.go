package jsondir

import (
	"strconv"
	"unsafe"

	"github.com/hushgen/hushgen/internal/atomicfile"
)

// Parts that are tested by themselves.
var (
	FileName      = fileName
	ParseFileName = parseFileName
	IsNumber      = isNumber
)

// Limited returns a source that reads a smaller folder only.
func Limited(dir string, files, total int) *Source {
	s := New(dir)
	s.limits = limits{files, total}
	return s
}

// On returns a source that saves to another disk.
func On(disk atomicfile.Disk, dir string) *Source {
	s := New(dir)
	s.disk = disk
	return s
}

// Remember gives out MaxRevisions revisions of a folder with that many keys,
// each with one key changed, and returns how many bytes all but the first take.
func Remember(keys int, found func(key string)) (bytes int) {
	all := make(contents, keys)
	for i := range keys {
		key := "llm:model-" + strconv.Itoa(i)
		all[key] = digestOf(key)
		found(key)
	}
	var h history
	known := h.add(newView(all, nil))
	counted := map[*bucket]bool{}
	for _, b := range known.buckets {
		counted[b] = true
	}
	for i := range MaxRevisions {
		key := "llm:model-" + strconv.Itoa(i)
		all[key] = digestOf("changed")
		changed := known.with(key, all[key], true)
		if loaded := newView(all, known); loaded.revision != changed.revision {
			panic("a save and a load of the same differ")
		}
		known = h.add(newView(all, known))
	}
	for _, v := range h.views {
		bytes += int(unsafe.Sizeof(*v))
		for _, b := range v.buckets {
			if !counted[b] {
				counted[b] = true
				bytes += cap(b.entries) * int(unsafe.Sizeof(entry{}))
			}
		}
	}
	return bytes
}
