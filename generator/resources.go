package generator

import (
	"context"
	"path/filepath"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/generator/resources"
)

// nameResources says which resources file the directive names: relative to
// the folder of the registry.
func (r *run) nameResources(t *target, registry *model.Registry) {
	option, named := t.directive.Option("resources")
	embed, embeds := t.directive.Option("embed")
	switch {
	case !named && embeds:
		r.add(annotations.CodeMissingOption, embed.KeyPos, "embed needs resources=FILE: the file that goes into the binary")
		return
	case !named:
		return
	}
	registry.Embed, registry.ResourcesName = embeds, option.Value.Text
	registry.ResourcesPosition = r.position(option.ValuePos)
	path := filepath.FromSlash(option.Value.Text)
	if path == "" {
		r.add(problem.BadResources, option.ValuePos, "resources= names no file")
		return
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(t.dir, path)
	}
	registry.Resources = path
	r.seen.files[path] = true
}

// checkResources checks the resources file of a registry that has no problems
// itself. The environment is the one of the program, not of the generator: so
// there are no variables, and none is missed.
func (r *run) checkResources(ctx context.Context, registry *model.Registry) (*resources.Report, error) {
	if registry.Resources == "" || r.SkipResources {
		return nil, nil
	}
	report, err := resources.CheckOwn(ctx, registry, resources.Options{AllowUnset: true, Excerpts: r.Excerpts})
	if err != nil {
		return nil, err
	}
	r.problems = append(r.problems, report.Problems...)
	r.seen.addResources(report)
	return report, nil
}
