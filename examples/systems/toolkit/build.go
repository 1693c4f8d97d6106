package main

import (
	"context"
	"maps"

	"github.com/hushgen/hushgen/runtime/hush"
)

// build makes a plugin of a category: its name in any spelling, its options in
// layers, the later ones on top. A helper like this needs no registry of its
// own: the category carries the type of what comes back.
func build[T any](ctx context.Context, category *hush.Category[T], name string, layers ...hush.Values) (T, error) {
	options := hush.Values{}
	for _, layer := range layers {
		maps.Copy(options, layer)
	}
	return category.New(ctx, name, options)
}
