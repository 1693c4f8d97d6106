// Package resources checks resource files against a model: the problems that
// a program would find when it opens them, with nothing of it compiled. The
// hub of the runtime does it, with package interpret in the place of the
// generated code.
package resources
