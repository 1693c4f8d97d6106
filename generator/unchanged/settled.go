package unchanged

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/hushgen/hushgen/internal/changetime"
)

// Clocks of file systems are read now and then, so what happens later may bear
// a slightly earlier time; some know whole seconds, or every other one.
const (
	slack  = 100 * time.Millisecond
	coarse = 2*time.Second + slack
)

// A deadline is when everything must have had its state.
type deadline struct {
	before time.Time
	// slack is how much earlier it must have had that.
	slack time.Duration
	// lacking are folders that are known to lack what isn't found in them.
	lacking []string
}

// met reports whether what info describes last changed in time.
func (d *deadline) met(info fs.FileInfo) bool {
	changed := changetime.Of(info)
	if changed.IsZero() {
		changed = info.ModTime()
	}
	if changed.Nanosecond() == 0 {
		return changed.Before(d.before.Add(-coarse))
	}
	return changed.Before(d.before.Add(-d.slack))
}

// settle demands that what info describes met the deadline, if there is one.
func (o *observer) settle(info fs.FileInfo, err error) {
	if o.deadline != nil && (err != nil || !o.deadline.met(info)) {
		o.fail()
	}
}

// settleAbsent demands that nothing was taken from the folder that a file
// could have been in, or from the nearest one above that there is.
func (o *observer) settleAbsent(path string) {
	if o.deadline == nil {
		return
	}
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if slices.Contains(o.deadline.lacking, dir) {
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
