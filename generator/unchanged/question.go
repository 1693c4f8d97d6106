package unchanged

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strconv"
)

// format is raised when entries, or what they stand for, change.
const format = "hushgen unchanged 2"

// A question is what is asked: all that can be known before a run.
type question struct {
	// key is the same for the same question only.
	key string
	// about is the same while only files and modules change, of which facts hold.
	about string
	// program is the go command, all links followed.
	program string
	// above are the folders whose files the question has.
	above []string
}

// ask puts a question together. It reports false when the answer may depend on
// more than can be known.
func ask(options string) (question, bool) {
	var q question
	dir, err := os.Getwd()
	if err != nil {
		return q, false
	}
	own, err := os.Executable()
	if err != nil {
		return q, false
	}
	settings := readSettings()
	program, ok := goCommand()
	if !ok || !settings.predictable() {
		return q, false
	}
	q.program, q.above = program, Above(dir)
	resolved := resolution(dir).sum
	parts := []string{format, options, dir, string(resolved[:])}
	for _, path := range []string{own, program} {
		text, ok := identity(path)
		if !ok {
			return q, false
		}
		parts = append(parts, text)
	}
	parts = append(parts, settings.environment...)
	parts = append(parts, contents(settings.files)...)
	parts = append(parts, compilers(settings)...)
	q.about = keyOf(parts)
	for _, dir := range q.above {
		parts = append(parts, contents(ModuleFiles(dir))...)
	}
	q.key = keyOf(parts)
	return q, true
}

// keyOf makes a name of texts. Each begins with its length, so that no others
// look the same in a row.
func keyOf(parts []string) string {
	hash := sha256.New()
	for _, part := range parts {
		hash.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// contents returns the paths of files, and behind each what it holds.
func contents(paths []string) []string {
	var parts []string
	for _, path := range paths {
		parts = append(parts, path, content(path))
	}
	return parts
}

// content returns what a regular file holds; for all else, what it is.
func content(path string) string {
	info, err := os.Stat(path)
	switch {
	case err != nil && isMissing(err):
		return "absent"
	case err != nil:
		return "unreadable"
	case info.IsDir():
		return "folder"
	case !info.Mode().IsRegular():
		return "special"
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return "unreadable"
	}
	return "regular " + string(source)
}

// rootOf returns the GOROOT that a go command belongs to.
func rootOf(program string) string { return filepath.Dir(filepath.Dir(program)) }
