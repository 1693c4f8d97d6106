// Package legacy holds the tests that files of older systems load as they are:
// a resources file that names classes, a folder with a file for each plugin,
// and an experiment whose sections say their type. The files in testdata are
// laid out and spelled as such systems write them. Nothing else is in it.
//
//hush:registry packages=.
package legacy

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen
