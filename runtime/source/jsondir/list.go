package jsondir

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/internal/atomicfile"
	"github.com/hushgen/hushgen/internal/interruptible"
	"github.com/hushgen/hushgen/runtime/hush"
)

// file is a file of the folder that counts.
type file struct {
	name string
	// key is what it stands for; zero when problem says why there is none.
	key     hush.Key
	problem string
}

// listing is what a folder held at one time.
type listing struct {
	files []file // sorted by name
	// temporary holds the names of files that a save has not finished.
	temporary []string
}

// errNoPath is for a path that comes from a setting nobody made: an empty
// folder instead would go unnoticed.
var errNoPath = errors.New("jsondir: the path of the folder is empty")

// list lists the folder. One that isn't there is empty.
func (s *Source) list(ctx context.Context) (*listing, error) {
	if s.dir == "" {
		return nil, errNoPath
	}
	entries, err := interruptible.Call(ctx, func() ([]string, error) { return namesIn(s.dir, 2*s.limits.files) })
	if err != nil {
		return nil, err
	}
	l := &listing{}
	for _, name := range entries {
		if atomicfile.IsTemporary(name) {
			l.temporary = append(l.temporary, name)
			continue
		}
		key, problem := parseFileName(name)
		l.files = append(l.files, file{name, key, problem})
	}
	if len(l.files) > s.limits.files {
		return nil, tooMany(s.dir, s.limits.files)
	}
	return l, nil
}

// of returns the files that stand for a key.
func (l *listing) of(key hush.Key) (files []file) {
	for _, f := range l.files {
		if f.key == key {
			files = append(files, f)
		}
	}
	return files
}

// namesIn returns the names that count in a folder, sorted: at most as many as
// the limit. It reads the folder
// twice: a name that is replaced meanwhile, as a save does, may be missing
// once, or be there twice.
func namesIn(dir string, limit int) ([]string, error) {
	first, err := readNames(dir, limit)
	if err != nil {
		return nil, err
	}
	second, err := readNames(dir, limit)
	if err != nil {
		return nil, err
	}
	all := append(first, second...)
	slices.Sort(all)
	return slices.Compact(all), nil
}

// batch is how many entries are read of a folder at once.
const batch = 1024

func readNames(dir string, limit int) (found []string, err error) {
	folder, err := os.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	for {
		entries, err := folder.ReadDir(batch)
		for _, entry := range entries {
			if counts(entry) {
				found = append(found, entry.Name())
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return found, nil
		case err != nil:
			return nil, err
		case len(found) > limit:
			return nil, tooMany(dir, limit)
		}
	}
}

func tooMany(dir string, limit int) error {
	return errors.New(dir + ": more than " + strconv.Itoa(limit) + " files")
}

// counts tells resources and temporary files from what is passed over.
func counts(entry fs.DirEntry) bool {
	name := entry.Name()
	if entry.IsDir() {
		return false
	}
	return atomicfile.IsTemporary(name) || filepath.Ext(name) == extension && !strings.HasPrefix(name, ".")
}
