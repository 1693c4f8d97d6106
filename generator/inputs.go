package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/output"
	"github.com/hushgen/hushgen/generator/resources"
	"github.com/hushgen/hushgen/generator/unchanged"
)

// inputs collects what the answer of a run depends on.
type inputs struct {
	trees    map[unchanged.Tree]bool
	listed   map[string]*discover.Package // by folder
	paths    map[string]*discover.Package // by import path
	askedIn  map[string]bool              // folders from which the go command was asked
	files    map[string]bool
	prefixes map[string]bool // of import paths with ... that were searched
	// unknown tells that the answer may depend on more than is known.
	unknown bool
}

func newInputs() *inputs {
	return &inputs{
		trees: map[unchanged.Tree]bool{}, listed: map[string]*discover.Package{}, paths: map[string]*discover.Package{},
		askedIn: map[string]bool{}, files: map[string]bool{}, prefixes: map[string]bool{},
	}
}

// addListing adds what the go command told. A package that isn't there may
// come from anywhere one day.
func (in *inputs) addListing(dir string, listing *discover.Listing, queries []string) {
	in.askedIn[dir] = true
	for _, query := range queries {
		if !isRelative(query) && !filepath.IsAbs(query) {
			if prefix, _, ok := strings.Cut(query, "..."); ok {
				in.prefixes[prefix] = true
			}
			in.unknown = in.unknown || slices.Contains([]string{"all", "std", "cmd", "tool", "work"}, query)
		}
	}
	for _, p := range listing.ByPath {
		if p.Dir != "" {
			in.listed[p.Dir], in.paths[p.Path] = p, p
		} else if p.Path != "unsafe" {
			in.unknown = true
		}
	}
}

// addResources adds the files that a resources file takes values from.
func (in *inputs) addResources(report *resources.Report) {
	if report.Own != nil {
		for _, path := range report.Own.ValueFiles() {
			in.files[path] = true
		}
	}
}

// inputs returns what the answer of the run depends on; nil when that isn't
// known, or the answer has problems.
func (r *run) inputs(result *Result) (*unchanged.Inputs, error) {
	if in := r.seen; in.unknown || r.build == nil || r.SkipResources || r.driver() || !result.OK() {
		return nil, nil
	}
	for _, file := range result.files() {
		if known, err := r.knowsImports(file); err != nil || !known {
			return nil, err
		}
	}
	found := &unchanged.Inputs{Root: r.build.GOROOT, Trees: slices.Collect(maps.Keys(r.seen.trees))}
	for dir, p := range r.seen.listed {
		if !r.isFixed(p) {
			found.Folders = append(found.Folders, dir)
		}
	}
	for dir := range r.seen.askedIn {
		if !r.addModules(found, dir) {
			return nil, nil
		}
	}
	for path := range r.seen.files {
		if !isPlain(path) {
			return nil, nil
		}
		found.Files = append(found.Files, path)
	}
	r.seen.addSurroundings(found)
	return found, nil
}

// isFixed reports whether a package never changes: it is of the standard
// library, or in the module cache.
func (r *run) isFixed(p *discover.Package) bool {
	if p.Module != nil {
		return p.Module.Cached
	}
	return within(p.Dir, filepath.Join(r.build.GOROOT, "src"))
}

// knowsImports reports whether all packages that a file will import were
// listed, when it isn't written yet: the next run will list them too.
func (r *run) knowsImports(file output.File) (bool, error) {
	if stale, err := file.Stale(); err != nil || !stale || file.Remove {
		return err == nil, err
	}
	tree, err := parser.ParseFile(token.NewFileSet(), file.Path, file.Content, parser.ImportsOnly)
	if err != nil {
		return false, err
	}
	return !slices.ContainsFunc(tree.Imports, func(spec *ast.ImportSpec) bool {
		path, err := strconv.Unquote(spec.Path.Value)
		return err != nil || !r.knows(path)
	}), nil
}

func (r *run) knows(path string) bool {
	if r.seen.paths[path] != nil || isFolder(filepath.Join(r.build.GOROOT, "src", filepath.FromSlash(path))) {
		return true
	}
	for _, p := range r.seen.paths {
		if p.Module != nil && p.Module.Cached && strings.HasPrefix(path, p.Module.Path+"/") {
			return true
		}
	}
	return false
}

// isPlain tells files whose content is what they are about. Those of /proc
// seem to be empty, and reading one may take forever.
func isPlain(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() && info.Size() > 0
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
