package main

import (
	"context"
	"fmt"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// showCommand shows one plugin.
type showCommand struct {
	common
	ID       string   `arg:"" name:"category:name" help:"The plugin."`
	Packages []string `arg:"" optional:"" help:"Packages with //hush:registry; every one under the current folder when none is named."`
	JSON     bool     `name:"json" help:"Write JSON."`
}

// Run prints everything that is known of the plugin.
func (c *showCommand) Run(ctx context.Context, std streams) error {
	registries, err := c.registries(ctx, std, c.Packages)
	if err != nil {
		return err
	}
	key, ok := hush.ParseKey(c.ID)
	if !ok {
		return usage("expected category:name, found %q%s", c.ID, sameName(registries, c.ID))
	}
	registry, variants, err := find(registries, key)
	if err != nil {
		return err
	}
	for i, plugin := range variants {
		if err := c.write(std, describePlugin(registry, plugin), i); err != nil {
			return err
		}
	}
	return nil
}

// write writes the i-th variant of a plugin; of JSON, one value after another.
func (c *showCommand) write(std streams, s shownPlugin, i int) error {
	if c.JSON {
		return writeJSON(std.out, s)
	}
	if i > 0 {
		fmt.Fprintln(std.out)
	}
	return writePlugin(std.out, s)
}

// sameName suggests the plugins of a name that was given without a category.
func sameName(registries []*model.Registry, name string) string {
	var found []string
	for _, registry := range registries {
		for _, category := range registry.Categories {
			for _, plugin := range category.Plugins {
				if plugin.Name == names.Canonical(name) {
					found = append(found, plugin.ID())
				}
			}
		}
	}
	if len(found) == 0 {
		return ""
	}
	slices.Sort(found)
	return "; did you mean " + strings.Join(slices.Compact(found), " or ") + "?"
}

// find looks a plugin up by name or alias. Different builds may have different
// variants of it.
func find(registries []*model.Registry, key hush.Key) (*model.Registry, []*model.Plugin, error) {
	var known []string
	name := names.Canonical(key.Name)
	for _, registry := range registries {
		var variants []*model.Plugin
		for _, category := range registry.Categories {
			for _, plugin := range category.Plugins {
				if category.Name == key.Category && (plugin.Name == name || slices.Contains(plugin.Aliases, name)) {
					variants = append(variants, plugin)
				}
				known = append(known, plugin.ID())
			}
		}
		if len(variants) > 0 {
			return registry, variants, nil
		}
	}
	slices.Sort(known)
	return nil, nil, &exitError{exitProblems, hush.NewNotFoundError("plugin", "", key.Category+":"+name, slices.Compact(known)).Error()}
}

// shownPlugin is the JSON of show.
type shownPlugin struct {
	Version  int               `json:"version"`
	Registry string            `json:"registry"`
	Category string            `json:"category"`
	Name     string            `json:"name"`
	Title    string            `json:"title"`
	About    string            `json:"description"`
	Release  string            `json:"plugin_version"`
	Author   string            `json:"author"`
	Tags     []string          `json:"tags"`
	Aliases  []string          `json:"aliases"`
	Notice   string            `json:"deprecated"`
	Maturity string            `json:"stability"`
	Flags    []string          `json:"flags"`
	Meta     map[string]string `json:"meta"`
	Contract string            `json:"contract"`
	Factory  string            `json:"factory"`
	Result   string            `json:"result"`
	Only     string            `json:"constraint"`
	Package  string            `json:"package"`
	Module   string            `json:"module"`
	Declared string            `json:"declared"`
	Made     string            `json:"factory_position"`
	Host     []string          `json:"host"`
	Can      []string          `json:"instances_can"`
	Config   string            `json:"config_type"`
	Fields   []shownField      `json:"fields"`
}

type shownField struct {
	Path        string   `json:"path"`
	Type        string   `json:"type"`
	Required    bool     `json:"required"`
	Default     string   `json:"default"`
	Example     string   `json:"example"`
	Notice      string   `json:"deprecated"`
	Env         string   `json:"env"`
	Secret      bool     `json:"secret"`
	Aliases     []string `json:"aliases"`
	Limits      []string `json:"limits"`
	Category    string   `json:"category"`
	Description string   `json:"description"`
	Position    string   `json:"position"`
}

func describePlugin(registry *model.Registry, p *model.Plugin) shownPlugin {
	info := describe.Plugin(registry, p)
	s := shownPlugin{
		Version: jsonVersion, Registry: registry.Package.Path,
		Category: p.Category, Name: p.Name, Title: p.Title, About: p.Description, Release: p.Version, Author: p.Author,
		Tags: listed(p.Tags), Aliases: listed(p.Aliases), Notice: p.Deprecated, Maturity: p.Stability,
		Flags: listed(nil), Meta: map[string]string{}, Factory: info.Factory, Result: info.Result,
		Only: info.Constraint, Package: info.Package, Module: info.Module, Declared: at(p.Position), Made: at(p.Factory.Position),
		Host: listed(info.Host), Can: listed(nil), Config: info.ConfigType, Fields: []shownField{},
	}
	for _, c := range registry.Categories {
		if c.Name == p.Category {
			s.Contract = c.Contract.String()
		}
	}
	for _, m := range p.Meta {
		s.Meta[m.Key] = m.Value
	}
	s.Flags = picked(s.Flags, p.Preferred, "preferred", p.Override, "override", p.Lenient, "lenient", p.NoClose, "noclose")
	s.Can = picked(s.Can, p.Starts, "start", p.Closes, "close", p.Checks, "check")
	if p.Config != nil {
		s.Fields = fields(s.Fields, p.Config, "", nil)
	}
	return s
}

// picked appends the names whose flag is set.
func picked(list []string, pairs ...any) []string {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i].(bool) {
			list = append(list, pairs[i+1].(string))
		}
	}
	return list
}

