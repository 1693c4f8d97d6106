package fix

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"

	"github.com/hushgen/hushgen/generator/output"
	"github.com/hushgen/hushgen/generator/problem"
)

// Change is what was done to a file.
type Change struct {
	Path string
	// Done are the problems that are answered.
	Done []problem.Problem
}

// Files makes the fixes of problems in files, each file whole or not at all.
// read has the SHA-256 of every file that may be changed, as it was when the
// problems were found; one that has changed since is left alone, and so are
// those that aren't in it. The changes come in the order of the problems. The
// error tells of every file that couldn't be changed; the others are.
func Files(problems []problem.Problem, read map[string][sha256.Size]byte) ([]Change, error) {
	byFile := map[string][]problem.Problem{}
	var paths []string
	for _, p := range problems {
		path := file(p.Fix)
		if _, known := read[path]; !known {
			continue
		}
		if byFile[path] == nil {
			paths = append(paths, path)
		}
		byFile[path] = append(byFile[path], p)
	}
	var changes []Change
	var errs []error
	for _, path := range paths {
		done, err := change(path, read[path], byFile[path])
		if err != nil {
			errs = append(errs, err)
		} else if len(done) > 0 {
			changes = append(changes, Change{Path: path, Done: done})
		}
	}
	return changes, errors.Join(errs...)
}

// file returns the one file that a fix changes, or "".
func file(fix *problem.Fix) string {
	path := ""
	if fix == nil {
		return path
	}
	for _, edit := range fix.Edits {
		if path != "" && path != edit.Position.Filename {
			return ""
		}
		path = edit.Position.Filename
	}
	return path
}

func change(path string, read [sha256.Size]byte, problems []problem.Problem) ([]problem.Problem, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not fixed: it is a link, not a file", path)
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if sha256.Sum256(source) != read {
		return nil, fmt.Errorf("%s is not fixed: it has changed since it was read; run the command again", path)
	}
	content, done := Apply(source, problems)
	return done, output.Write([]output.File{{Path: path, Content: content}})
}
