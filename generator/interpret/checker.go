package interpret

import (
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Checker checks the values of plugins. It is safe for concurrent use.
type Checker struct{ structs map[*model.Struct]*structure }

// New returns a Checker for the plugins of a model.
func New(m *model.Registry) *Checker {
	c := &Checker{structs: map[*model.Struct]*structure{}}
	for _, category := range m.Categories {
		for _, p := range category.Plugins {
			if p.Config != nil {
				c.add(p.Config)
			}
		}
	}
	for _, s := range c.structs {
		c.weigh(s)
	}
	return c
}

// Check checks the values of a plugin of the model: see Check of
// [hush.Entry].
func (c *Checker) Check(p *model.Plugin, in hush.Input) ([]hush.Reference, error) {
	d := hush.NewDecoder(in)
	if p.Lenient {
		d.Lenient()
	}
	if p.Config == nil {
		d.NoConfig(nil)
		return d.Checked()
	}
	config := c.record(p.Config, p.Config.SetDefaults)
	config.decode(d.Root())
	config.check(d, nil)
	return d.Checked()
}
