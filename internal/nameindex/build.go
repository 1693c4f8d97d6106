package nameindex

import (
	"cmp"
	"errors"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/names"
)

// Name is a name that a table finds.
type Name struct {
	// Text is valid: see names.Valid.
	Text string
	// Number is that of what it names.
	Number int
	// Varies tells that what it names depends on more than the name. It is
	// for the program to know on what.
	Varies bool
}

// placed is a name and what Build knows of it.
type placed struct {
	hash   uint64
	entry  Entry
	bucket int
}

// Build makes a table. The same names make the same table, in whatever order
// they are. It fails for names that are not valid, for one given twice, and for
// more than a table can hold: 33 million bytes or numbers from 1,048,576 on.
func Build(list []Name) (*Table, error) {
	list = slices.SortedFunc(slices.Values(list), func(a, b Name) int { return cmp.Compare(a.Text, b.Text) })
	t := &Table{
		Displacements: make([]uint16, powerOfTwo(len(list)/4)),
		Slots:         make([]uint64, powerOfTwo(len(list)+1)),
	}
	all, err := t.write(list)
	if err != nil {
		return nil, err
	}
	for _, bucket := range inBuckets(all, len(t.Displacements)) {
		t.place(bucket)
	}
	return t, nil
}

// powerOfTwo returns the least one that is not less than size.
func powerOfTwo(size int) int { return 1 << bits.Len(uint(max(size, 1)-1)) }

// write writes the names one a line, and what their entries say of them.
func (t *Table) write(list []Name) ([]placed, error) {
	var text strings.Builder
	text.WriteByte('\n')
	all := make([]placed, 0, len(list))
	for i, name := range list {
		switch {
		case !names.Valid(name.Text):
			return nil, errors.New("index: " + strconv.Quote(name.Text) + " is not a valid name")
		case i > 0 && name.Text == list[i-1].Text:
			return nil, errors.New("index: " + name.Text + " is there twice")
		case name.Number < 0 || name.Number >= 1<<numberBits || text.Len() >= 1<<offsetBits:
			return nil, errors.New("index: too many names: no room for " + name.Text)
		}
		h := hash(name.Text)
		e := Entry(h>>hashShift<<hashShift) | Entry(len(name.Text))<<lengthShift | Entry(name.Number)<<numberShift | Entry(text.Len())
		if name.Varies {
			e |= varies
		}
		all = append(all, placed{h, e, int(Bucket(h, len(t.Displacements)))})
		text.WriteString(name.Text)
		text.WriteByte('\n')
	}
	t.Names = text.String()
	return all, nil
}

// inBuckets returns the names of each bucket, the fullest first: they find a
// place while there is much.
func inBuckets(all []placed, count int) [][]placed {
	buckets := make([][]placed, count)
	for _, name := range all {
		buckets[name.bucket] = append(buckets[name.bucket], name)
	}
	slices.SortStableFunc(buckets, func(a, b []placed) int { return cmp.Compare(len(b), len(a)) })
	return buckets
}

// place finds a displacement that gives each name of a bucket a slot of its
// own. Where none does, the names take the slots that are free behind their own.
func (t *Table) place(bucket []placed) {
	if len(bucket) == 0 {
		return
	}
	displacement := &t.Displacements[bucket[0].bucket]
	for *displacement = 1; *displacement != 0; *displacement++ {
		if t.fill(bucket, *displacement) {
			return
		}
	}
	*displacement = 1
	for _, name := range bucket {
		at := Slot(name.hash, 1, len(t.Slots))
		for ; t.Slots[at] != 0; at = (at + 1) & uint64(len(t.Slots)-1) {
			t.Slots[at] |= onward
		}
		t.Slots[at] = uint64(name.entry)
	}
}

// fill fills the slots of a bucket, or none when one of them is taken.
func (t *Table) fill(bucket []placed, displacement uint16) bool {
	for i, name := range bucket {
		at := Slot(name.hash, displacement, len(t.Slots))
		if t.Slots[at] != 0 {
			for _, before := range bucket[:i] {
				t.Slots[Slot(before.hash, displacement, len(t.Slots))] = 0
			}
			return false
		}
		t.Slots[at] = uint64(name.entry)
	}
	return true
}
