// Package discover turns package patterns into the Go files that carry
// directives, and asks the go command about their packages, as a run needs it:
//
//  1. [Walk] finds the files whose bytes hold "hush:". No go command runs and
//     nothing is parsed, so a tree without annotations costs its reading alone.
//  2. [Parser] parses what Walk found; the ASTs are used by all later steps.
//  3. [List] asks the go command (or GOPACKAGESDRIVER) for names, files,
//     modules and imports of the packages that matter. Nothing is compiled.
//
// The package knows files, modules and packages. It must know nothing of the
// directive language beyond its prefix, of types or of the model.
package discover
