package hub

import "sync/atomic"

// uses counts the Use calls that hold an instance, until no new ones are let
// in. The zero value is ready.
type uses struct{ count atomic.Int64 }

// shut is added to the count when no more uses may begin.
const shut = -1 << 62

// begin counts a use. It reports false when none may begin any more.
func (u *uses) begin() bool {
	for {
		count := u.count.Load()
		if count < 0 {
			return false
		}
		if u.count.CompareAndSwap(count, count+1) {
			return true
		}
	}
}

// end counts a use no more. It reports whether it was the last one of all.
func (u *uses) end() bool { return u.count.Add(-1) == shut }

// shut lets no more uses begin. To be called once.
func (u *uses) shut() { u.count.Add(shut) }

// none reports whether no use is left and none may begin.
func (u *uses) none() bool { return u.count.Load() == shut }
