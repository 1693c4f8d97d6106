package fallback

import (
	"context"
	"slices"

	"github.com/hushgen/hushgen/runtime/hush"
)

// pathKey is the context's key for the models on the way to an answer.
type pathKey struct{}

// enter notes in the context that m is asked. A hub finds circles of resources
// that need each other to be made; references may form one, and a question
// would then go round for ever.
func (m *Model) enter(ctx context.Context) (context.Context, error) {
	path, _ := ctx.Value(pathKey{}).([]*Model)
	if at := slices.Index(path, m); at >= 0 {
		return ctx, cycle(path[at:])
	}
	return context.WithValue(ctx, pathKey{}, append(slices.Clip(path), m)), nil
}

func cycle(path []*Model) error {
	var keys []hush.Key
	for _, m := range path {
		keys = append(keys, m.key)
	}
	return &hush.CycleError{Keys: keys}
}
