// Package builds knows build constraints: which one a file has, which builds
// meet it, and how to write and explain combinations of them.
//
// A [Constraint] is text in one canonical form, so that equal conditions make
// equal files whatever the machine. A [Space] is what the go command at hand
// can build for; it finds the few builds ([Space.Cover]) that together show
// every file of a program at least once, and every two files that can be
// together at least once together.
//
// The package knows neither packages nor directives.
package builds
