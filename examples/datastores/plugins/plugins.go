// Package plugins is the registry of this program: every plugin of the
// module. What is below this comment is generated into hush_gen.go.
//
//hush:registry
package plugins

//go:generate go tool hushgen
