// Package variables tells which environment variables a registry reads: those
// that fields of configs name (env=), and those that its resources file
// mentions (${NAME}), with the files of ${file:…}. It knows the rules of the
// runtime but never a value: whether a variable is set is all that is asked.
package variables
