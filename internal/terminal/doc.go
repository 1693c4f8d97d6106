// Package terminal writes a line that tells what goes on and leaves nothing
// behind. It is for standard error where people look at it; whether they do is
// asked with [Width].
package terminal
