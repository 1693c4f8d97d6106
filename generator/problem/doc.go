// Package problem defines the one shape in which the generator tells people
// what is wrong, and prints it. It knows nothing of directives, types or the
// model.
package problem
