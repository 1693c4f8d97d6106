// Package docs holds the tests of the documents: every code block of README.md
// and docs/ is compiled, run or compared. The package has no code of its own.
//
// A block's info string says what it is. "go main.go" and "yaml
// resources.yaml" are files of a module that the document builds up; "diff
// main.go" changes lines of one; "sh" is run in that module, "sh fails" must
// fail; "text" is what the commands before it print.
package docs
