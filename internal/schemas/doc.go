// Package schemas holds the tests that the JSON Schema of a registry and the
// program agree: what the one takes, the other does. Nothing else is in it but
// the registry that they are tested with: a config for each thing that a field
// can be, and categories for each way in which a plugin is chosen.
//
//hush:registry packages=.
package schemas

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen
