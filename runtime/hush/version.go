package hush

// GenerationVersion2 is named by every generated file, so that a file and a
// runtime that don't fit each other fail to compile with a name that says so:
// when it is undefined, the runtime is newer or older than the hushgen that
// wrote the file; run go generate with the hushgen of the go.mod.
//
// For generated code.
const GenerationVersion2 = 2
