package fallback_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/hushgen/hushgen/runtime/fallback"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

// registry has category llm and no plugins.
var registry = &hush.Registry{Static: static{}}

var llm = &hush.Category[*service]{Table: table{}}

type static struct{}

func (static) Categories() []hush.AnyCategory { return []hush.AnyCategory{llm} }

func (static) Category(name string) hush.AnyCategory {
	if name == "llm" {
		return llm
	}
	return nil
}

func (static) SetDefaults(any) bool { return false }

type table struct{}

func (table) Category() *hush.CategoryInfo { return &hush.CategoryInfo{Name: "llm"} }

func (table) Plugins() []*hush.Plugin[*service] { return nil }

func (table) ForConfig(any) (*hush.Plugin[*service], []string) { return nil, nil }

// With a hub: an instance that can't be made is passed over, one that a reload
// removes too, and errors name each resource once.
func TestResourcesOfAHub(t *testing.T) {
	broken := hush.Dynamic{
		Info: hush.Info{Category: "llm", Name: "broken", Factory: "broken.New"},
		New:  func(context.Context, hush.Input) (any, error) { return nil, errors.New("no key") },
	}
	works := hush.Dynamic{
		Info: hush.Info{Category: "llm", Name: "works"},
		New:  func(context.Context, hush.Input) (any, error) { return &service{text: "W"}, nil },
	}
	source := memory.New("test", hush.Values{"llm:broken": nil, "llm:works": nil})
	h, err := hub.Open(t.Context(), registry, nil, hub.From(source), hub.Extend(broken, works))
	require.NoError(t, err)
	defer func() { assert.NoError(t, h.Close(context.Background())) }()
	models := hub.Resources(h, llm)

	chain, err := fallback.New(models, "broken", "llm:works")
	require.NoError(t, err)
	of, err := fallback.Of(models.Ref("broken"), models.Ref("works"))
	require.NoError(t, err)
	var text string
	served, err := chain.Use(t.Context(), ask(&text))
	require.NoError(t, err)
	assert.Equal(t, "llm:works", served)
	assert.Equal(t, "W", text)
	served, err = of.Use(t.Context(), ask(&text))
	require.NoError(t, err)
	assert.Equal(t, "llm:works", served)

	source.Set(hush.Values{"llm:broken": nil})
	require.NoError(t, h.Reload(t.Context()))
	for _, chain := range []*fallback.Chain[*service]{chain, of} {
		_, err = chain.Use(t.Context(), ask(&text))
		assert.EqualError(t, err, "llm:broken: broken.New: no key\n"+
			`llm:works: llm: no resource "works"; there is broken`)
	}

	_, err = fallback.New(models, "broken", "llm:broken", "rag:broken")
	assert.EqualError(t, err, "fallback: \"llm:broken\" is given twice\n"+
		`llm: no resource "rag:broken"; there is broken`)
}
