package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/hushgen/hushgen/internal/atomicfile"
)

// File is a file and the content that it should have.
type File struct {
	// Path is absolute.
	Path    string
	Content []byte
	// Remove tells that there should be no such file.
	Remove bool
}

// Current returns what the file holds now, nil when there is none.
func (f File) Current() ([]byte, error) {
	info, err := os.Stat(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file; move it out of the way", f.Path)
	}
	return os.ReadFile(f.Path)
}

// Stale reports whether writing would change the file.
func (f File) Stale() (bool, error) {
	current, err := f.Current()
	if f.Remove {
		return current != nil, err
	}
	return err != nil || current == nil || !bytes.Equal(current, f.Content), err
}

// Diff returns what writing would change as a unified diff; name is what the
// diff calls the file. It is empty when nothing would change.
func (f File) Diff(name string) ([]byte, error) {
	current, err := f.Current()
	if err != nil {
		return nil, err
	}
	old := "a/" + name
	if current == nil {
		old = os.DevNull
	}
	wanted := "b/" + name
	if f.Remove {
		wanted = os.DevNull
	}
	return diff.Diff(old, current, wanted, f.Content), nil
}

// Write writes the files that would change. All new contents are on disk
// under temporary names before the first file is replaced, so that a full
// disk or a read-only folder leaves every old file as it was. Files that
// should not be there are removed last.
//
// Whatever ends the process, each file is the old one or the new one, whole; a
// temporary one may be left over, which a later run removes. Several processes
// may write at once: the last one wins. A symbolic link to a file is replaced,
// and what it leads to is not touched; it may be anything.
func Write(files []File) error {
	var pending []*pendingFile
	var removed []string
	defer func() {
		for _, p := range pending {
			p.discard()
		}
	}()
	for _, file := range files {
		stale, err := file.Stale()
		if err != nil {
			return err
		}
		if !stale {
			continue
		}
		if file.Remove {
			removed = append(removed, file.Path)
			continue
		}
		p, err := prepare(file)
		if err != nil {
			return failed("write", file.Path, err)
		}
		pending = append(pending, p)
	}
	for _, p := range pending {
		if err := p.commit(); err != nil {
			return failed("write", p.path, err)
		}
	}
	for _, path := range removed {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return failed("remove", path, err)
		}
	}
	return nil
}

// pendingFile is a content on disk that has not taken its place yet.
type pendingFile struct {
	path, temporary string
}

func prepare(file File) (*pendingFile, error) {
	removeLeftovers(file.Path)
	// The name keeps the go command from reading the file as source.
	temporary, err := os.CreateTemp(filepath.Dir(file.Path), "."+filepath.Base(file.Path)+".*.tmp")
	if err != nil {
		return nil, err
	}
	p := &pendingFile{path: file.Path, temporary: temporary.Name()}
	_, err = temporary.Write(file.Content)
	err = errors.Join(err, temporary.Chmod(mode(file.Path)), temporary.Sync(), temporary.Close())
	if err != nil {
		p.discard()
		return nil, err
	}
	return p, nil
}

// abandoned is the age at which a temporary file belongs to no run any more: a run
// has them for less than a second, unless it is stopped.
const abandoned = time.Minute

// removeLeftovers removes the temporary files of runs that were killed.
func removeLeftovers(path string) {
	leftovers, err := filepath.Glob(filepath.Join(escapeGlob(filepath.Dir(path)), "."+filepath.Base(path)+".*.tmp"))
	if err != nil {
		return
	}
	for _, leftover := range leftovers {
		if info, err := os.Stat(leftover); err == nil && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(leftover) // they are harmless; the next run tries again
		}
	}
}

// escapeGlob makes a folder's name match itself.
func escapeGlob(dir string) string {
	return strings.NewReplacer("[", "\\[", "*", "\\*", "?", "\\?").Replace(dir)
}

// mode keeps the permissions of the file that is replaced.
func mode(path string) fs.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

func (p *pendingFile) commit() error {
	if err := atomicfile.OS.Rename(p.temporary, p.path); err != nil {
		return err
	}
	p.temporary = ""
	// Until then a power cut brings the old file back: no reason to fail.
	_ = atomicfile.OS.SyncFolder(filepath.Dir(p.path))
	return nil
}

func (p *pendingFile) discard() {
	if p.temporary != "" {
		_ = os.Remove(p.temporary) // a leftover is harmless, and nothing more can be done
	}
}

// failed names the file that the user knows: errors of the system name the
// temporary one.
func failed(operation, path string, err error) error {
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err
	} else if inner, ok := errors.AsType[*os.LinkError](err); ok {
		err = inner.Err
	}
	return fmt.Errorf("%s %s: %w", operation, path, err)
}
