package typed

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"sync"

	"github.com/hushgen/hushgen/generator/discover"
)

// Loader type-checks the packages of a listing on demand and keeps them, so
// that a type has one identity however often it is reached. A Loader may be
// used by several goroutines; calls run one after another, each on all
// processors. Load everything that is known to be needed in one call.
type Loader struct {
	listing *discover.Listing
	parser  *discover.Parser
	exclude func(path string) bool
	sizes   types.Sizes
	// exports is nil when everything comes from source.
	exports *exports

	mu     sync.Mutex
	loaded map[string]*Package
}

// Option configures a Loader.
type Option func(*Loader)

// Exclude leaves files out of the packages: those that a run writes anew, whose
// contents therefore don't matter.
func Exclude(exclude func(path string) bool) Option {
	return func(l *Loader) { l.exclude = exclude }
}

// WithParser makes the loader use the files that parser already has, so that
// the nodes found there are the keys in Info. Its FileSet must be the loader's.
func WithParser(parser *discover.Parser) Option {
	return func(l *Loader) { l.parser = parser }
}

// NewLoader returns a loader for the packages of listing.
func NewLoader(fset *token.FileSet, listing *discover.Listing, options ...Option) *Loader {
	loader := &Loader{
		listing: listing,
		exclude: func(string) bool { return false },
		sizes:   types.SizesFor("gc", listing.Arch),
		loaded:  map[string]*Package{},
	}
	for _, option := range options {
		option(loader)
	}
	if loader.parser == nil {
		loader.parser = discover.NewParser(fset, nil)
	}
	return loader
}

// FileSet returns the FileSet that all positions refer to.
func (l *Loader) FileSet() *token.FileSet { return l.parser.FileSet() }

// Source returns the package with this path (as in Listing.ByPath), checked
// from source. It is an error if the listing has no such package; what is wrong
// inside the package stands in the package.
//
// With WithExports, the types of a package that another one needed before may
// have come from export data. Then Files are parsed all the same, Info has
// Defs only, and those of package-level names, methods and fields.
func (l *Loader) Source(path string) (*Package, error) {
	packages, err := l.Load(context.Background(), path)
	if err != nil {
		return nil, err
	}
	return packages[0], nil
}

// Load is Source for several packages, which is faster than one after another.
// The packages come in the order of paths.
func (l *Loader) Load(ctx context.Context, paths ...string) ([]*Package, error) {
	for _, path := range paths {
		if err := l.loadable(path); err != nil {
			return nil, err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	packages, err := l.load(ctx, paths)
	if errors.Is(err, errExports) && len(l.loaded) == 0 {
		// No type was handed out yet, so everything may come from source.
		l.exports = nil
		packages, err = l.load(ctx, paths)
	}
	if err != nil {
		return nil, fmt.Errorf("load packages: %w", err)
	}
	return packages, nil
}

func (l *Loader) load(ctx context.Context, paths []string) ([]*Package, error) {
	units, err := l.parseClosure(ctx, paths)
	if err != nil {
		return nil, err
	}
	if err := l.readExports(ctx, units); err != nil {
		return nil, err
	}
	if err := l.check(ctx, units); err != nil {
		return nil, err
	}
	packages := make([]*Package, len(paths))
	for i, path := range paths {
		if l.loaded[path] == nil { // its types come from export data
			if l.loaded[path], err = l.describe(ctx, path); err != nil {
				return nil, err
			}
		}
		packages[i] = l.loaded[path]
	}
	return packages, nil
}

func (l *Loader) loadable(path string) error {
	listed := l.listing.ByPath[path]
	switch {
	case listed == nil:
		return fmt.Errorf("load package %s: it isn't among the listed packages", path)
	case listed.Missing != "":
		return fmt.Errorf("load package %s: %s", path, listed.Missing)
	}
	return nil
}
