package typed

import (
	"context"
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"runtime"
	"slices"

	"github.com/hushgen/hushgen/generator/steps"
)

// check type-checks the units, each after those that it imports, and keeps the
// packages. When ctx is done before the end, it keeps none.
func (l *Loader) check(ctx context.Context, units map[string]*unit) error {
	step := steps.Begin(ctx, steps.CheckTypes)
	defer step.End()
	step.Expect(len(units))
	step.Count(len(units), "package", "packages")
	order(units)
	known := maps.Clone(l.loaded)
	for _, unit := range units {
		known[unit.pkg.Path] = unit.pkg
	}
	inOrder(units, func(u *unit) {
		if ctx.Err() == nil {
			l.checkUnit(u, known)
			step.Advance(1)
		}
	})
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	l.loaded = known
	return nil
}

// inOrder calls do for every unit after those that it waits for, for as many at
// once as there are processors.
func inOrder(units map[string]*unit, do func(*unit)) {
	ready, done := make(chan *unit, len(units)), make(chan *unit, len(units))
	for _, unit := range units {
		if unit.waits == 0 {
			ready <- unit
		}
	}
	for range min(len(units), runtime.GOMAXPROCS(0)) {
		go func() {
			for unit := range ready {
				do(unit)
				done <- unit
			}
		}()
	}
	for range units {
		for _, user := range (<-done).users {
			if user.waits--; user.waits == 0 {
				ready <- user
			}
		}
	}
	close(ready)
}

// checkUnit fills the package of the unit. It reads known, whose packages that
// the unit imports are complete, and writes to nothing but the unit.
func (l *Loader) checkUnit(u *unit, known map[string]*Package) {
	pkg := u.pkg
	pkg.Info = newInfo()
	config := &types.Config{
		GoVersion:                goVersion(pkg),
		IgnoreFuncBodies:         true,
		DisableUnusedImportCheck: true,
		FakeImportC:              true,
		Sizes:                    l.sizes,
		Importer:                 &importer{loader: l, unit: u, known: known},
		Error: func(err error) {
			if typeError, ok := errors.AsType[types.Error](err); ok {
				pkg.Errors = append(pkg.Errors, typeError)
			}
		},
	}
	fset := l.parser.FileSet()
	if len(pkg.Files) == 0 {
		pkg.Types = emptyPackage(pkg.Path, pkg.Name)
	} else {
		// The error is the first of those collected.
		pkg.Types, _ = config.Check(pkg.Path, fset, pkg.Files, pkg.Info)
	}
	sortErrors(fset, pkg.Errors)
	pkg.SyntaxErrors.Sort()
}

func newInfo() *types.Info {
	return &types.Info{
		Defs:  map[*ast.Ident]types.Object{},
		Uses:  map[*ast.Ident]types.Object{},
		Types: map[ast.Expr]types.TypeAndValue{},
	}
}

// goVersion is the language version that the package's module asks for.
func goVersion(pkg *Package) string {
	if pkg.Listed.Module == nil || pkg.Listed.Module.GoVersion == "" {
		return ""
	}
	return "go" + pkg.Listed.Module.GoVersion
}

func sortErrors(fset *token.FileSet, list []types.Error) {
	slices.SortStableFunc(list, func(a, b types.Error) int {
		return comparePositions(fset.PositionFor(a.Pos, false), fset.PositionFor(b.Pos, false))
	})
}
