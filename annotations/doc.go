// Package annotations is the directive language of hushgen: its grammar, the
// table of its verbs and options, the problems of grammar and placement, and
// the help texts. It knows go/ast and go/token; it knows no types, no files
// and no registry.
//
// # The language
//
//	directive = "//hush:" verb { space option }
//	option    = key [ "=" value ]
//	key       = a-z 0-9 - .
//	value     = bare word | "Go string" | `raw string`
//	list      = value { "," value }
//
// A bare word holds no space and does not begin with a quote. There is no
// space after "//": that makes the comment a directive for gofmt and go doc,
// which neither move nor show it. Spaces are those of unicode.IsSpace.
//
// Only a list splits at commas. Which options are lists is written in the
// table (see [Kind]), so title=a,b is the one text "a,b" and tags=a,b are two
// tags. Commas inside quotes never split.
//
// # The way through the package
//
// [Collect] takes one parsed file. It first notes which comment group
// belongs to which declaration (place.go). Every comment is then a directive,
// a near miss (nearmiss.go) or of no concern (directive.go). A directive's
// options are read with the table at hand (option.go, value.go), checked
// against it (check.go) and added to what other directives of the same verb
// say on the same declaration (collect.go).
//
// [Verbs] is the table (table_*.go). The parser, the problems, [WriteHelp]
// and [WriteReference] are all made from it: an option that is not there
// exists nowhere, and one that is there is documented.
//
// # What is not checked here
//
// The values of name=, category= and aliases= obey a grammar that only the
// resolver applies, because it normalises them. Values that depend on a
// field's type (default, min, max, minlen, maxlen, enum), Go identifiers (go,
// prefix) and patterns (packages, only, exclude) are its business too.
package annotations
