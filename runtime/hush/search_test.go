package hush_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/runtime/hush"
)

func found(list []*hush.Info) string {
	var ids []string
	for _, info := range list {
		ids = append(ids, info.ID())
	}
	return strings.Join(ids, " ")
}

func TestSearchRanksByPlace(t *testing.T) {
	// Each place once, in the opposite order of its rank.
	r := infos(
		hush.Info{Category: "a", Name: "part-of-name-began"},
		hush.Info{Category: "b", Name: "x", Author: "Organ"},
		hush.Info{Category: "gan", Name: "by-category"},
		hush.Info{Category: "h", Name: "by-author", Author: "Gan Li"},
		hush.Info{Category: "i", Name: "by-description", Description: "makes a GAN."},
		hush.Info{Category: "j", Name: "by-tag", Tags: []string{"x", "gan"}},
		hush.Info{Category: "k", Name: "by-title", Title: "Gan"},
		hush.Info{Category: "l", Name: "by-alias", Aliases: []string{"gan"}},
		hush.Info{Category: "m", Name: "ganymede"},
		hush.Info{Category: "n", Name: "style-gan"},
		hush.Info{Category: "o", Name: "unrelated"},
	)
	assert.Equal(t, "n:style-gan m:ganymede l:by-alias k:by-title j:by-tag i:by-description h:by-author "+
		"gan:by-category a:part-of-name-began b:x", found(r.Search("gan")))
	assert.Equal(t, found(r.Search("gan")), found(r.Search(" GAN\n")))
}

func TestSearchAllWords(t *testing.T) {
	r := infos(
		hush.Info{Category: "llm", Name: "openai", Tags: []string{"chat", "cloud"}},
		hush.Info{Category: "llm", Name: "echo", Tags: []string{"chat"}},
		hush.Info{Category: "embedding", Name: "openai", Tags: []string{"cloud"}},
		hush.Info{Category: "embedding", Name: "open-llm", Description: "Café in the Cloud_9"},
	)
	tests := map[string]string{
		"chat":          "llm:echo llm:openai",
		"chat cloud":    "llm:openai",
		"cloud chat":    "llm:openai",
		"openai":        "embedding:openai llm:openai",
		"openai llm":    "llm:openai",
		"open llm":      "embedding:open-llm llm:openai",
		"open_llm":      "embedding:open-llm",
		"cloud-9":       "embedding:open-llm",
		"CAFÉ":          "embedding:open-llm",
		"penai":         "embedding:openai llm:openai",
		"openai ollama": "",
		"":              "",
		" \t":           "",
		"-":             "embedding:open-llm",
	}
	for query, want := range tests {
		assert.Equal(t, want, found(r.Search(query)), query)
	}
}

func TestSearchTakesTheBestFit(t *testing.T) {
	// "gan" is a part of the first word and a whole word later.
	r := infos(
		hush.Info{Category: "a", Name: "ganz"},
		hush.Info{Category: "b", Name: "began-gan"},
		hush.Info{Category: "c", Name: "ganz-gan"},
		hush.Info{Category: "d", Name: "ééégan", Title: "égan gan"},
	)
	assert.Equal(t, "b:began-gan c:ganz-gan a:ganz d:ééégan", found(r.Search("gan")))
}

func TestSearchInACategory(t *testing.T) {
	p := newPlugins()
	assert.Equal(t, "speaker:echo-1.5 speaker:mute", found(p.Speaker.Search("chat")))
	assert.Equal(t, "speaker:echo-1.5", found(p.Speaker.Search("échø")))
	assert.Empty(t, p.Metric.Search("chat"))
	assert.Equal(t, "speaker:echo-1.5 speaker:mute", found(p.Search("speaker")))
	info, _ := p.Speaker.Lookup("echo")
	assert.Same(t, info, p.Search("parrot")[0])
	assert.Equal(t, "Échø", info.Title, "searching changes nothing")
	assert.Equal(t, []string{"echo", "parrot"}, info.Aliases)
}
