package typed

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"go/types"
	"maps"
	"os"
	"slices"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/steps"
)

// exports are the packages whose types come from export data instead of
// source. To keep one identity for every type, they are closed downwards: all
// that such a package imports comes from export data too.
type exports struct {
	config discover.Config
	memory discover.Memory // may be nil
	// asked has the packages that the build cache was asked for, files what it has.
	asked map[string]bool
	files map[string]string
	// chosen has the decision for each package, which never changes.
	chosen map[string]bool
	// read has the packages read and, incomplete, those that they refer to.
	read map[string]*types.Package
	// annotated has the packages with a marker in their files; nil is not searched yet.
	annotated map[string]bool
}

// WithExports makes the loader take types from export data where the build
// cache has it: for packages of the standard library and of other modules that
// neither carry directives nor import packages which do. The configuration is
// the one that the listing was made with. The option is without effect in a
// program that didn't call RefuseToCompile, and under a GOPACKAGESDRIVER. The
// memory, which may be nil, saves asking the go command for what never changes.
func WithExports(config discover.Config, memory discover.Memory) Option {
	return func(l *Loader) {
		if !refusing.Load() || lookupEnv(config, "GOPACKAGESDRIVER") {
			return
		}
		l.exports = &exports{
			config: config,
			memory: memory,
			asked:  map[string]bool{},
			files:  map[string]string{},
			chosen: map[string]bool{},
			read:   map[string]*types.Package{"unsafe": types.Unsafe},
		}
	}
}

// errExports tells that export data can't be read: it was written by a
// toolchain that is too new for this program.
var errExports = errors.New("can't read export data")

// choose decides for each of the packages whether it comes from export data.
// Pinned ones come from source unless decided otherwise before.
func (e *exports) choose(ctx context.Context, listing *discover.Listing, paths, pinned []string) error {
	if err := e.search(ctx, listing); err != nil {
		return err
	}
	eligible := &eligibility{exports: e, pinned: pinned, known: map[*discover.Package]bool{}}
	var ask []string
	for _, path := range paths {
		if !e.asked[path] && eligible.check(listing.ByPath[path]) {
			ask = append(ask, path)
		}
	}
	if len(ask) > 0 {
		if err := e.ask(ctx, listing, ask); err != nil {
			return err
		}
	}
	available := &eligibility{exports: e, pinned: pinned, files: e.files, known: map[*discover.Package]bool{}}
	for _, path := range paths {
		if _, decided := e.chosen[path]; !decided {
			e.chosen[path] = available.check(listing.ByPath[path])
		}
	}
	for pkg, yes := range available.known {
		if yes { // what a chosen package refers to is chosen with it
			e.chosen[pkg.Path] = true
		}
	}
	return nil
}

// ask looks up the packages, and with them all that they import.
func (e *exports) ask(ctx context.Context, listing *discover.Listing, paths []string) error {
	step := steps.Begin(ctx, steps.AskExports)
	defer step.End()
	maps.Copy(e.files, e.cached(ctx, listing, paths))
	step.Count(len(e.files), "package", "packages")
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var mark func(*discover.Package)
	mark = func(pkg *discover.Package) {
		if e.asked[pkg.Path] {
			return
		}
		e.asked[pkg.Path] = true
		for _, imported := range pkg.Imports {
			mark(imported)
		}
	}
	for _, path := range paths {
		mark(listing.ByPath[path])
	}
	return nil
}

// search finds the annotated packages of other modules, once.
func (e *exports) search(ctx context.Context, listing *discover.Listing) error {
	if e.annotated != nil {
		return nil
	}
	var packages []*discover.Package
	for _, path := range slices.Sorted(maps.Keys(listing.ByPath)) {
		if pkg := listing.ByPath[path]; !pkg.Standard && !inMainModule(pkg) {
			packages = append(packages, pkg)
		}
	}
	annotated, err := discover.NewMarkers(e.memory).In(ctx, packages...)
	if err != nil {
		return err
	}
	e.annotated = map[string]bool{}
	for _, pkg := range annotated {
		e.annotated[pkg.Path] = true
	}
	return nil
}

// load reads the export data of a chosen package, once.
func (e *exports) load(l *Loader, path string) error {
	if pkg := e.read[path]; pkg != nil && pkg.Complete() {
		return nil
	}
	file, err := os.Open(e.files[path])
	if err != nil {
		return fmt.Errorf("%w of %s: %w", errExports, path, err)
	}
	defer file.Close()
	//lint:ignore SA1019 the go command's export data are archives up to Go 1.27; NewReader knows both forms
	reader, err := gcexportdata.NewReader(bufio.NewReader(file))
	if err != nil {
		return fmt.Errorf("%w of %s: %w", errExports, path, err)
	}
	if _, err := gcexportdata.Read(reader, l.parser.FileSet(), e.read, path); err != nil {
		return fmt.Errorf("%w of %s: %w", errExports, path, err)
	}
	return nil
}

// readExports reads what the units import from export data, in an order that is
// the same at every run, before they are checked concurrently.
func (l *Loader) readExports(ctx context.Context, units map[string]*unit) error {
	if l.exports == nil {
		return nil
	}
	step := steps.Begin(ctx, steps.ReadExports)
	defer step.End()
	needed := map[string]bool{}
	for _, unit := range units {
		for _, imported := range unit.imports {
			if l.exports.chosen[imported.Path] {
				needed[imported.Path] = true
			}
		}
	}
	step.Expect(len(needed))
	step.Count(len(needed), "package", "packages")
	for _, path := range slices.Sorted(maps.Keys(needed)) {
		if err := l.exports.load(l, path); err != nil {
			return err
		}
		step.Advance(1)
	}
	return nil
}
