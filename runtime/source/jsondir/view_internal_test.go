package jsondir

import (
	"maps"
	"slices"
	"strconv"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// manyContents returns the contents of that many keys.
func manyContents(count int) contents {
	all := make(contents, count)
	for i := range count {
		key := "llm:model-" + strconv.Itoa(i)
		all[key] = digestOf(key)
	}
	return all
}

// TestViews compares views with the maps that they stand for.
func TestViews(t *testing.T) {
	all := manyContents(500)
	v := newView(all, nil)
	revisions := map[string]bool{v.revision: true}
	change := func(key string, content digest, present bool) {
		before := maps.Clone(all)
		changed := v.with(key, content, present)
		if all[key] = content; !present {
			delete(all, key)
		}
		assert.Equal(t, newView(all, nil).revision, changed.revision, "a save and a load of the same agree")
		assert.False(t, revisions[changed.revision])
		revisions[changed.revision] = true
		for key := range before {
			if got, ok := v.content(key); !ok || got != before[key] {
				t.Fatal("the view from before has changed", key)
			}
		}
		got, ok := changed.content(key)
		assert.Equal(t, present, ok)
		assert.Equal(t, all[key], got)
		v = changed
	}
	change("llm:model-1", digestOf("new"), true)
	change("llm:new", digestOf("new"), true)
	change("llm:a", digestOf("a"), true)
	change("llm:model-499", digest{}, false)
	for _, key := range slices.Sorted(maps.Keys(all))[:100] {
		change(key, digest{}, false)
	}
	assert.Equal(t, v.revision, v.with("none", digest{}, false).revision)
	assert.NotEqual(t, newView(contents{"a": {}}, nil).revision, newView(contents{"b": {}}, nil).revision)
}

// TestViewsShareMemory remembers as many revisions of 10,000 keys as possible,
// by saves and by loads.
func TestViewsShareMemory(t *testing.T) {
	all := manyContents(10_000)
	var h history
	v := h.add(newView(all, nil))
	seen := map[*bucket]bool{}
	for _, b := range v.buckets {
		seen[b] = true
	}
	for i := range MaxRevisions {
		key := "llm:model-" + strconv.Itoa(i)
		all[key] = digestOf("changed")
		if i%16 == 0 {
			v = h.add(newView(all, v))
		} else {
			v = h.add(v.with(key, all[key], true))
		}
	}
	require.Len(t, h.views, MaxRevisions)
	size := 0
	for _, v := range h.views {
		size += int(unsafe.Sizeof(*v))
		for _, b := range v.buckets {
			if !seen[b] {
				seen[b] = true
				size += int(unsafe.Sizeof(*b)) + cap(b.entries)*int(unsafe.Sizeof(entry{}))
			}
		}
	}
	assert.Less(t, size, 2<<20, "bytes beyond the first revision")
}
