package describe

import (
	"context"
	"errors"
	"iter"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Check checks the values of a plugin in place of its generated code: see
// Check of [hush.Entry].
type Check func(p *model.Plugin, in hush.Input) ([]hush.Reference, error)

// Registry returns the registry of a model. Its entries can't make instances.
// They check values with check; without one they can't do that either.
func Registry(m *model.Registry, check Check) *hush.Registry {
	if check == nil {
		check = func(*model.Plugin, hush.Input) ([]hush.Reference, error) { return nil, errNotLinked }
	}
	static := &registry{}
	for _, c := range m.Categories {
		described := &category{about: categoryInfo(c), byName: map[string]*plugin{}}
		for _, p := range c.Plugins {
			described.add(&plugin{info: Plugin(m, p), model: p, check: check})
		}
		static.categories = append(static.categories, described)
	}
	return &hush.Registry{Static: static}
}

// registry implements [hush.StaticRegistry].
type registry struct{ categories []hush.AnyCategory }

func (r *registry) Categories() []hush.AnyCategory { return r.categories }

func (r *registry) Category(name string) hush.AnyCategory {
	return hush.CategoryNamed(nil, r.categories, name)
}

func (r *registry) SetDefaults(any) bool { return false }

// category implements [hush.AnyCategory].
type category struct {
	about   hush.CategoryInfo
	plugins []*plugin
	byName  map[string]*plugin // by alias too
}

func (c *category) add(p *plugin) {
	c.plugins = append(c.plugins, p)
	for _, name := range append([]string{p.info.Name}, p.info.Aliases...) {
		if first := c.byName[name]; first != nil {
			first.variants = append(first.variants, p)
			continue
		}
		c.byName[name] = p
	}
}

func (c *category) About() *hush.CategoryInfo { return &c.about }

func (c *category) Entry(name string) (hush.Entry, bool) {
	p, ok := c.byName[names.Canonical(name)]
	if !ok {
		return nil, false
	}
	return p, true
}

func (c *category) Entries() iter.Seq[hush.Entry] {
	return func(yield func(hush.Entry) bool) {
		for _, p := range c.plugins {
			if !yield(p) {
				return
			}
		}
	}
}

func (c *category) EntryFor(any) (hush.Entry, []string) { return nil, nil }

func (c *category) Holds(any) bool { return false }

func (c *category) Box(any) any { return nil }

func (c *category) NewLink() hush.AnyLink { return new(hush.Link[any]) }

func (c *category) NewLinks(int) hush.AnyLinks { return hush.Links[any]{} }

// plugin implements [hush.Entry] for a plugin that isn't linked.
type plugin struct {
	info  hush.Info
	model *model.Plugin
	check Check
	// variants are what other builds have under the name.
	variants []*plugin
}

var errNotLinked = errors.New("the plugin is described, not linked")

func (p *plugin) Describe() *hush.Info { return &p.info }

// Check accepts what the plugin accepts in any build. Else it says what is
// wrong in the first.
func (p *plugin) Check(in hush.Input) ([]hush.Reference, error) {
	references, err := p.check(p.model, in)
	for _, variant := range p.variants {
		if err == nil {
			break
		}
		if other, otherErr := variant.check(variant.model, in); otherErr == nil {
			return other, nil
		}
	}
	return references, err
}

func (p *plugin) New(context.Context, hush.Input) (any, error) { return nil, errNotLinked }

func (p *plugin) Create(context.Context, hush.Input, any) (any, error) { return nil, errNotLinked }
