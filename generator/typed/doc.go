// Package typed turns listed packages into types. It reads declarations only:
// function bodies, unused imports and cgo are not looked at, and an import that
// only bodies use isn't loaded. Nothing stops it: what is wrong is collected,
// checking goes on, and what depends on it has an invalid type.
//
// Types come from source. With [WithExports] those of packages without
// directives come from the export data that the build cache happens to have,
// which is several times cheaper; nothing is ever compiled for it. Both ways
// give the same types and the same errors.
//
// The package knows go/types and the listing of package discover. It must know
// nothing of directives beyond the marker that a file may carry, or of the model.
package typed
