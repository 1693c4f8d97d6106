// Package resolve turns directives and types into the model, or into
// problems. Each file holds one rule or a few that belong together; resolve.go
// shows the order in which they run.
//
// It reads annotated syntax and go/types; it must not know files, the go
// command, or the Go source that is emitted.
package resolve
