// Package jsontree reads JSON text into a [hush.Document] with positions.
//
// It is the one package that knows the tokeniser, jsontext. That is to become
// part of the standard library; then only the imports here change.
//
// What it makes of JSON (RFC 8259, UTF-8 only):
//
//   - Strings are strings. Numbers, true and false are plain scalars with the
//     text as written: 1.10 and 1e3 stay what they are, of any size. Null is
//     null.
//   - A name that an object has twice is a problem. So is a broken character:
//     bytes that aren't UTF-8, or an escape that is half of a surrogate pair.
//   - There are no comments and no trailing commas. A byte order mark at the
//     beginning is passed over.
//   - Lines end with \n, \r\n or a lone \r. Columns count characters; a tab is
//     one.
//
// All duplicate names are reported at once. A mistake in the syntax ends the
// reading, as nobody knows what the rest would mean, and is reported with the
// duplicates before it. Messages never quote values: one may be a secret.
//
// The package links neither reflect nor fmt.
package jsontree
