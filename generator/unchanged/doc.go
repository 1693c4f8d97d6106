// Package unchanged answers from what an earlier run found, as long as nothing
// that the answer depends on has changed. It never starts the go command.
//
// An answer has two keys. The first is the question: which program asks what
// of which go command (not by which of its commands: a run tells what it made sure of,
// and a check may learn it from generate), in which folder and environment, and what the files say
// that the go command looks for around that folder (go.mod, go.work and their
// like). It is known before a run, so it finds the entry. The second is the state
// of the inputs that the run told of: folders, the Go files in them and further
// files, by their contents. The entry lists the inputs; who asks again reads
// them again, and only the same state gives the same answer. Times of files
// don't count, neither for nor against.
//
// An answer is kept only when all of its inputs stood still while the run lasted.
// That is where times do count: a file that changed since the run began may have
// been read in another state, and clocks of file systems aren't exact. So what
// changed just before the run must have been looked at when it began, which the inputs
// of the run before make possible. What a run writes isn't read again: the state that
// it leaves behind is the one that it found, with the files that it wrote.
//
// What isn't looked at, since it doesn't change: the module cache, which the go
// command checks against go.sum and makes read-only, and the standard library,
// which stands for the version of Go. Where the go command may look at more than
// is known here, nothing is kept: under a driver (GOPACKAGESDRIVER), with flags
// in GOFLAGS that name further files, and when the go in PATH is a script or
// something else that chooses a go command.
//
// Entries are in the user's cache folder. One that is missing, broken, somebody
// else's or can't be written costs a run and nothing else: no error, no message.
package unchanged
