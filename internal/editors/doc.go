// Package editors holds the tests of what a person sees in an editor: they
// speak to the YAML language server, with the schemas that hushgen emits, as
// Visual Studio Code and others do. It has no code of its own.
//
// The tests need Node. Where it is missing they are skipped, unless
// HUSHGEN_EDITORS=required demands them.
package editors