func listed(list []string) []string { return append([]string{}, list...) }

func at(position token.Position) string {
	return shown(position.Filename) + ":" + strconv.Itoa(position.Line) + ":" + strconv.Itoa(position.Column)
}

// fields lists the fields of a config, nested ones by their path. A struct
// that holds itself is listed once.
func fields(list []shownField, s *model.Struct, prefix string, within []*model.Struct) []shownField {
	if slices.Contains(within, s) {
		return list
	}
	within = append(within, s)
	for _, f := range s.Fields {
		shown := shownField{
			Path: prefix + f.Name, Type: f.Type.Type.String(), Required: f.Required, Env: f.Env, Secret: f.Secret,
			Aliases: listed(f.Aliases), Limits: limits(f), Category: f.Type.Leaf().Category,
			Description: f.Description, Notice: f.Deprecated, Position: at(f.Position),
		}
		if f.Default != nil {
			shown.Default = texts(f.Default.Literals, ",")
		}
		if f.Example != nil {
			shown.Example = texts(f.Example.Literals, ",")
		}
		list = append(list, shown)
		if leaf := f.Type.Leaf(); leaf.Struct != nil {
			list = fields(list, leaf.Struct, prefix+f.Name+element(f.Type)+".", within)
		}
	}
	if f := s.Rest; f != nil {
		list = append(list, shownField{
			Path: prefix + "*", Type: f.Type.Type.String(), Aliases: listed(nil), Limits: []string{"any other field"},
			Description: f.Description, Notice: f.Deprecated, Position: at(f.Position),
		})
	}
	return list
}

// element marks what stands between a field and the structs in it.
func element(t *model.FieldType) string {
	mark := ""
	for ; t.Elem != nil; t = t.Elem {
		switch t.Kind {
		case model.Slice, model.Array:
			mark += "[]"
		case model.Map:
			mark += ".*"
		}
	}
	return mark
}

func texts(literals []model.Literal, separator string) string {
	var all []string
	for _, l := range literals {
		all = append(all, l.Text)
	}
	return strings.Join(all, separator)
}

func limits(f *model.Field) []string {
	limits := []string{}
	c := f.Constraints
	if c.Min != nil {
		limits = append(limits, "min "+c.Min.Text)
	}
	if c.Max != nil {
		limits = append(limits, "max "+c.Max.Text)
	}
	if c.MinLen != nil {
		limits = append(limits, "minlen "+strconv.Itoa(*c.MinLen))
	}
	if c.MaxLen != nil {
		limits = append(limits, "maxlen "+strconv.Itoa(*c.MaxLen))
	}
	if c.Pattern != "" {
		limits = append(limits, "pattern "+c.Pattern)
	}
	if c.Format != "" {
		limits = append(limits, "format "+c.Format)
	}
	if len(c.Enum) > 0 {
		limits = append(limits, "one of "+texts(c.Enum, ", "))
	}
	return limits
}
