package main

import (
	"slices"

	"github.com/hushgen/hushgen/generator/model"
)

// shownField is a field in the JSON of show.
type shownField struct {
	Path        string       `json:"path"`
	Type        string       `json:"type"`
	Description string       `json:"description"`
	Required    bool         `json:"required"`
	Default     any          `json:"default"` // nil, a string or a []string
	Example     any          `json:"example"`
	Deprecated  string       `json:"deprecated"`
	Env         string       `json:"env"`
	Secret      bool         `json:"secret"`
	Aliases     []string     `json:"aliases"`
	Min         string       `json:"min"`
	Max         string       `json:"max"`
	MinLen      *int         `json:"min_len"`
	MaxLen      *int         `json:"max_len"`
	Enum        []string     `json:"enum"`
	Pattern     string       `json:"pattern"`
	Format      string       `json:"format"`
	Category    string       `json:"category"`
	Rest        bool         `json:"rest"`
	Position    positionJSON `json:"position"`
}

// showFields lists the fields of a config, nested ones by their path. A struct
// that holds itself is listed once.
func showFields(list []shownField, s *model.Struct, prefix string, within []*model.Struct) []shownField {
	if slices.Contains(within, s) {
		return list
	}
	within = append(within, s)
	for _, f := range s.Fields {
		list = append(list, showField(f, prefix+f.Name))
		if leaf := f.Type.Leaf(); leaf.Struct != nil {
			list = showFields(list, leaf.Struct, prefix+f.Name+f.Type.Steps()+".", within)
		}
	}
	if s.Rest != nil {
		rest := showField(s.Rest, prefix+"*")
		rest.Rest = true
		list = append(list, rest)
	}
	return list
}

func showField(f *model.Field, path string) shownField {
	limits := f.Constraints
	return shownField{
		Path: path, Type: f.Type.Type.String(), Description: f.Description, Required: f.Required,
		Default: given(f.ShownDefault()), Example: given(f.Example), Deprecated: f.Deprecated, Env: f.Env, Secret: f.Secret,
		Aliases: listed(f.Aliases), Min: text(limits.Min), Max: text(limits.Max), MinLen: limits.MinLen, MaxLen: limits.MaxLen,
		Enum: texts(limits.Enum), Pattern: limits.Pattern, Format: limits.Format,
		Category: f.Type.Leaf().Category, Position: at(f.Position),
	}
}

// given returns a default or an example: nil when there is none, else the
// text or the list of texts.
func given(value *model.Default) any {
	switch {
	case value == nil:
		return nil
	case value.List:
		return texts(value.Literals)
	}
	return value.Literals[0].Text
}

func text(literal *model.Literal) string {
	if literal == nil {
		return ""
	}
	return literal.Text
}

func texts(literals []model.Literal) []string {
	all := []string{}
	for _, l := range literals {
		all = append(all, l.Text)
	}
	return all
}
