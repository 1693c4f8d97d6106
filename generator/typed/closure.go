package typed

import (
	"context"
	"slices"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/steps"
)

// A unit is a package on its way from files to types.
type unit struct {
	pkg *Package
	// imports has the packages that declarations use, by import path as in
	// the source; unused those that only function bodies use.
	imports map[string]*discover.Package
	unused  map[string]*discover.Package
	// cycles says why an import path can't be imported: it closes a cycle.
	cycles map[string]string
	// waits counts the units that must be checked first; users wait for this one.
	waits int
	users []*unit
}

// parseClosure parses the packages and, wave by wave, those that their
// declarations use, unless loaded or taken from export data. Each wave is
// sorted, so that positions are the same at every run.
func (l *Loader) parseClosure(ctx context.Context, paths []string) (map[string]*unit, error) {
	step := steps.Begin(ctx, steps.ReadSources)
	defer step.End()
	ctx = step.In(ctx)
	units := map[string]*unit{}
	next := paths
	for {
		wave, later := l.notLoaded(units, next)
		if len(wave) == 0 {
			if len(later) == 0 {
				step.Count(step.Done(), "file", "files")
				return units, nil
			}
			if err := l.exports.choose(ctx, l.listing, later, paths); err != nil {
				return nil, err
			}
			next = later
			continue
		}
		if err := l.parseWave(ctx, wave); err != nil {
			return nil, err
		}
		next = later
		for _, unit := range wave {
			for _, imported := range unit.imports {
				next = append(next, imported.Path)
			}
		}
	}
}

// notLoaded returns new units for those of the paths that come from source and
// have none yet, and the paths for which that is undecided: it is asked for all
// of them at once, when nothing else is left to parse.
func (l *Loader) notLoaded(units map[string]*unit, paths []string) (wave []*unit, undecided []string) {
	for _, path := range slices.Compact(slices.Sorted(slices.Values(paths))) {
		if l.loaded[path] != nil || units[path] != nil {
			continue
		}
		listed := l.listing.ByPath[path]
		if l.exports != nil && !inMainModule(listed) {
			exported, decided := l.exports.chosen[path]
			if !decided {
				undecided = append(undecided, path)
			}
			if exported || !decided {
				continue
			}
		}
		unit := &unit{pkg: &Package{Path: path, Name: listed.Name, Dir: listed.Dir, Listed: listed}}
		units[path] = unit
		wave = append(wave, unit)
	}
	return wave, undecided
}

// parseWave parses the files of all units at once, which keeps every
// processor busy even when a wave is one large package or many small ones.
func (l *Loader) parseWave(ctx context.Context, wave []*unit) error {
	var paths []string
	counts := make([]int, len(wave))
	for i, unit := range wave {
		included := slices.DeleteFunc(slices.Clone(unit.pkg.Listed.Files), l.exclude)
		counts[i] = len(included)
		paths = append(paths, included...)
	}
	step := steps.Current(ctx)
	step.Expect(len(paths))
	files, err := l.parser.Parse(ctx, paths...)
	if err != nil {
		return err
	}
	step.Advance(len(paths))
	for i, unit := range wave {
		unit.take(l.listing, files[:counts[i]])
		files = files[counts[i]:]
	}
	return nil
}

// take gives the unit its parsed files.
func (u *unit) take(listing *discover.Listing, files []*discover.File) {
	for _, file := range files {
		u.pkg.SyntaxErrors = append(u.pkg.SyntaxErrors, file.Errors...)
		if file.AST.Name.Name != "" { // else there is no package clause, and so nothing to check
			u.pkg.Files = append(u.pkg.Files, file.AST)
		}
		if !file.Marker {
			dropBodies(file.AST)
		}
	}
	u.findImports(listing)
	if len(u.pkg.Files) > 0 {
		u.pkg.Name = packageName(u.pkg)
	}
}

// packageName is the name in the first file that has one, which is the better
// source: a file left out may have lent the listing a wrong one.
func packageName(pkg *Package) string {
	for _, file := range pkg.Files {
		if file.Name.Name != "_" {
			return file.Name.Name
		}
	}
	return pkg.Name
}
