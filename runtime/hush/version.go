package hush

// Generation2ElseRunGoGenerate is named by the first line of every generated file, so
// that a file and a runtime that don't fit each other fail to compile with an error
// that says what to do, whatever else doesn't compile then: it is undefined where the
// runtime is newer or older than the hushgen that wrote the file. Run go generate with
// the hushgen of the go.mod.
//
// For generated code.
const Generation2ElseRunGoGenerate = 2
