// Package interpret checks configuration values against a model, with nothing
// of the program compiled. It drives the decoder of the runtime as generated
// code does, call by call, so that its problems are the program's own, word
// for word. What only the program's code knows is left out:
//
//   - Validate doesn't run.
//   - SetDefaults doesn't run either: a field that it may set is not called
//     missing, nor is anything below a pointer that it may set looked into.
//   - Of types with UnmarshalText, some of the standard library are really
//     read; every other one takes any scalar.
//   - What plugins ask of the program (Host) counts as given.
package interpret
