package generator

import (
	"context"
	"crypto/sha256"
	"path/filepath"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
)

// keepFixes takes the fixes away from problems in files that are not ours to
// change, and returns the sums of the others.
func (r *run) keepFixes(ctx context.Context, problems []problem.Problem) (map[string][sha256.Size]byte, error) {
	read := map[string][sha256.Size]byte{}
	for i := range problems {
		path := problems[i].Position.Filename
		switch {
		case problems[i].Fix == nil:
			continue
		case !r.own[filepath.Dir(path)]:
			problems[i].Fix = nil
			continue
		}
		files, err := r.parser.Parse(ctx, path)
		if err != nil {
			return nil, err
		}
		read[path] = files[0].Sum
	}
	return read, nil
}

// addNearRegistry adds what was meant as a //hush:registry: without one there
// is nothing to search, and this would be the last that anybody hears of it.
func (r *run) addNearRegistry(file *discover.File) {
	_, problems := r.collect(file.AST)
	for _, p := range problems {
		misplaced := p.Code == annotations.CodeMisplaced && strings.Contains(p.Message, "//hush:registry")
		if p.Fix == "//hush:registry" || misplaced {
			r.own[filepath.Dir(file.Path)] = r.isOwn(file.Path)
			r.addLanguage([]annotations.Problem{p})
		}
	}
}

// isOwn reports whether a file belongs to the module of the current folder.
func (r *run) isOwn(path string) bool {
	own, err := discover.FindModule(r.Dir)
	if err != nil {
		return false
	}
	module, err := discover.FindModule(filepath.Dir(path))
	return err == nil && module.Dir == own.Dir
}
