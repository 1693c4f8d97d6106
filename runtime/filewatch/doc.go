// Package filewatch tells when the content of files changes, whatever way
// they are written: in place, by an editor that puts a new file in the old
// one's place, or by Kubernetes, which changes a symbolic link elsewhere.
package filewatch
