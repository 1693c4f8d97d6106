package generator

import (
	"context"
	"os"
	"path/filepath"

	"github.com/hushgen/hushgen/generator/discover"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/steps"
)

// named returns a context whose steps bear the folder of the target, when it
// is one of several.
func (t *target) named(ctx context.Context, targets int) context.Context {
	if targets < 2 {
		return ctx
	}
	name := t.dir
	if here, err := os.Getwd(); err == nil {
		if relative, err := filepath.Rel(here, t.dir); err == nil {
			name = filepath.ToSlash(relative)
		}
	}
	return steps.Of(ctx, problem.Printable(name))
}

// tellFound tells how much a step found in the files that it searched.
func tellFound(step *steps.Step, one, many string, found int) {
	step.Count(step.Done(), "file", "files")
	step.Count(found, one, many)
}

// tellListing tells what the go command listed.
func tellListing(step *steps.Step, listing *discover.Listing) {
	step.Count(len(listing.Roots), "package", "packages")
	step.Count(len(listing.ByPath), "with imports", "with imports")
}

// tellSizes tells what was made.
func tellSizes(step *steps.Step, made *Registry) {
	if step == nil {
		return
	}
	bytes := 0
	for _, file := range made.Files() {
		bytes += len(file.Content)
	}
	step.Count(1+len(made.Parts), "file", "files")
	step.Count(bytes, "byte", "bytes")
}
