package schemas

import (
	"context"
	"errors"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/jsontree"
	"github.com/hushgen/hushgen/runtime/hush"
)

// program says what the generated decoder of a plugin finds wrong with a
// config in JSON.
func program(p *model.Plugin, text string, environment map[string]string) error {
	document, err := jsontree.Parse("r.json", []byte(text))
	if err != nil {
		return err
	}
	return decoded(p, document.Root(), environment)
}

// decoded is program for a config that was read already. Other resources that
// it names are all there.
func decoded(p *model.Plugin, root hush.Node, environment map[string]string) error {
	found, _ := Registry.Static.Category(p.Category).Entry(p.Name)
	_, err := found.Check(hush.Input{
		Key: hush.Key{Category: p.Category, Name: p.Name}, Node: root, Resources: nobody{},
		LookupEnv: func(name string) (string, bool) {
			value, ok := environment[name]
			return value, ok
		},
	})
	return err
}

// nobody has resources for who only checks that they are named.
type nobody struct{}

func (nobody) Instance(context.Context, hush.Key) (any, error) {
	return nil, errors.New("only checking")
}

func (nobody) Using(context.Context, hush.Key, func(any) error) error {
	return errors.New("only checking")
}
