package unchanged

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestChanges(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	at := func(name string, kind kind, content byte) record {
		return record{path: filepath.Join(dir, name), kind: kind, sum: sum{content}}
	}
	marks := state{at("a.go", regular, 1), at("b.go", regular, 2), at("sub/c.go", regular, 3)}.marks()
	assert.Len(t, marks, 24)
	for want, now := range map[string]state{
		"":                                {at("a.go", regular, 1), at("b.go", regular, 2), at("sub/c.go", regular, 3)},
		"something has changed: sub/c.go": {at("a.go", regular, 1), at("b.go", regular, 2), at("sub/c.go", regular, 9)},
		"something has changed: b.go":     {at("a.go", regular, 1), at("b.go", link, 2), at("sub/c.go", regular, 3)},
		"something has changed: b.go, and 1 more":        {at("a.go", regular, 1), at("b.go", regular, 3), at("sub/c.go", regular, 4)},
		"something has changed: aa.go":                   {at("a.go", regular, 1), at("aa.go", regular, 2), at("b.go", regular, 2), at("sub/c.go", regular, 3)},
		"something is gone":                              {at("a.go", regular, 1), at("sub/c.go", regular, 3)},
		"something has changed: B.go, something is gone": {at("B.go", regular, 2), at("a.go", regular, 1), at("sub/c.go", regular, 3)},
		"something has changed: sub":                     {at("a.go", regular, 1), at("b.go", regular, 2), at("sub/c.go", regular, 3), at("sub\x00", link, 3)},
	} {
		assert.Equal(t, want, now.changes(marks))
	}
	assert.Equal(t, "something has changed: a.go", state{at("a.go", regular, 1)}.changes([]byte("torn")))
}

func TestFallsShort(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	now := state{{path: filepath.Join(dir, "a.go"), kind: regular, sum: sum{1}}}
	before := state{{path: filepath.Join(dir, "a.go"), kind: regular, sum: sum{2}}}
	kept := func(s state, proof Proof) *entry {
		return &entry{State: s.sum(), Marks: s.marks(), Answer: Answer{Proof: proof}}
	}
	for _, test := range []struct {
		entry *entry
		least Proof
		want  string
	}{
		{kept(now, Written), Written, ""},
		{kept(now, Alone), Found, ""},
		{kept(now, Found), Written, "nothing has changed, but the last run looked at less"},
		{kept(before, Found), Written, "something has changed: a.go"},
		{&entry{State: before.sum(), Marks: now.marks()}, Found, "something has changed"},
		{&entry{}, Found, "files were changing while the last run read them"},
	} {
		assert.Equal(t, test.want, test.entry.fallsShort(now, test.least))
	}
}
