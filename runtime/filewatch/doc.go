// Package filewatch tells when the content of files changes, whatever way
// they are written: in place, by an editor that puts a new file in the old
// one's place, or by Kubernetes, which changes a symbolic link beside them.
// The sources of files use it; so can a source of your own:
//
//	func (s *Source) Watch(ctx context.Context, changed func()) error {
//		return filewatch.Watch(ctx, func() []string { return []string{s.path} }, nil, changed)
//	}
//
// # From a change to a call
//
//  1. The system tells of events in the folder of each file, and in that of
//     each symbolic link on the way to it: a watch on a file itself would end
//     when the file is replaced. For a folder that isn't there the nearest
//     parent is watched. Which file an event is about doesn't matter.
//  2. 150 ms later the files are looked at: sizes, times, identity. When all
//     are as known, the event was of no concern. Otherwise two looks in a row,
//     150 ms apart, must agree. What is gone or empty must stay so for a
//     second, for editors remove a file before they write it anew. A file that
//     never rests is waited for ten seconds.
//  3. The contents are read. When one differs from the known one, changed is
//     called: once, however many writes and files it was.
//
// A change is told of after about a third of a second.
//
// # Where the system doesn't tell
//
// File systems of networks make no events, and neither does a folder whose
// parent's parent is replaced. Therefore the files are also looked at every 30
// seconds; every two where a folder can't be watched, because there are too
// many watches already or it may not be read.
package filewatch
