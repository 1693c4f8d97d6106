// Package binary weighs programs: what a plugin, a hub and embedded resources
// add to the file that is shipped. Sizes are counts, so nothing here is timed,
// and each program is built once.
package binary
