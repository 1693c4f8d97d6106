// Package atomicfile writes and removes files so that whatever ends the
// process, or the machine, the old or the new content is there, whole.
//
// A write takes these steps. Each makes sure of something that the next one
// builds on:
//
//  1. A temporary file is made in the same folder, readable by its owner only.
//     Another folder may be another file system, where a rename is a copy.
//  2. The content is written to it and synced. Without that a file system may
//     keep the rename and lose the content.
//  3. It is closed and renamed to the real name. Who opens that sees the old
//     content before and the new one after, never a mix.
//  4. The folder is synced. Only then does the rename survive a power cut.
//
// A process that is killed in between leaves its temporary file behind;
// [IsTemporary] knows such names.
//
// The steps are taken through the interface [Disk], so that a test can record
// them. The package knows nothing of what is in the files, and links neither
// reflect nor fmt.
package atomicfile
