package resources

import (
	"context"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// CheckOwn checks the file that the registry itself names (resources=). When
// it can't be read, the problem is where it is named.
func CheckOwn(ctx context.Context, m *model.Registry, options Options) (*Report, error) {
	file, err := Read(ctx, m.Resources)
	if err != nil {
		return nil, err
	}
	if reason := file.unreadable(); reason != "" {
		return &Report{Problems: []problem.Problem{{
			Code: problem.BadResources, Position: m.ResourcesPosition,
			Message: "can't read the resources file " + printable(file.name) + ": " + reason,
		}}}, nil
	}
	return Check(ctx, m, []*File{file}, options)
}
