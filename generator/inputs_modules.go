package generator

import (
	"maps"
	"path/filepath"
	"strings"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/unchanged"
)

// addModules adds what the modules that are worked on may change about the
// packages that were found.
func (r *run) addModules(found *unchanged.Inputs, dir string) bool {
	modules, err := discover.LocalModules(r.configIn(dir))
	if err != nil {
		return false
	}
	for _, above := range unchanged.Above(dir) {
		r.seen.addVendor(found, above)
	}
	if work := r.config().Variable("GOWORK"); filepath.IsAbs(work) {
		r.seen.addVendor(found, filepath.Dir(work))
	}
	for _, module := range modules {
		found.Files = append(found.Files, unchanged.ModuleFiles(module.Dir)...)
		if r.seen.searches(module.Path) {
			found.Trees = append(found.Trees, unchanged.Tree{Dir: module.Dir, Recursive: true})
		}
		r.seen.addVendor(found, module.Dir)
		for path, p := range r.seen.paths {
			below, ok := strings.CutPrefix(path, module.Path+"/")
			if shadow := filepath.Join(module.Dir, filepath.FromSlash(below)); ok && shadow != p.Dir {
				found.Folders = append(found.Folders, shadow) // with a package of its own it would be ambiguous
			}
		}
	}
	return true
}

// addVendor adds the folder vendor beside a go.mod or go.work, where patterns
// find packages.
func (in *inputs) addVendor(found *unchanged.Inputs, dir string) {
	if vendor := filepath.Join(dir, "vendor"); len(in.prefixes) > 0 && isFolder(vendor) {
		found.Trees = append(found.Trees, unchanged.Tree{Dir: vendor, Recursive: true})
	}
}

// searches reports whether a pattern may match packages of a module.
func (in *inputs) searches(module string) bool {
	for prefix := range in.prefixes {
		if strings.HasPrefix(module+"/", prefix) || strings.HasPrefix(prefix, module+"/") {
			return true
		}
	}
	return false
}

// addSurroundings adds the files around folders that tell their module.
func (in *inputs) addSurroundings(found *unchanged.Inputs) {
	for dir := range in.askedIn {
		for _, above := range unchanged.Above(dir) {
			found.Files = append(found.Files, unchanged.ModuleFiles(above)...)
		}
	}
	around := map[string]bool{}
	for _, dir := range found.Folders {
		around[filepath.Dir(dir)] = true
	}
	for _, tree := range found.Trees {
		around[filepath.Dir(tree.Dir)] = true
	}
	for dir := range maps.Clone(around) {
		for _, above := range unchanged.Above(dir) {
			around[above] = true
		}
	}
	for dir := range around {
		found.Files = append(found.Files, filepath.Join(dir, "go.mod"))
	}
}
