package typed

import (
	"os"
	"slices"
	"strings"

	"github.com/hushgen/hushgen/generator/discover"
)

// An eligibility tells which packages may come from export data.
type eligibility struct {
	exports *exports
	pinned  []string
	// files, unless nil, must have the package's export data.
	files map[string]string
	known map[*discover.Package]bool
}

// check reports whether the package and all that it imports may come from
// export data. A package in an import cycle may not.
func (e *eligibility) check(pkg *discover.Package) bool {
	if yes, known := e.known[pkg]; known {
		return yes
	}
	e.known[pkg] = false // while its imports are looked at
	if !e.alone(pkg) {
		return false
	}
	for _, imported := range pkg.Imports {
		if !e.check(imported) {
			return false
		}
	}
	e.known[pkg] = true
	return true
}

func (e *eligibility) alone(pkg *discover.Package) bool {
	if pkg.Path == "unsafe" {
		return true
	}
	if chosen, decided := e.exports.chosen[pkg.Path]; decided {
		return chosen
	}
	switch {
	case pkg.Missing != "", inMainModule(pkg), e.exports.annotated[pkg.Path], slices.Contains(e.pinned, pkg.Path):
		return false
	case !pkg.Standard && pkg.Module == nil:
		return false // neither the standard library's nor a module's: nothing is known of it
	}
	return e.files == nil || e.files[pkg.Path] != ""
}

func inMainModule(pkg *discover.Package) bool {
	return pkg.Module != nil && pkg.Module.Main
}

// lookupEnv reports whether the go command's environment sets the variable, to
// something other than "off".
func lookupEnv(config discover.Config, name string) bool {
	env := config.Env
	if env == nil {
		env = os.Environ()
	}
	for _, entry := range slices.Backward(env) {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value != "" && value != "off"
		}
	}
	return false
}
