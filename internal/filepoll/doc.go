// Package filepoll tells when the content of files changes, by looking at
// them. It links neither reflect nor fmt. Package filewatch does the same with
// the help of the system, which saves the waiting.
//
// # From a change to a call
//
//  1. A look takes the size, the times and the identity of each file; for a
//     path that is a folder, of the *.json files in it that aren't hidden. It
//     comes every two seconds, or when a [Bell] has rung.
//  2. When something differs from what was last known, two looks in a row,
//     150 ms apart, must agree: then whoever writes has paused. What is gone
//     or empty must stay so for a second, for editors remove a file before
//     they write it anew. A file that never rests is waited for ten seconds.
//  3. The contents are read. A file whose size, times and identity are the
//     known ones is read again only when it was written so shortly before the
//     last reading that its times can't tell.
//  4. When a content differs from the known one, changed is called: once,
//     however many writes and files it was.
//
// Only regular files are read. One that is larger than any source reads counts
// as changed when its size or time does.
package filepoll
