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
	assert.Equal(t, "the last answer was of no use", state{}.changes(nil))
	assert.Equal(t, "something has changed: a.go", state{at("a.go", regular, 1)}.changes([]byte("torn")))
}
