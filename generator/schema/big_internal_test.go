package schema

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/model"
)

// With ten thousand plugins, a squared step would be felt.
func TestTenThousandPlugins(t *testing.T) {
	c := &model.Category{Name: "task"}
	registry := &model.Registry{Categories: []*model.Category{c}}
	shared := &model.Struct{Package: model.Package{Path: "example.com/m", Name: "m"}, Name: "Shared", Owner: "Shared", Type: "«example.com/m m».Shared"}
	for i := range 10_000 {
		p := &model.Plugin{Category: "task", Name: fmt.Sprintf("task-%05d", i), Aliases: []string{fmt.Sprintf("alias%d", i)}, Config: shared}
		if i%2 == 0 {
			p.Config = &model.Struct{Package: shared.Package, Name: p.Name, Owner: p.Name, Type: model.Type("«example.com/m m».C" + p.Aliases[0])}
		}
		c.Plugins = append(c.Plugins, p)
		registry.Configs = append(registry.Configs, p.Config)
	}
	parts := Make(registry, Draft2020)
	text, ok := parts.Lookup("task", "alias9999")
	assert.True(t, ok)
	assert.Less(t, len(text), 1000, "nothing of the others")
}
