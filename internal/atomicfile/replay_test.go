package atomicfile_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/internal/atomicfile"
)

// step is one call: it saves text, or removes the file when that is "".
type step struct{ path, text string }

var steps = []step{
	{"d/a", "one."}, {"d/a", "second"}, {"d/b", "b1"}, {"d/a", ""}, {"d/b", "b2, longer"}, {"d/a", "third"}, {"d/c", "c"}, {"d/c", ""}, {"d/b", "4"},
}

// disk is what may be found after a power cut: the text behind each name.
type disk map[string]string

// recorded takes the steps and returns how many operations each took
// together with those before it.
func recorded(t *testing.T, r *recorder) (ends []int) {
	t.Helper()
	for _, s := range steps {
		switch {
		case s.text == "":
			require.NoError(t, atomicfile.Remove(r, s.path))
		case r.inPlace:
			require.NoError(t, writeInPlace(r, s.path, []byte(s.text)))
		default:
			require.NoError(t, atomicfile.Write(r, s.path, []byte(s.text)))
		}
		ends = append(ends, len(r.operations))
	}
	return ends
}

// crashes calls found with every disk that may be there after a power cut
// behind the operations: of the changes of names since the folder was synced,
// any may be lost, and of what was written to a file since that was synced,
// any tail.
func crashes(operations []operation, found func(disk)) {
	names, contents := map[string]int{}, map[int][]content{}
	var pending []map[string]*int
	for _, o := range operations {
		switch {
		case o.folder:
			for _, change := range pending {
				apply(names, change)
			}
			pending = nil
		case o.names != nil:
			pending = append(pending, o.names)
		case o.sync:
			contents[o.file] = []content{{text: last(contents[o.file]).text, synced: true}}
		default:
			contents[o.file] = append(contents[o.file], content{text: o.write})
		}
	}
	for kept := range 1 << len(pending) {
		after := maps.Clone(names)
		for i, change := range pending {
			if kept>>i&1 == 1 {
				apply(after, change)
			}
		}
		texts(after, contents, slices.Sorted(maps.Keys(after)), disk{}, found)
	}
}

func apply(names map[string]int, change map[string]*int) {
	for name, file := range change {
		if file == nil {
			delete(names, name)
		} else {
			names[name] = *file
		}
	}
}

func last(written []content) content {
	if len(written) == 0 {
		return content{}
	}
	return written[len(written)-1]
}

// texts goes through all that the files behind the names may hold.
func texts(names map[string]int, contents map[int][]content, left []string, d disk, found func(disk)) {
	if len(left) == 0 {
		found(d)
		return
	}
	for text := range possible(contents[names[left[0]]]) {
		d[left[0]] = text
		texts(names, contents, left[1:], d, found)
	}
	delete(d, left[0])
}

// possible returns what may be there of what was written to one file.
func possible(written []content) map[string]bool {
	all := map[string]bool{}
	for _, c := range written {
		all[c.text] = true
		for n := range len(c.text) {
			if !c.synced {
				all[c.text[:n]] = true
			}
		}
	}
	if len(written) == 0 || !written[0].synced {
		all[""] = true
	}
	return all
}

// wrong returns one sentence for each disk, after any number of operations,
// that holds something else than it must.
func wrong(r *recorder, ends []int) (sentences []string) {
	said := map[string]bool{}
	for done := range len(r.operations) + 1 {
		before, after := expected(done, ends)
		crashes(r.operations[:done], func(d disk) {
			for _, path := range []string{"d/a", "d/b", "d/c"} {
				if got := shown(d, path); got != shown(before, path) && got != shown(after, path) {
					said[path+" holds "+got+", want "+shown(before, path)+" or "+shown(after, path)] = true
				}
			}
		})
	}
	return slices.Sorted(maps.Keys(said))
}

// expected returns what was there before the step that the operations are
// in, and what is to be after it. Between two steps that is the same.
func expected(done int, ends []int) (before, after disk) {
	before, after = disk{}, disk{}
	begin := 0
	for i, s := range steps {
		if ends[i] <= done {
			before.set(s)
		}
		if begin < done {
			after.set(s)
		}
		begin = ends[i]
	}
	return before, after
}

func (d disk) set(s step) {
	d[s.path] = s.text
	if s.text == "" {
		delete(d, s.path)
	}
}

func shown(d disk, path string) string {
	if text, ok := d[path]; ok {
		return `"` + text + `"`
	}
	return "nothing"
}

func TestPowerCuts(t *testing.T) {
	r := newRecorder()
	ends := recorded(t, r)
	// A write makes, fills, syncs and renames a file and syncs the folder; a
	// removal takes the last two.
	assert.Equal(t, []int{5, 10, 15, 17, 22, 27, 32, 34, 39}, ends)
	assert.Empty(t, wrong(r, ends))
	assert.Equal(t, map[string]string{"d/b": "4", "d/a": "third"}, map[string]string(whole(r)))
}

// whole is what is there when no power was cut.
func whole(r *recorder) (d disk) {
	crashes(append(r.operations, operation{folder: true}), func(found disk) { d = maps.Clone(found) })
	return d
}

// TestPowerCutsAreNoticed shows that the test above fails for writers that
// leave a step out.
func TestPowerCutsAreNoticed(t *testing.T) {
	for name, test := range map[string]struct {
		writer *recorder
		want   string
	}{
		"content not synced": {&recorder{noSync: true}, `d/a holds "secon", want "one." or "second"`},
		"empty":              {&recorder{noSync: true}, `d/a holds "", want nothing or "one."`},
		"folder not synced":  {&recorder{noFolderSync: true}, `d/a holds "one.", want "second" or "second"`},
		"in place":           {&recorder{inPlace: true}, `d/a holds "", want "one." or "second"`},
	} {
		t.Run(name, func(t *testing.T) {
			test.writer.names = make(map[string]*int)
			ends := recorded(t, test.writer)
			assert.Contains(t, strings.Join(wrong(test.writer, ends), "\n"), test.want)
		})
	}
}
