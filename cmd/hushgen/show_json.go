package main

import (
	"go/token"
	"path/filepath"
	"strings"

	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/model"
)

// shownPlugins is the JSON of show: docs/show.schema.json. Builds may have
// different plugins of one name.
type shownPlugins struct {
	Version int           `json:"version"`
	Plugins []shownPlugin `json:"plugins"`
}

type shownPlugin struct {
	pluginJSON
	Override        bool         `json:"override"`
	Contract        string       `json:"contract"`
	Position        positionJSON `json:"position"`
	FactoryPosition positionJSON `json:"factory_position"`
	Fields          []shownField `json:"fields"`
}

// positionJSON has the members of the positions of problems.
type positionJSON struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// at names files as problems do: relative to the current folder below it,
// absolute elsewhere.
func at(position token.Position) positionJSON {
	file := shown(position.Filename)
	if strings.HasPrefix(file, "../") {
		file = filepath.ToSlash(position.Filename)
	}
	return positionJSON{file, position.Line, position.Column}
}

func showPlugin(registry *model.Registry, p *model.Plugin) shownPlugin {
	info := describe.Plugin(registry, p)
	s := shownPlugin{
		pluginJSON: inJSON(registry, &info), Override: p.Override,
		Position: at(p.Position), FactoryPosition: at(p.Factory.Position), Fields: []shownField{},
	}
	for _, c := range registry.Categories {
		if c.Name == p.Category {
			s.Contract = c.Contract.String()
		}
	}
	if p.Config != nil {
		s.Fields = showFields(s.Fields, p.Config, "", nil)
	}
	return s
}
