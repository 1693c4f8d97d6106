package main

import (
	"path/filepath"
	"strings"

	"github.com/hushgen/hushgen/generator/variables"
)

// shownEnvironment is the JSON of env; docs/env.schema.json describes it.
type shownEnvironment struct {
	Version   int             `json:"version"`
	Registry  string          `json:"registry"`
	Resources string          `json:"resources"`
	Variables []shownVariable `json:"variables"`
	Files     []shownFile     `json:"files"`
}

type shownVariable struct {
	Name     string        `json:"name"`
	State    string        `json:"state"`
	Required bool          `json:"required"`
	Used     bool          `json:"used"`
	Secret   bool          `json:"secret"`
	Default  *string       `json:"default"`
	About    string        `json:"description"`
	Fields   []shownReader `json:"fields"`
	Mentions []shownPlace  `json:"mentions"`
}

type shownFile struct {
	Path     string       `json:"path"`
	Exists   bool         `json:"exists"`
	Mentions []shownPlace `json:"mentions"`
}

// shownReader is a field of a config that takes a variable.
type shownReader struct {
	Category   string   `json:"category"`
	Name       string   `json:"name"`
	ConfigType string   `json:"config_type"`
	Package    string   `json:"package"`
	Path       string   `json:"path"`
	Type       string   `json:"type"`
	About      string   `json:"description"`
	Required   bool     `json:"required"`
	Secret     bool     `json:"secret"`
	Default    any      `json:"default"` // nil, a string or a []string
	Resources  []string `json:"resources"`
}

// shownPlace is a place in the resources file that mentions a variable or a
// file.
type shownPlace struct {
	Resource string       `json:"resource"`
	Path     string       `json:"path"`
	Secret   bool         `json:"secret"`
	Default  *string      `json:"default"`
	Position positionJSON `json:"position"`
}

func environmentJSON(r *variables.Report, env map[string]string) shownEnvironment {
	all := shownEnvironment{
		Version: jsonVersion, Registry: r.Registry.Package.Path, Variables: []shownVariable{}, Files: []shownFile{},
	}
	if r.HasFile() {
		all.Resources = shown(r.Registry.Resources)
	}
	for i := range r.Variables {
		v := &r.Variables[i]
		variable := shownVariable{
			Name: v.Name, State: strings.ReplaceAll(string(v.State(env)), " ", "_"),
			Required: r.Required(v), Used: !r.Unused(v), Secret: v.Secret(), About: v.Description(),
			Fields: []shownReader{}, Mentions: mentionsJSON(v.Mentions),
		}
		if text, ok := v.Default(); ok {
			variable.Default = &text
		}
		for _, f := range v.Fields {
			variable.Fields = append(variable.Fields, readerJSON(f))
		}
		all.Variables = append(all.Variables, variable)
	}
	for _, f := range r.Files {
		all.Files = append(all.Files, shownFile{Path: shown(f.Path), Exists: exists(f.Path), Mentions: mentionsJSON(f.Mentions)})
	}
	return all
}

func readerJSON(f variables.Field) shownReader {
	return shownReader{
		Category: f.Plugin.Category, Name: f.Plugin.Name, ConfigType: f.Plugin.Config.Type.String(),
		Package: f.Plugin.Factory.Package.Path, Path: f.Path, Type: f.Field.Type.Type.String(), About: f.Field.Description,
		Required: f.Field.Required, Secret: f.Field.Secret, Resources: listed(f.Resources),
		Default: given(f.Field.ShownDefault()),
	}
}

func mentionsJSON(mentions []variables.Mention) []shownPlace {
	all := []shownPlace{}
	for _, m := range mentions {
		mention := shownPlace{
			Resource: m.Resource, Path: m.Path, Secret: m.Secret(),
			Position: positionJSON{filepath.ToSlash(m.Position.Source), m.Position.Line, m.Position.Column},
		}
		if m.HasDefault && !m.Secret() {
			mention.Default = &m.Default
		}
		all = append(all, mention)
	}
	return all
}
