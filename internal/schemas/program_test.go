package schemas

import (
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hush"
)

// noVariable is an environment with nothing in it.
func noVariable(string) (string, bool) { return "", false }

// program says what the generated decoder of a plugin finds wrong with a
// config in JSON. The text is known to be good JSON.
func program(p *model.Plugin, text string) error {
	document, err := jsontree.Parse("r.json", []byte(text))
	if err != nil {
		return err
	}
	return decoded(p, document.Root())
}

func decoded(p *model.Plugin, root hush.Node) error {
	entry, _ := Registry.Static.Category(p.Category).Entry(p.Name)
	_, err := entry.Check(hush.Input{
		Key: hush.Key{Category: p.Category, Name: p.Name}, Node: root, LookupEnv: noVariable,
	})
	return err
}
