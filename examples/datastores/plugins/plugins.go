// Package plugins is the registry of this program: every plugin of the
// module. go generate writes it into hush_gen.go.
//
//hush:registry
package plugins

//go:generate go tool hushgen
//go:generate go tool hushgen docs -o ../reference
