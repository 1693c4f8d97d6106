package emit

import (
	"strings"
	"unicode"

	"github.com/hushgen/hushgen/generator/builds"
	"github.com/hushgen/hushgen/generator/model"
)

// collectStructs lists every struct that is read: the configs and what their
// fields reach.
func (e *emitter) collectStructs() {
	seen := map[*model.Struct]bool{}
	e.users, e.held = map[*model.Struct]int{}, map[*model.Struct]bool{}
	for _, c := range e.registry.Categories {
		for _, p := range c.Plugins {
			e.users[p.Config]++
		}
	}
	for _, config := range e.registry.Configs {
		e.collect(config, seen)
	}
}

func (e *emitter) collect(s *model.Struct, seen map[*model.Struct]bool) {
	if seen[s] {
		return
	}
	seen[s] = true
	e.structs = append(e.structs, s)
	for _, field := range s.Fields {
		if inner := field.Type.Leaf().Struct; inner != nil {
			e.held[inner] = true
			e.collect(inner, seen)
		}
	}
}

// placeStructs gives every struct its home, that of the plugins which read it,
// and its place, that of the first of them.
func (e *emitter) placeStructs() {
	e.places = map[*model.Struct]place{}
	users := map[*model.Struct][]builds.Constraint{}
	for _, c := range e.registry.Categories {
		for _, p := range c.Plugins {
			if p.Config == nil {
				continue
			}
			reached := &emitter{held: map[*model.Struct]bool{}}
			reached.collect(p.Config, map[*model.Struct]bool{})
			for _, s := range reached.structs {
				if users[s] == nil {
					e.places[s] = place{c.Name, p.Name}
				}
				users[s] = append(users[s], homeOf(c, p))
			}
		}
	}
	e.homes = map[*model.Struct]builds.Constraint{}
	for s, homes := range users {
		e.homes[s] = builds.Or(homes...)
	}
}

// nameStructs names the functions of each struct after its package's import
// name and its own: OpenaiConfig.
func (e *emitter) nameStructs() {
	e.names = map[*model.Struct]string{}
	taken := map[string]model.Type{}
	for _, s := range e.structs {
		name := capitalised(e.aliases[s.Package.Path]) + capitalised(strings.ReplaceAll(s.Owner, ".", "_"))
		if t, again := taken[name]; again && t != s.Type { // another instance of a generic type
			name += "_" + identifier(s.Type.String())
		}
		taken[name] = s.Type // the same type again is that of another build
		e.names[s] = name
	}
}

func capitalised(text string) string {
	for i, c := range text {
		return string(unicode.ToUpper(c)) + text[i+len(string(c)):]
	}
	return text
}

// identifier makes a Go identifier of any text, readable and as different as
// the text.
func identifier(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return '_'
	}, text)
}

var separators = strings.NewReplacer("-", "_", ".", "__")

// pluginName is what the declarations of a plugin end in. A name's - and .
// never stand beside each other, so _ and __ keep different names different,
// and ___ those of categories whose go= has an _.
func pluginName(category *model.Category, plugin *model.Plugin) string {
	return strings.ReplaceAll(category.GoName, "_", "___") + "_" + separators.Replace(plugin.Name)
}
