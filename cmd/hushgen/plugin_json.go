package main

import (
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// pluginJSON is a plugin as the manifest has it, and the import path of the
// registry that lists it.
type pluginJSON struct {
	Registry    string            `json:"registry"`
	Category    string            `json:"category"`
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Version     string            `json:"version"`
	Author      string            `json:"author"`
	Tags        []string          `json:"tags"`
	Aliases     []string          `json:"aliases"`
	Deprecated  string            `json:"deprecated"`
	Stability   string            `json:"stability"`
	Preferred   bool              `json:"preferred"`
	Lenient     bool              `json:"lenient"`
	NoClose     bool              `json:"no_close"`
	Meta        map[string]string `json:"meta"`
	ConfigType  string            `json:"config_type"`
	Factory     string            `json:"factory"`
	Result      string            `json:"result"`
	Constraint  string            `json:"constraint"`
	Package     string            `json:"package"`
	Module      string            `json:"module"`
	File        string            `json:"file"`
	Host        []string          `json:"host"`
	Starts      bool              `json:"starts"`
	Closes      bool              `json:"closes"`
	Checks      bool              `json:"checks"`
}

func inJSON(registry *model.Registry, i *hush.Info) pluginJSON {
	meta := map[string]string{}
	for _, m := range i.Meta {
		meta[m.Key] = m.Value
	}
	return pluginJSON{
		Registry: registry.Package.Path, Category: i.Category, Name: i.Name,
		Title: i.Title, Description: i.Description, Version: i.Version, Author: i.Author,
		Tags: listed(i.Tags), Aliases: listed(i.Aliases), Deprecated: i.Deprecated, Stability: i.Stability,
		Preferred: i.Preferred, Lenient: i.Lenient, NoClose: i.NoClose, Meta: meta,
		ConfigType: i.ConfigType, Factory: i.Factory, Result: i.Result, Constraint: i.Constraint,
		Package: i.Package, Module: i.Module, File: i.File, Host: listed(i.Host),
		Starts: i.Starts, Closes: i.Closes, Checks: i.Checks,
	}
}

// listed returns a list that is there even when it is empty.
func listed(list []string) []string { return append([]string{}, list...) }
