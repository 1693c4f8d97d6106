package filepoll

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/hushgen/hushgen/internal/changetime"
)

// name is a file, and the path that was asked for: itself or its folder.
type name struct{ asked, path string }

// sight is what was seen of the files at one time. What isn't there has no
// entry.
type sight map[name]fs.FileInfo

// view is a sight, and the symbolic links in the folders that it shows.
type view struct {
	seen  sight
	links []string
}

// see looks at paths.
func see(paths []string) view {
	v := view{seen: make(sight, len(paths))}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
		case info.IsDir():
			v.links = append(v.links, v.seen.folder(path)...)
		default:
			v.seen[name{path, path}] = info
		}
	}
	return v
}

// folder looks at the files in a folder.
func (s sight) folder(dir string) (links []string) {
	entries, _ := os.ReadDir(dir) // as far as it can be read
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") || !strings.HasSuffix(entry.Name(), ".json") {
			continue
		}
		path := filepath.Join(dir, entry.Name())
		if entry.Type()&fs.ModeSymlink != 0 {
			links = append(links, path)
		}
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			s[name{dir, path}] = info
		}
	}
	return links
}

// again looks at the same files once more.
func (s sight) again() sight {
	seen := make(sight, len(s))
	for n := range s {
		if info, err := os.Stat(n.path); err == nil {
			seen[n] = info
		}
	}
	return seen
}

func (s sight) equal(other sight) bool { return maps.EqualFunc(s, other, same) }

// same reports whether a file looks unchanged.
func same(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.Mode() == b.Mode() && a.ModTime().Equal(b.ModTime()) &&
		changetime.Of(a).Equal(changetime.Of(b)) && os.SameFile(a, b)
}

// written is when a file was last written or put in its place, as far as the
// system tells.
func written(info fs.FileInfo) time.Time {
	if at := changetime.Of(info); at.After(info.ModTime()) {
		return at
	}
	return info.ModTime()
}
