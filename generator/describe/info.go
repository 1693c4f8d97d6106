package describe

import (
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Plugin returns what the generated file says about a plugin.
func Plugin(m *model.Registry, p *model.Plugin) hush.Info {
	info := hush.Info{
		Category: p.Category, Name: p.Name, Title: p.Title, Description: p.Description,
		Version: p.Version, Author: p.Author, Tags: p.Tags, Aliases: p.Aliases,
		Deprecated: p.Deprecated, Stability: p.Stability,
		Preferred: p.Preferred, Lenient: p.Lenient, NoClose: p.NoClose, Meta: meta(p.Meta),
		Factory: p.FactoryText(), Result: p.Factory.Result.String(),
		Constraint: string(p.Constraint), Package: p.Factory.Package.Path, Module: p.Module, File: p.File,
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

func categoryInfo(c *model.Category) hush.CategoryInfo {
	return hush.CategoryInfo{
		Name: c.Name, Title: c.Title, Description: c.Description, Contract: c.Contract.String(),
		Meta: meta(c.Meta), Count: len(c.Plugins),
	}
}

func meta(entries []model.Meta) []hush.Meta {
	var described []hush.Meta
	for _, entry := range entries {
		described = append(described, hush.Meta(entry))
	}
	return described
}
