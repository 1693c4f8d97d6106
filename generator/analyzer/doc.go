// Package analyzer is hushgen's checks as a [analysis.Analyzer], for go vet,
// golangci-lint, editors and Bazel's nogo. It has no check of its own: package
// resolve gets one package at a time, with what is declared in the packages
// that it imports, and answers with the problems that it would give the
// generator.
//
// What is declared elsewhere arrives as facts: the //hush:category and
// //hush:config of types, the //hush:field of fields. Directives in _test.go
// files don't count, files that hushgen generates are passed over.
//
// One package can't tell everything. [WholeProgram] lists what only the
// generator answers, and docs/linting.md says the same to users.
package analyzer
