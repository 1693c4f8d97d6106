package discover

import (
	"context"
	"fmt"
	"go/build"
)

// SearchPackages returns the files of listed packages whose bytes hold
// "hush:", sorted by path. It is Walk for packages that stand in other modules.
func SearchPackages(ctx context.Context, packages ...*Package) ([]Hit, error) {
	hits, err := searchAll(ctx, &build.Default, func(ctx context.Context, files chan<- string) error {
		for _, pkg := range packages {
			for _, file := range pkg.Files {
				if err := send(ctx, files, file); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("search packages for annotated files: %w", err)
	}
	for i := range hits {
		hits[i].Excluded = false // the go command has decided
	}
	return hits, nil
}
