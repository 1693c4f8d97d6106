package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write puts content into the file of that path, which may exist or not. When
// it returns nil, the content survives. On an error the old content is there
// as before, with one exception: when the folder can't be synced, the new
// content may be there already. Errors are [*fs.PathError] with the path.
//
// A symbolic link at the path is replaced; what it leads to is not touched.
func Write(disk Disk, path string, content []byte) error {
	temporary, err := writeTemporary(disk, filepath.Dir(path), content)
	if err != nil {
		return failed("save", path, err)
	}
	if err := disk.Rename(temporary, path); err != nil {
		discard(disk, temporary)
		return failed("save", path, err)
	}
	return failed("save", path, disk.SyncFolder(filepath.Dir(path)))
}

// Remove removes a file. When it returns nil, the file stays away. To remove
// what isn't there is an error that wraps [fs.ErrNotExist].
func Remove(disk Disk, path string) error {
	if err := disk.Remove(path); err != nil {
		return failed("remove", path, err)
	}
	return failed("remove", path, disk.SyncFolder(filepath.Dir(path)))
}

// MakeFolder makes a folder, and those around it, for its owner only. One that
// is there already is left as it is. When it returns nil, new ones survive.
func MakeFolder(disk Disk, path string) error {
	err := disk.MakeFolder(path)
	around := filepath.Dir(path)
	if errors.Is(err, fs.ErrNotExist) && around != path {
		if err := MakeFolder(disk, around); err != nil {
			return err
		}
		err = disk.MakeFolder(path)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil
	case err != nil:
		return failed("make folder", path, err)
	}
	return failed("make folder", path, disk.SyncFolder(around))
}

// writeTemporary returns the path of a new file in the folder that holds the
// content for sure.
func writeTemporary(disk Disk, folder string, content []byte) (string, error) {
	file, err := disk.Create(folder)
	if err != nil {
		return "", err
	}
	err = fill(file, content)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		discard(disk, file.Name())
		return "", err
	}
	return file.Name(), nil
}

func fill(file File, content []byte) error {
	n, err := file.Write(content)
	switch {
	case err != nil:
		return err
	case n < len(content):
		return io.ErrShortWrite
	}
	return file.Sync()
}

// discard removes a temporary file after an error, which is what the caller
// must hear of. A file that can't be removed is left over as by a killed
// process.
func discard(disk Disk, temporary string) { _ = disk.Remove(temporary) }

// failed names the file that the caller knows: errors of the system name the
// temporary one.
func failed(operation, path string, err error) error {
	if err == nil {
		return nil
	}
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err
	} else if inner, ok := errors.AsType[*os.LinkError](err); ok {
		err = inner.Err
	}
	return &fs.PathError{Op: operation, Path: path, Err: err}
}
