package jsondir

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// digest stands for the content of a key.
type digest [sha256.Size]byte

// contents holds what stands for each key.
type contents map[string]digest

// add adds a file. One that stands for no key counts by its name, which can't
// be taken for a key. Two files of one key count as one content.
func (c contents) add(f file, content string, err error) {
	name := f.key.String()
	if f.problem != "" {
		name = "\x00" + f.name
	}
	sum := digestOf(content)
	if err != nil {
		sum = digestOf("\x00" + err.Error())
	}
	if first, ok := c[name]; ok {
		sum = digestOf(string(first[:]) + string(sum[:]))
	}
	c[name] = sum
}

func digestOf(content string) digest { return sha256.Sum256([]byte(content)) }

// view is what stood for every key at one revision. It never changes. Views of
// nearly the same contents share most of their memory: keys are spread over
// buckets, and a bucket without a difference is the same one.
type view struct {
	buckets  [bucketCount]*bucket
	revision string
}

const bucketCount = 256

type bucket struct {
	entries []entry // sorted by key
	sum     digest
}

type entry struct {
	key     string
	content digest
}

// newView returns the view of contents, with the buckets of a similar view
// (which may be nil) where they are the same.
func newView(all contents, similar *view) *view {
	var spread [bucketCount][]entry
	for key, content := range all {
		i := bucketOf(key)
		spread[i] = append(spread[i], entry{key, content})
	}
	v := &view{}
	for i, entries := range spread {
		slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
		v.buckets[i] = newBucket(entries)
		if similar != nil && similar.buckets[i].sum == v.buckets[i].sum {
			v.buckets[i] = similar.buckets[i]
		}
	}
	v.name()
	return v
}

func newBucket(entries []entry) *bucket {
	var text []byte
	for _, e := range entries {
		text = binary.BigEndian.AppendUint32(text, uint32(len(e.key)))
		text = append(append(text, e.key...), e.content[:]...)
	}
	return &bucket{entries, sha256.Sum256(text)}
}

// name makes the revision of what is in the buckets.
func (v *view) name() {
	var text bytes.Buffer
	for _, b := range v.buckets {
		text.Write(b.sum[:])
	}
	const digits = "0123456789abcdef"
	revision := make([]byte, 0, 2*sha256.Size)
	for _, b := range sha256.Sum256(text.Bytes()) {
		revision = append(revision, digits[b>>4], digits[b&15])
	}
	v.revision = string(revision)
}

// content returns what stood for a key; false when nothing did.
func (v *view) content(key string) (digest, bool) {
	entries := v.buckets[bucketOf(key)].entries
	i, found := find(entries, key)
	if !found {
		return digest{}, false
	}
	return entries[i].content, true
}

// with returns a view in which a key has another content, or none.
func (v *view) with(key string, content digest, present bool) *view {
	changed := *v
	b := bucketOf(key)
	entries := slices.Clone(v.buckets[b].entries)
	i, found := find(entries, key)
	switch {
	case present && found:
		entries[i].content = content
	case present:
		entries = slices.Insert(entries, i, entry{key, content})
	case found:
		entries = slices.Delete(entries, i, i+1)
	}
	changed.buckets[b] = newBucket(entries)
	changed.name()
	return &changed
}

func find(entries []entry, key string) (int, bool) {
	return slices.BinarySearchFunc(entries, key, func(e entry, key string) int { return cmp.Compare(e.key, key) })
}

// bucketOf spreads keys by FNV-1a, the same in every process.
func bucketOf(key string) int {
	hash := uint32(2166136261)
	for i := range len(key) {
		hash = (hash ^ uint32(key[i])) * 16777619
	}
	return int(hash % bucketCount)
}
