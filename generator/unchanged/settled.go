package unchanged

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Clocks of file systems are read now and then, so what happens later may bear
// a slightly earlier time; some know whole seconds, or every other one.
const (
	slack       = 100 * time.Millisecond
	coarseSlack = 2*time.Second + slack
)

// settled reports whether what info describes last changed before a point in
// time.
func settled(info fs.FileInfo, before time.Time) bool {
	changed := changeTime(info)
	if changed.IsZero() {
		changed = info.ModTime()
	}
	if changed.Nanosecond() == 0 {
		return changed.Before(before.Add(-coarseSlack))
	}
	return changed.Before(before.Add(-slack))
}

func (o *observer) settle(info fs.FileInfo, err error) {
	if err != nil || !settled(info, o.before) {
		o.fail()
	}
}

// settleAbsent demands that nothing was taken from the folder that a file
// could have been in, or from the nearest one above that there is.
func (o *observer) settleAbsent(path string) {
	if o.before.IsZero() {
		return
	}
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if o.trusted[dir] {
			return
		}
		info, err := os.Stat(dir)
		if err == nil || !isMissing(err) || dir == filepath.Dir(dir) {
			o.settle(info, err)
			return
		}
	}
}

// steady reports whether the clock of the day went as fast as time since then:
// it can be set, and then the times of files tell nothing.
func steady(since time.Time) bool {
	now := time.Now()
	drift := now.Round(0).Sub(since.Round(0)) - now.Sub(since)
	return drift.Abs() < slack/2
}
