// Package agreement holds the tests that all sources make the same tree of
// the same data: JSON, YAML and Go values. It has no code of its own.
package agreement
