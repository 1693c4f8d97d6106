// Package purity holds the tests of what generated programs must not contain:
// code before main, reflection, dependencies on the platform. They look at
// built binaries, not at source text. The package has no code of its own.
package purity
