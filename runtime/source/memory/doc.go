// Package memory is a source of resources that a program holds itself: for
// tests, and for programs without a resources file.
//
// It must not know any format, and links neither reflect nor fmt.
package memory
