package hub

import (
	"time"

	"github.com/hushgen/hushgen/runtime/hush"
)

// EventKind says what happened.
type EventKind uint8

// The kinds of events.
const (
	// EventCreated: an instance was made and started. Duration is how long
	// that took.
	EventCreated EventKind = iota + 1
	// EventFailed: an instance could not be made or started, or a resource of
	// an isolated source is broken. Err says why.
	EventFailed
	// EventReloaded: new values are in effect. Added, Changed, Removed and Kept
	// say which; they may all be kept.
	EventReloaded
	// EventReloadFailed: Reload, Put or Remove has left everything as it was.
	// Err says why.
	EventReloadFailed
	// EventClosed: an instance was closed. Err is the error of its Close,
	// Duration how long that took.
	EventClosed
)

var eventKinds = [...]string{"", "created", "failed", "reloaded", "reload failed", "closed"}

// String returns the kind in words, such as "reload failed".
func (k EventKind) String() string {
	if int(k) < len(eventKinds) {
		return eventKinds[k]
	}
	return ""
}

// Event is something that happened in a hub. It never holds the value of a
// secret, of a variable or of a file; errors of the program's own code are
// passed on as they are.
type Event struct {
	Kind EventKind
	// Key and Plugin tell which resource it was, and its plugin's name where
	// that is known. Both are empty for reloads; for Put and Remove, Key is what
	// was to be written.
	Key    hush.Key
	Plugin string
	// Duration is how long it took.
	Duration time.Duration
	// Err is what went wrong, if anything.
	Err error
	// Added, Changed and Removed are the resources that a reload changed, each
	// sorted; Changed includes those that hold a changed resource directly.
	Added, Changed, Removed []hush.Key
	// Kept is how many resources a reload left as they were.
	Kept int
}

// emit tells the observers. The hub must not be locked.
func (h *Hub) emit(event Event) {
	for _, observe := range h.planner.settings.observers {
		observe(event)
	}
}
