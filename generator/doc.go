// Package generator turns annotated packages into generated registries.
//
// [Generate] is the whole way: find the output packages, find what they
// search, type-check it, resolve it into the model, emit the source. Nothing
// is written before everything is in memory and free of problems;
// [Result.Write] then writes. The steps are packages of their own:
//
//	discover  patterns to files and packages
//	builds    build constraints, and the builds that have to be looked at
//	typed     packages to types
//	resolve   directives and types to the model, or problems
//	emit      the model to Go source
//	output    sources to files
//	problem   what is wrong, and how it is told
//
// The package must not know the command line.
package generator
