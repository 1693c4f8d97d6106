package schemas

import (
	"strings"

	"github.com/hushgen/hushgen/generator/model"
)

// file makes a whole resources file with resources of some categories.
func (g *grower) file(categories []*model.Category) any {
	if g.mistake(40) {
		return g.odd()
	}
	file := mapping{}
	for range 1 + g.roll(4) {
		g.resource(&file, pick(g.dice, categories))
	}
	if g.once(10) {
		file.add("$schema", g.odd())
	}
	if g.mistake(20) {
		file.add(pick(g.dice, []string{"zo", "zoo", "", ":", ":a", "zoo:", "zoo :a", "birdhouse:a", "wrong:a", "$schema:a", "zoo:a\n", "zoo: a", "pond:a\u00a0", "pond:\u0085"}), g.odd())
	}
	return file
}

// resource adds a resource under a key of its own, or a whole category.
func (g *grower) resource(file *mapping, c *model.Category) {
	category := g.respelled(c.Name)
	switch g.roll(6) {
	case 0:
		group := mapping{}
		for range g.roll(4) {
			name := g.resourceName(c)
			group.add(name, g.settings(c, name))
		}
		file.add(category, group)
	case 1:
		file.add(category, g.settings(c, "default"))
	case 2:
		file.add(category, nil)
	default:
		name := g.resourceName(c)
		file.add(category+":"+name, g.settings(c, name))
	}
}

// resourceName is sometimes that of a plugin, which then needs no type.
func (g *grower) resourceName(c *model.Category) string {
	if g.roll(2) == 0 {
		return g.respelled(pick(g.dice, namesOf(pick(g.dice, c.Plugins))))
	}
	if g.mistake(15) {
		return pick(g.dice, []string{"", " a", "a ", "\u2003a", "a\u0000b", "\u0085", "a\n", "\u00a0"})
	}
	return pick(g.dice, []string{"a", "b", "x:y", "é", "default", "type", "_class", "a b", "\ufeffc", "$schema", "Ünï", "a\u00a0b"})
}

func namesOf(p *model.Plugin) []string { return append([]string{p.Name}, p.Aliases...) }

// settings makes the settings of a resource of that name.
func (g *grower) settings(c *model.Category, name string) any {
	p := chosen(c, name, nil)
	settings := mapping{}
	if p == nil || g.roll(2) == 0 {
		p = pick(g.dice, c.Plugins)
		if !g.mistake(10) {
			g.selector(&settings, p)
		}
	}
	switch fields := g.config(p).(type) {
	case mapping:
		for _, field := range fields {
			settings.add(field.key, field.value)
		}
	default:
		return fields
	}
	if len(settings) == 0 && g.once(2) {
		return nil
	}
	return settings
}

// selector says which plugin a resource is of.
func (g *grower) selector(settings *mapping, p *model.Plugin) {
	switch {
	case g.mistake(15):
		settings.add("type", g.odd())
	case g.mistake(30):
		settings.add("type", p.Name)
		settings.add("_class", p.Name)
	case g.once(8):
		settings.add("_class", g.class(p))
	default:
		settings.add("type", g.pluginName(p))
	}
}

// pluginName spells the name of a plugin; one that reads like a number or a
// bool may stand there as one.
func (g *grower) pluginName(p *model.Plugin) any {
	name := pick(g.dice, namesOf(p))
	switch {
	case g.roll(2) == 0:
		return g.respelled(name)
	case name == "true":
		return true
	case strings.Trim(name, "0123456789e") == "":
		return number(name)
	}
	return name
}

// class names a plugin in the older way.
func (g *grower) class(p *model.Plugin) string {
	name := g.respelled(pick(g.dice, namesOf(p)))
	if p.Config != nil && g.roll(2) == 0 {
		name = pick(g.dice, []string{p.Config.Name, p.Config.Type.String()})
	}
	if g.once(5) {
		name = strings.ReplaceAll(name, "-", "") + "Config"
	}
	return name
}

// respelled writes a name otherwise: mostly so that it is still the same.
func (g *grower) respelled(name string) string {
	switch g.roll(12) {
	case 6:
		return strings.ToUpper(name)
	case 7:
		return strings.ReplaceAll(name, "-", "_")
	case 8:
		return strings.ReplaceAll(name, "-", " ")
	case 9:
		return pick(g.dice, []string{" ", "\u00a0", "\t", "\u2028", "\u0085", "\u3000"}) + name
	case 10:
		return name + pick(g.dice, []string{" ", "\u2003", "\n"})
	case 11:
		if g.mistake(3) {
			return pick(g.dice, []string{name + "x", strings.Replace(name, "o", "ö", 1), "\ufeff" + name, name + "-", strings.ReplaceAll(name, "-", ""), name + "\u0000", strings.Replace(name, "k", "\u212a", 1)})
		}
	}
	return name
}
