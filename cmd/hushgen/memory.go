package main

import "os"

// reserve is never touched, so it takes no memory, but the garbage collector counts
// it as live: it first runs at twice this size. Most runs end before, and one that
// doesn't has at most this much more garbage than without; the collector of a
// process that lives for a second would otherwise take a quarter of its time.
var reserve []byte

// reserveSize is what the collector lets a run allocate twice.
const reserveSize = 64 << 20

// reserveMemory is for commands that run the generator. Who has set GOGC knows
// better.
func reserveMemory() {
	if os.Getenv("GOGC") == "" && reserve == nil {
		reserve = make([]byte, reserveSize)
	}
}
