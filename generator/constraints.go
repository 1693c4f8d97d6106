package generator

import (
	"context"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/model"
)

// conditional is a file that only some builds have and that matters to a
// registry.
type conditional struct {
	path       string
	constraint builds.Constraint
	// pos is where the constraint stands, note the first directive; unset
	// when the file has none.
	pos, note token.Pos
}

// conditionals returns the files with directives, of all builds, that have
// constraints, sorted by path.
func (r *run) conditionals(ctx context.Context, s *scope) ([]conditional, error) {
	found := slices.Clone(s.bringing)
	for _, path := range s.candidates() {
		files, err := r.parser.Parse(ctx, path)
		if err != nil {
			return nil, err
		}
		notes, _ := r.collect(files[0].AST)
		constraint, pos := builds.OfFile(path, files[0].AST)
		if len(notes) > 0 && constraint != "" {
			found = append(found, conditional{path, constraint, pos, notes[0].Pos})
		}
	}
	return found, nil
}

// candidates returns the files of all builds that may hold directives of the
// registry, and those of the output package, whose imports bring plugins.
func (s *scope) candidates() []string {
	var paths []string
	for _, hit := range s.hits {
		paths = append(paths, hit.Path)
	}
	packages := slices.Concat(s.searched, s.contracts)
	for _, p := range s.listing.ByPath {
		if p.Missing != "" {
			packages = append(packages, p) // all of its files may be of other builds
		}
	}
	for _, p := range packages {
		for _, path := range p.AllFiles() {
			if hasMarker([]string{path}) {
				paths = append(paths, path)
			}
		}
	}
	slices.Sort(paths)
	return slices.DeleteFunc(slices.Compact(paths), discover.IsGeneratedName)
}

// constraintOf returns the constraint of a file of the packages that are
// searched or worked on. What others have in files for some builds is theirs:
// they have it for every build that they support.
func (r *run) constraintOf(ctx context.Context, s *scope, path string) builds.Constraint {
	if path == "" || !s.isNear(filepath.Dir(path)) {
		return ""
	}
	files, err := r.parser.Parse(ctx, path)
	if err != nil {
		return ""
	}
	constraint, _ := builds.OfFile(path, files[0].AST)
	return constraint
}

func (s *scope) isNear(dir string) bool {
	if s.near == nil {
		s.near = map[string]bool{}
		for _, p := range s.listing.ByPath {
			if p.Module != nil && p.Module.Main {
				s.near[p.Dir] = true
			}
		}
		for _, p := range slices.Concat(s.searched, s.contracts) {
			s.near[p.Dir] = true
		}
	}
	return s.near[dir]
}

// neighbours returns the conditional files of a folder.
func (r *run) neighbours(ctx context.Context, dir string) ([]conditional, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var found []conditional
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		if !discover.IsSource(path) || discover.IsGeneratedName(path) {
			continue
		}
		files, err := r.parser.Parse(ctx, path)
		if err != nil {
			return nil, err
		}
		if constraint, pos := builds.OfFile(path, files[0].AST); constraint != "" {
			found = append(found, conditional{path: path, constraint: constraint, pos: pos})
		}
	}
	return found, nil
}

// filesOf returns the files that hold the declarations of a plugin, sorted,
// each once: factory, config and the structs in it, the result's type, the
// methods that make a difference.
func filesOf(p *model.Plugin) []string {
	files := append([]string{p.Position.Filename, p.Factory.Position.Filename}, p.Sources...)
	seen := map[*model.Struct]bool{}
	var visit func(s *model.Struct)
	visit = func(s *model.Struct) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		files = append(files, s.Position.Filename)
		for _, f := range s.Fields {
			files = append(files, f.Position.Filename)
			visit(f.Type.Leaf().Struct)
		}
	}
	visit(p.Config)
	slices.Sort(files)
	return slices.Compact(files)
}

// driver reports whether something other than the go command lists packages.
func (r *run) driver() bool {
	env := r.Env
	if env == nil {
		env = os.Environ()
	}
	for _, entry := range slices.Backward(env) {
		if value, ok := strings.CutPrefix(entry, "GOPACKAGESDRIVER="); ok {
			return value != "" && value != "off"
		}
	}
	return false
}
