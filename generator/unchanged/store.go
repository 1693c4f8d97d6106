package unchanged

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	// mostEntries is how many files are kept, biggest how large one may be.
	mostEntries = 500
	biggest     = 8 << 20
	// extension is that of entries, factsExtension that of facts, unfinished that
	// of either while it is written.
	extension      = ".entry"
	factsExtension = ".facts"
	unfinished     = ".tmp"
	// abandoned is the age at which nobody writes an unfinished entry any more.
	abandoned = 10 * time.Minute
)

// An entry is an answer with what it depends on. Without a state it only tells
// the inputs.
type entry struct {
	Inputs Inputs
	State  sum
	Marks  []byte // of the same state
	Answer Answer
}

// cacheFolder returns the folder of the entries; empty when the user has none.
func cacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "hushgen")
}

// load reads an entry. What is no whole entry of the user's own is none.
func load(path string) *entry {
	e := &entry{}
	if body := readWhole(path); body == nil || gob.NewDecoder(bytes.NewReader(body)).Decode(e) != nil {
		return nil
	}
	return e
}

// readWhole reads what writeWhole has written; nil when it isn't that, or
// somebody else's.
func readWhole(path string) []byte {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > biggest || !isOwn(info) {
		return nil
	}
	content, err := os.ReadFile(path)
	if err != nil || len(content) < sha256.Size {
		return nil
	}
	head, body := content[:sha256.Size], content[sha256.Size:]
	if sum := sha256.Sum256(body); !bytes.Equal(head, sum[:]) {
		return nil
	}
	return body
}

// save writes an entry.
func (e *entry) save(path string) error {
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(e); err != nil {
		return err
	}
	return writeWhole(path, body.Bytes())
}

// writeWhole writes a file of the cache folder: whole, or not at all.
func writeWhole(path string, body []byte) error {
	if len(body) > biggest-sha256.Size {
		return nil
	}
	dir := filepath.Dir(path)
	// The user's cache folder may be missing, not the one that it is in: a
	// program without a home makes none.
	for _, folder := range []string{filepath.Dir(dir), dir} {
		if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	trim(dir)
	temporary, err := os.CreateTemp(dir, "*"+unfinished)
	if err != nil {
		return err
	}
	head := sha256.Sum256(body)
	_, err = temporary.Write(append(head[:], body...))
	if err = errors.Join(err, temporary.Close()); err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temporary.Name()) // the next but few removes it otherwise
	}
	return err
}

// trim makes room for a file: the oldest ones go, and what was never finished.
func trim(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	var kept []fs.FileInfo
	for _, entry := range entries {
		info, err := entry.Info()
		switch {
		case err != nil: // another process was faster
		case strings.HasSuffix(info.Name(), extension), strings.HasSuffix(info.Name(), factsExtension):
			kept = append(kept, info)
		case strings.HasSuffix(info.Name(), unfinished) && time.Since(info.ModTime()).Abs() > abandoned:
			_ = os.Remove(filepath.Join(dir, info.Name())) // the next one tries again
		}
	}
	if len(kept) < mostEntries {
		return
	}
	slices.SortFunc(kept, func(a, b fs.FileInfo) int { return cmp.Compare(a.ModTime().UnixNano(), b.ModTime().UnixNano()) })
	for _, info := range kept[:len(kept)-mostEntries+1] {
		_ = os.Remove(filepath.Join(dir, info.Name())) // the next one tries again
	}
}
