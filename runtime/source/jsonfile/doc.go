// Package jsonfile reads resources from a JSON file.
//
// The file is one JSON object (RFC 8259, in UTF-8); an empty file holds no
// resources. The package knows JSON, not what the keys mean: that is the
// hub's part. What it makes of JSON:
//
//   - Strings are strings, with ${…} in them as in any source. Numbers, true
//     and false are text whose type the reader's field decides, so 1e3, 1.0
//     and numbers of any size are as good as in YAML. Null is null.
//   - The same name twice in one object is a problem; all of them are
//     reported at once.
//   - There are no comments and no trailing commas.
//
// The file's size ([MaxSize]) and depth ([MaxDepth]) are bounded. Unlike the
// reader of YAML, the package links neither reflect nor fmt. That is also why
// a hub that watches the file is not told by the system when it changes: it is
// looked at every two seconds.
//
// # JSON and YAML
//
// YAML 1.2 contains JSON, so that package yamlfile reads the same file and
// makes the same tree of it, positions included. The exceptions:
//
//   - "\ud83d\ude00", a character written as a surrogate pair: YAML has no
//     such escape. The character itself is the same for both.
//   - U+FFFE and U+FFFF as they are: YAML refuses them. Escaped they are the
//     same for both.
//   - U+0085, U+2028 and U+2029 as they are: JSON takes them for characters
//     as any others, the reader of YAML for ends of lines. Escaped they are the
//     same for both.
package jsonfile
