//go:build !unix

package spent

// Own returns what this process used. ok is false where the system doesn't tell.
func Own() (u Use, ok bool) { return Use{}, false }

// Children returns what the processes used that this one started and waited
// for. ok is false where the system doesn't tell.
func Children() (u Use, ok bool) { return Use{}, false }
