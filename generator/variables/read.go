package variables

import (
	"context"

	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Read returns what a registry reads. The source is its resources file, one
// without problems but for variables that aren't set, or nil when it names
// none; env chooses the plugins where that depends on variables. The error is
// that of ctx.
func Read(ctx context.Context, registry *model.Registry, source hub.Source, env map[string]string) (*Report, error) {
	c := &collector{variables: map[string]*Variable{}, files: map[string]*File{}, places: map[place]int{}}
	c.fields(registry)
	if source != nil {
		if err := c.resources(ctx, registry, source, env); err != nil {
			return nil, err
		}
	}
	return c.report(registry), nil
}

// resources looks through all resources of a source. Those whose values can't
// be had for want of a variable are among them.
func (c *collector) resources(ctx context.Context, registry *model.Registry, source hub.Source, env map[string]string) error {
	plugins := map[string]*model.Plugin{}
	chosen := func(p *model.Plugin, in hush.Input) ([]hush.Reference, error) {
		plugins[in.Key.String()] = p
		return nil, nil
	}
	h, err := hub.Open(ctx, describe.Registry(registry, chosen), nil, hub.From(hub.Isolate(source)), hub.Env(env))
	if err != nil {
		return err
	}
	for key := range h.Keys() {
		node, _ := h.Node(key)
		c.resource(key, plugins[key], node.AsWritten())
	}
	return h.Close(ctx)
}

func (c *collector) resource(key string, p *model.Plugin, node hush.Node) {
	root := value{node: node}
	if p != nil && p.Config != nil {
		root.within = &model.FieldType{Kind: model.StructKind, Struct: p.Config}
		r := resource{collector: c, key: key, plugin: p}
		r.structure(p.Config, node, "")
	}
	c.mentions(key, root)
}
