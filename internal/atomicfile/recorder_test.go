package atomicfile_test

import (
	"io/fs"
	"path/filepath"
	"strconv"

	"github.com/hushgen/hushgen/internal/atomicfile"
)

// content is what a file of the recorded disk holds.
type content struct {
	text string
	// synced tells whether text survives a power cut.
	synced bool
}

// operation is what one call did to the disk. Closing does nothing to it.
type operation struct {
	// Names that stand for something else from now on; nil for nothing. All of
	// them change at once.
	names map[string]*int
	// file is what was written or synced.
	file   int
	write  string
	sync   bool
	folder bool // the folder was synced
}

// recorder is a disk in memory that remembers what was done to it. It can
// forget to do something, as a careless writer would.
type recorder struct {
	operations []operation
	names      map[string]*int
	files      int

	noSync, noFolderSync, inPlace bool
}

func newRecorder() *recorder { return &recorder{names: make(map[string]*int)} }

// set changes names.
func (r *recorder) set(names map[string]*int) {
	r.operations = append(r.operations, operation{names: names})
	for name, file := range names {
		r.names[name] = file
		if file == nil {
			delete(r.names, name)
		}
	}
}

func (r *recorder) Create(folder string) (atomicfile.File, error) {
	file := r.files
	r.files++
	name := filepath.Join(folder, ".hush-"+strconv.Itoa(file)+".tmp")
	r.set(map[string]*int{name: &file})
	return &recordedFile{r, name, file}, nil
}

func (r *recorder) Rename(from, to string) error {
	file, ok := r.names[from]
	if !ok {
		return &fs.PathError{Op: "rename", Path: from, Err: fs.ErrNotExist}
	}
	r.set(map[string]*int{from: nil, to: file})
	return nil
}

func (r *recorder) Remove(path string) error {
	if _, ok := r.names[path]; !ok {
		return &fs.PathError{Op: "remove", Path: path, Err: fs.ErrNotExist}
	}
	r.set(map[string]*int{path: nil})
	return nil
}

func (r *recorder) MakeFolder(path string) error {
	return &fs.PathError{Op: "mkdir", Path: path, Err: fs.ErrExist}
}

func (r *recorder) SyncFolder(string) error {
	if !r.noFolderSync {
		r.operations = append(r.operations, operation{folder: true})
	}
	return nil
}

type recordedFile struct {
	*recorder
	name string
	file int
}

func (f *recordedFile) Name() string { return f.name }

func (f *recordedFile) Close() error { return nil }

func (f *recordedFile) Write(content []byte) (int, error) {
	f.operations = append(f.operations, operation{file: f.file, write: string(content)})
	return len(content), nil
}

func (f *recordedFile) Sync() error {
	if !f.noSync {
		f.operations = append(f.operations, operation{file: f.file, sync: true})
	}
	return nil
}

// writeInPlace is a writer as it must not be.
func writeInPlace(r *recorder, path string, content []byte) error {
	file, ok := r.names[path]
	if !ok {
		created := r.files
		r.files++
		file = &created
		r.set(map[string]*int{path: file})
	}
	r.operations = append(r.operations,
		operation{file: *file, write: ""},
		operation{file: *file, write: string(content)},
		operation{file: *file, sync: true},
		operation{folder: true},
	)
	return nil
}
