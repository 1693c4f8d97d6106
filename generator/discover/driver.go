package discover

import (
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"
)

// complete adds what a GOPACKAGESDRIVER has no place for in its answer: the
// folder of a package, and its module where a go.mod stands above. dir is the
// folder that was asked from; its module is the main one.
func complete(dir string, pkg *packages.Package) {
	if pkg.Dir == "" && len(pkg.GoFiles) > 0 {
		pkg.Dir = filepath.Dir(pkg.GoFiles[0])
	}
	if pkg.Module != nil || pkg.Dir == "" || isStandard(pkg) {
		return
	}
	module, err := FindModule(pkg.Dir)
	if err != nil || pkg.PkgPath != module.Path && !strings.HasPrefix(pkg.PkgPath, module.Path+"/") {
		return
	}
	own, err := FindModule(dir)
	pkg.Module = &packages.Module{
		Path: module.Path, Dir: module.Dir, GoVersion: module.GoVersion,
		Main: err == nil && own.Dir == module.Dir,
	}
}
