// Package jsondir keeps resources in a folder, one JSON file each, and writes
// them too: it is what settings pages and a hub's Put use.
//
// # Files
//
// The resource llm:gpt-4 is the file llm_gpt-4.json. A file's name splits at its
// first "_", as categories have none in their canonical form: what stands
// before it is the category, in any spelling, the rest the resource's own name.
// Saving writes bytes of that name outside of [a-z0-9._-] as %41, upper case
// too, since some file systems take it for lower case. Reading takes other
// spellings: llm_my_model.json is llm:my_model, llm_GPT4.json is llm:GPT4, and a
// "%" without two hexadecimal digits is a "%".
//
// A file holds one JSON object, the settings of the resource, as package
// jsonfile reads JSON. The object may be empty, null stands for that too; a
// file without any content is a mistake, as half-written ones look like it. The
// name "$schema" at its top is for editors and is passed over.
//
// Folders, files whose names begin with a dot, and those that end in something
// else than ".json" are passed over. Any other name without "_" is a
// mistake, and so are two files of one resource. Symbolic links are followed.
// A folder that isn't there holds no resources.
//
// # The life of a save
//
//  1. The key becomes a file name within the folder. What no file name can
//     stand for, or what no hub would read again, is refused.
//  2. The values become indented JSON, keys in the order given, ${…} as it
//     stands. A [hush.Secret] is written as it is, with "${" as "$${" so that
//     it stays a text. What JSON can't hold is refused, and the text is read
//     once to see that it can be.
//  3. The folder is made if it isn't there (mode 0700), and locked: against
//     other goroutines, and by the file .lock against other processes. A
//     process that dies leaves no lock.
//  4. What stands for the key now is compared with what stood for it at the
//     revision that the caller names. If it differs, the save ends here, with
//     a [*hush.ConflictError].
//  5. Temporary files that killed processes have left are removed.
//  6. The text goes to a temporary file (mode 0600), is synced, and renamed to
//     the file that has the resource already, in whatever spelling, else to
//     the one of step 1. Then the folder is synced. A symbolic link of that
//     name is replaced, never written through.
//  7. The new revision is what the caller knew, with this key changed. Another
//     key that somebody else has changed meanwhile is not in it: saving that
//     with this revision is a conflict, too.
//
// Readers take no lock. They find the old file or the new one, whole.
//
// # Revisions
//
// A revision is made of the contents of all files, so the same contents have
// the same revision in every process. What stood where is remembered for the
// last revisions that were given out or asked for ([MaxRevisions]); of others it
// can't tell, so it refuses to save. The revision of what is in the folder
// right now is always known.
package jsondir
