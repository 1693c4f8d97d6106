// Package secrecy holds the test that no output of hushgen shows a secret. It
// is a small registry whose configs take secrets in every way there is, and
// whose own code is as careless with them as code can be: it quotes them in
// its errors and panics. Nothing else is in it.
//
//hush:registry packages=.
package secrecy

//go:generate go run github.com/hushgen/hushgen/cmd/hushgen
