// Command hushgen generates plugin registries from annotated Go packages.
//
//	go get -tool github.com/hushgen/hushgen/cmd/hushgen
//	go tool hushgen --help
//
// The command line is parsed into a value and that value is run; each command
// is a file, and what it does is the generator's business.
package main
