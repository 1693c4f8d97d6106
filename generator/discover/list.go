package discover

import (
	"cmp"
	"context"
	"fmt"
	"go/build"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// Config says for which build packages are listed.
type Config struct {
	// Dir is the folder that patterns are relative to; empty is the current one.
	Dir string
	// Tags is a list of build tags, separated by commas.
	Tags string
	// OnlyTags tells that Tags holds all tags: those of GOFLAGS don't count.
	OnlyTags bool
	// Env is the go command's environment; nil is that of this process.
	Env []string
	// Arch is the architecture; empty is what Env or else this process says.
	// Whoever has asked BuildContext knows it better.
	Arch string
}

// listMode asks for nothing that makes the go command plan or run a build.
const listMode = packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedModule

// List lists the packages that the patterns match and everything that they
// import, through the go command or the driver in GOPACKAGESDRIVER. A pattern
// is what the go command takes: an import path, a folder, or either with "...".
//
// What is wrong with single packages stands in their Missing and Errors; the
// error is for what stops the go command as a whole, such as a broken go.mod.
func List(ctx context.Context, config Config, patterns ...string) (*Listing, error) {
	load := &packages.Config{Mode: listMode, Context: ctx, Dir: config.Dir, Env: config.Env}
	load.BuildFlags = config.TagFlags()
	roots, err := packages.Load(load, literal(patterns)...)
	if ctx.Err() != nil {
		return nil, fmt.Errorf("list packages %s: %w", strings.Join(patterns, " "), context.Cause(ctx))
	}
	if err != nil {
		return nil, listError(config, err)
	}
	return newListing(config, roots), nil
}

// TagFlags returns the go command's flag for the tags; none when there is
// nothing to say.
func (c Config) TagFlags() []string {
	if c.Tags == "" && !c.OnlyTags {
		return nil
	}
	return []string{"-tags=" + c.Tags}
}

// literal marks patterns with "=" as patterns: to packages.Load, "a=b" would be
// a query of kind a.
func literal(patterns []string) []string {
	marked := slices.Clone(patterns)
	for i, pattern := range marked {
		if strings.Contains(pattern, "=") {
			marked[i] = "pattern=" + pattern
		}
	}
	return marked
}

func newListing(config Config, roots []*packages.Package) *Listing {
	listing := &Listing{ByPath: map[string]*Package{}, Arch: arch(config)}
	for _, root := range roots {
		listing.Roots = append(listing.Roots, listing.add(config.Dir, root))
	}
	listing.dropStaleCycles()
	slices.SortFunc(listing.Roots, func(a, b *Package) int { return cmp.Compare(a.Path, b.Path) })
	return listing
}

// add converts a package and its imports, each once. Entering the package
// before its imports makes import cycles harmless.
func (l *Listing) add(dir string, from *packages.Package) *Package {
	if known := l.ByPath[from.PkgPath]; known != nil {
		return known
	}
	if from.Name == "" && from.Dir == "" && len(from.Errors) > 0 {
		from.GoFiles = nil // there is no such package: this is the file that imports it
	}
	complete(dir, from)
	pkg := &Package{
		Path:         from.PkgPath,
		Name:         from.Name,
		Dir:          from.Dir,
		Files:        slices.Sorted(slices.Values(from.GoFiles)),
		IgnoredFiles: slices.Sorted(slices.Values(from.IgnoredFiles)),
		Imports:      make(map[string]*Package, len(from.Imports)),
		Module:       convertModule(from.Module),
		Standard:     isStandard(from),
	}
	if pkg.Module != nil && pkg.Module.Dir == "" {
		pkg.Module.Dir = vendoredDir(pkg)
	}
	l.ByPath[pkg.Path] = pkg
	pkg.addErrors(dir, from.Errors)
	pkg.fixName()
	for path, imported := range from.Imports {
		pkg.Imports[path] = l.add(dir, imported)
	}
	return pkg
}

func convertModule(from *packages.Module) *Module {
	if from == nil {
		return nil
	}
	origin := from
	if from.Replace != nil {
		origin = from.Replace
	}
	return &Module{
		Path: from.Path, Dir: from.Dir, Main: from.Main, GoVersion: from.GoVersion,
		Cached: !from.Main && origin.Version != "" && from.Dir != "", // a vendored module has no folder
	}
}

// vendoredDir returns the folder below vendor that has a package's module, of
// which the go command says nothing.
func vendoredDir(pkg *Package) string {
	below := strings.TrimPrefix(pkg.Path, pkg.Module.Path)
	dir, ok := strings.CutSuffix(filepath.ToSlash(pkg.Dir), below)
	if !ok {
		return ""
	}
	return filepath.FromSlash(dir)
}

func arch(config Config) string {
	if config.Arch != "" {
		return config.Arch
	}
	return cmp.Or(config.Variable("GOARCH"), build.Default.GOARCH)
}

// Variable returns the value of a variable of the go command's environment.
func (c Config) Variable(name string) string {
	env := c.Env
	if env == nil {
		env = os.Environ()
	}
	for _, entry := range slices.Backward(env) {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}
