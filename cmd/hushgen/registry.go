package main

import (
	"context"
	"errors"
	"iter"
	"slices"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// asRegistry gives a model the form of the registry that a program would
// have, so that list and search answer exactly as the program does.
func asRegistry(m *model.Registry) *hush.Registry {
	static := &describedRegistry{}
	for _, c := range m.Categories {
		static.categories = append(static.categories, describeCategory(m, c))
	}
	return &hush.Registry{Static: static}
}

// describedRegistry implements hush.StaticRegistry without any code of the
// plugins.
type describedRegistry struct{ categories []hush.AnyCategory }

func (r *describedRegistry) Categories() []hush.AnyCategory { return r.categories }

func (r *describedRegistry) Category(name string) hush.AnyCategory {
	for _, c := range r.categories {
		if c.About().Name == name {
			return c
		}
	}
	return nil
}

func (r *describedRegistry) SetDefaults(any) bool { return false }

// describedCategory implements hush.AnyCategory.
type describedCategory struct {
	about   hush.CategoryInfo
	entries []describedPlugin
}

func (c *describedCategory) About() *hush.CategoryInfo { return &c.about }

func (c *describedCategory) Entry(name string) (hush.Entry, bool) {
	name = names.Canonical(name)
	for i := range c.entries {
		if info := c.entries[i].info; info.Name == name || slices.Contains(info.Aliases, name) {
			return &c.entries[i], true
		}
	}
	return nil, false
}

func (c *describedCategory) Entries() iter.Seq[hush.Entry] {
	return func(yield func(hush.Entry) bool) {
		for i := range c.entries {
			if !yield(&c.entries[i]) {
				return
			}
		}
	}
}

func (c *describedCategory) EntryFor(any) (hush.Entry, []string) { return nil, nil }

func (c *describedCategory) Holds(any) bool { return false }

// describedPlugin implements hush.Entry for a plugin that isn't linked.
type describedPlugin struct{ info hush.Info }

var errNotLinked = errors.New("the plugin is described, not linked")

func (p *describedPlugin) Describe() *hush.Info { return &p.info }

func (p *describedPlugin) Check(hush.Input) ([]hush.Reference, error) { return nil, errNotLinked }

func (p *describedPlugin) New(context.Context, hush.Input) (any, error) { return nil, errNotLinked }

func (p *describedPlugin) Create(context.Context, hush.Input, any) (any, error) {
	return nil, errNotLinked
}

func describeCategory(m *model.Registry, c *model.Category) *describedCategory {
	described := &describedCategory{about: hush.CategoryInfo{
		Name: c.Name, Title: c.Title, Description: c.Description, Contract: c.Contract.String(),
		Meta: describeMeta(c.Meta), Count: len(c.Plugins),
	}}
	for _, p := range c.Plugins {
		described.entries = append(described.entries, describedPlugin{describePlugin(m, p)})
	}
	return described
}

func describePlugin(m *model.Registry, p *model.Plugin) hush.Info {
	info := hush.Info{
		Category: p.Category, Name: p.Name, Title: p.Title, Description: p.Description,
		Version: p.Version, Author: p.Author, Tags: p.Tags, Aliases: p.Aliases,
		Deprecated: p.Deprecated, Stability: p.Stability,
		Preferred: p.Preferred, Lenient: p.Lenient, NoClose: p.NoClose, Meta: describeMeta(p.Meta),
		Factory: p.FactoryText(), Result: p.Factory.Result.String(),
		Package: p.Factory.Package.Path, Module: p.Module, File: p.File,
		Starts: p.Starts, Closes: p.Closes, Checks: p.Checks,
	}
	if p.Config != nil {
		info.ConfigType = p.Config.Type.String()
	}
	for _, host := range m.Hosts(p) {
		info.Host = append(info.Host, host.Type.String())
	}
	return info
}

func describeMeta(meta []model.Meta) []hush.Meta {
	var described []hush.Meta
	for _, m := range meta {
		described = append(described, hush.Meta(m))
	}
	return described
}
