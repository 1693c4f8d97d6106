package generator

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/emit"
)

// Orphans returns the generated files below the patterns' folders that no
// registry generates any more, sorted. A file counts as generated when its
// name and its first line say so.
func Orphans(ctx context.Context, options Options) ([]string, error) {
	r, err := newRun(options)
	if err != nil {
		return nil, err
	}
	targets, err := r.findTargets(ctx)
	if err != nil {
		return nil, err
	}
	var orphans []string
	for _, pattern := range r.Packages {
		dir, recursive, err := r.folder(ctx, pattern)
		if err != nil {
			return nil, err
		}
		hits, err := r.walk(ctx, dir, recursive)
		if err != nil {
			return nil, err
		}
		for _, hit := range hits {
			expected := slices.ContainsFunc(targets, func(t *target) bool { return filepath.Join(t.dir, emit.FileName) == hit.Path })
			if discover.IsGeneratedName(hit.Path) && !expected && isOurs(hit.Path) {
				orphans = append(orphans, hit.Path)
			}
		}
	}
	slices.Sort(orphans)
	return slices.Compact(orphans), nil
}

func isOurs(path string) bool {
	source, err := os.ReadFile(path)
	return err == nil && bytes.HasPrefix(source, []byte("// "+emit.Header))
}
