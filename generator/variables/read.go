package variables

import (
	"context"
	"strings"

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
		written := node.AsWritten()
		c.resource(key, plugins[key], written)
		if plugins[key] == nil && choosesByVariable(written) {
			c.anyOf(registry, key, written)
		}
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

// choosesByVariable reports whether a variable says which plugin a resource has.
func choosesByVariable(node hush.Node) bool {
	return node.Get("type").Mentions("${") || node.Get("_class").Mentions("${")
}

// anyOf notes what a resource may leave to variables while the one that chooses its
// plugin isn't set: as every plugin of its category.
func (c *collector) anyOf(registry *model.Registry, key string, node hush.Node) {
	name, _, _ := strings.Cut(key, ":")
	for _, category := range registry.Categories {
		if category.Name != name {
			continue
		}
		for _, p := range category.Plugins {
			if p.Config != nil {
				r := resource{collector: c, key: key, plugin: p, perhaps: true}
				r.structure(p.Config, node, "")
			}
		}
	}
}
