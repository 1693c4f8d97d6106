// Package yamlfile reads resources from a YAML file.
//
// The file is one YAML 1.2 document with a mapping at its top; an empty file
// holds no resources. The package knows YAML, not what the keys mean: that is
// the hub's part. What it makes of YAML:
//
//   - Quoted and block scalars are strings. Plain ones are text whose type the
//     reader's field decides, so "no", 1.10 or 0o17 stay what they are for a
//     string field. Plain null, ~ and nothing at all are null.
//   - Keys are text, whatever they look like. The same key twice is a problem,
//     however it is spelled.
//   - Anchors, aliases and merge keys (<<, of a mapping or a list of mappings)
//     work; explicit keys win over merged ones, earlier merged ones over later
//     ones.
//   - The tags !!str, !!int, !!float, !!bool, !!null, !!timestamp, !!map and
//     !!seq are known; any other is a problem. !!str and ! make a string of
//     any scalar, the other scalar tags a plain text of a quoted one.
//
// All problems of a well-formed file are reported at once. A file that is not
// well-formed has one, at the first place that doesn't fit. Neither kind
// repeats a value: any value may be a secret.
//
// A file can't do harm: its size ([MaxSize]), its depth ([MaxDepth]) and what
// its aliases expand to ([MaxExpanded]) are bounded.
package yamlfile
