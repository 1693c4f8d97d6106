// Package problem defines the one shape in which the generator tells people
// what is wrong, explains every kind of it, and prints it: as text, JSON, SARIF
// and GitHub annotations. It knows nothing of types or the model.
//
// The kinds are one table ([Kinds], table_*.go) with an example each
// (examples/); what is checked for each is another ([Kind.Checks],
// checks_*.go). A test compares both with the code and the golden cases, and
// writes docs/problems.md.
package problem
