package main

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/generator/describe"
	"github.com/hushgen/hushgen/generator/model"
)

// everything is a plugin of which all is said.
func everything() *model.Registry {
	at := model.Package{Path: "example.com/app/llm", Name: "llm"}
	plugin := &model.Plugin{
		Category: "llm", Name: "openai", Title: "OpenAI", Description: "A model.\n\nAt length.", Version: "1.2", Author: "Acme",
		Tags: []string{"chat", "cloud"}, Aliases: []string{"gpt"}, Deprecated: "use groq", Stability: "beta",
		Preferred: true, Override: true, Lenient: true, NoClose: true, Meta: []model.Meta{{Key: "mode", Value: "cloud"}},
		Factory: model.Factory{
			Package: at, Name: "New", Result: "*«example.com/app/llm llm».Client",
			Parameters: []model.Parameter{{Kind: model.HostParameter, Host: "Client"}},
		},
		Config: &model.Struct{Type: "«example.com/app/llm llm».Config", Package: at, Name: "Config"},
		Module: "example.com/app", File: "llm/llm.go", Constraint: "linux", Starts: true, Closes: true, Checks: true,
	}
	return &model.Registry{
		Package:    model.Package{Path: "example.com/app/plugins"},
		Host:       []model.HostField{{Name: "Client", Type: "*«net/http http».Client"}},
		Categories: []*model.Category{{Name: "llm", Contract: "«example.com/app/llm llm».LLM", Plugins: []*model.Plugin{plugin}}},
	}
}

// What the manifest says of a plugin, show and search say in the same words.
func TestPluginsAreAsInTheManifest(t *testing.T) {
	registry := everything()
	var text bytes.Buffer
	require.NoError(t, describe.Registry(registry, nil).WriteJSON(&text))
	var manifest struct {
		Categories []struct{ Plugins []map[string]any }
	}
	require.NoError(t, json.Unmarshal(text.Bytes(), &manifest))
	plugin := manifest.Categories[0].Plugins[0]
	for name, value := range plugin {
		assert.NotEmpty(t, value, "%s: nothing is compared", name)
	}

	plugin["registry"] = "example.com/app/plugins"
	info := describe.Plugin(registry, registry.Categories[0].Plugins[0])
	assert.Equal(t, plugin, members(t, inJSON(registry, &info)))

	shown := members(t, showPlugin(registry, registry.Categories[0].Plugins[0]))
	for name, value := range plugin {
		assert.Equal(t, value, shown[name], name)
	}
}

func members(t *testing.T, value any) map[string]any {
	t.Helper()
	text, err := json.Marshal(value)
	require.NoError(t, err)
	var members map[string]any
	require.NoError(t, json.Unmarshal(text, &members))
	return members
}
