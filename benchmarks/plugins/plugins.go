// Package plugins is the registry of the benchmarks. go generate writes it
// into hush_gen.go.
//
//hush:registry packages=../chat,../flat,../session
package plugins

//go:generate go tool hushgen
