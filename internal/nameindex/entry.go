package nameindex

// Entry is what a table knows of a name; zero is no name. From the highest bits
// to the lowest it holds
//
//	10  bits of the name's hash
//	 1  whether the search goes on in the next slot
//	 1  whether the name's meaning varies: see [Name]
//	 7  the length of the name
//	20  the number of what it names
//	25  where it stands among the names
type Entry uint64

const (
	hashShift   = 64 - 10
	onward      = 1 << 53
	varies      = 1 << 52
	lengthShift = numberShift + numberBits
	lengthBits  = 7
	numberShift = offsetBits
	numberBits  = 20
	offsetBits  = 25
)

// Fits reports whether a name of that hash and length can be the entry's.
func (e Entry) Fits(hash uint64, length int) bool {
	return (uint64(e)^hash)>>hashShift == 0 && e.length() == length
}

// Ends reports whether no other entry has to be looked at.
func (e Entry) Ends() bool { return e&onward == 0 }

// Varies reports whether the name's meaning varies: see [Name].
func (e Entry) Varies() bool { return e&varies != 0 }

// Number is that of what the name names.
func (e Entry) Number() int { return int(e >> numberShift & (1<<numberBits - 1)) }

// Offset is where the name stands among the names.
func (e Entry) Offset() int { return int(e & (1<<offsetBits - 1)) }

func (e Entry) length() int { return int(e >> lengthShift & (1<<lengthBits - 1)) }

// Bucket is where the displacement of a hash stands in a list of so many, a
// power of two.
func Bucket(hash uint64, buckets int) uint64 { return hash & uint64(buckets-1) }

// Slot is where the search for a hash begins, in so many slots, a power of two.
func Slot(hash uint64, displacement uint16, slots int) uint64 {
	return hash * uint64(displacement) >> 40 & uint64(slots-1)
}
