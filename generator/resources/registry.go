package resources

import (
	"context"
	"os"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// CheckOwn checks the file that the registry itself names (resources=). When
// it can't be read, the problem is where it is named. It must be a regular
// file: nobody waits for one who writes into a pipe. The report has what was
// read.
func CheckOwn(ctx context.Context, m *model.Registry, options Options) (*Report, error) {
	if info, err := os.Stat(m.Resources); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return ownUnreadable(m, "it is not a regular file"), nil
	}
	file, err := Read(ctx, m.Resources)
	if err != nil {
		return nil, err
	}
	if reason := file.unreadable(); reason != "" {
		return ownUnreadable(m, reason), nil
	}
	report, err := Check(ctx, m, []*File{file}, options)
	if err == nil {
		report.Own = file
	}
	return report, err
}

// ownUnreadable names the file as the directive does, which the problem is at: a path
// would depend on the folder that hushgen runs in.
func ownUnreadable(m *model.Registry, reason string) *Report {
	return &Report{Problems: []problem.Problem{{
		Code: problem.BadResources, Position: m.ResourcesPosition,
		Message: "can't read the resources file " + printable(m.ResourcesName) + ": " + reason,
	}}}
}
