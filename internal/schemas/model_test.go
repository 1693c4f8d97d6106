package schemas

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/hushgen/hushgen/generator"
	"github.com/hushgen/hushgen/generator/model"
)

// zoo is what the directives of this package declare.
var zoo = sync.OnceValue(func() *model.Registry {
	result, err := generator.Generate(context.Background(), generator.Options{SkipResources: true})
	if err == nil && !result.OK() {
		err = errors.New(result.Problems[0].Message)
	}
	if err != nil {
		panic(err)
	}
	return result.Registries[0].Model
})

// plugins are the plugins of some categories.
func plugins(categories ...string) []*model.Plugin {
	var found []*model.Plugin
	for _, category := range zoo().Categories {
		if slices.Contains(categories, category.Name) {
			found = append(found, category.Plugins...)
		}
	}
	return found
}

// exact are the plugins whose configs a schema can say everything of: without
// environment, Validate, SetDefaults, UnmarshalText and references.
func exact() []*model.Plugin { return plugins("zoo", "bird-house", "pond", "farm") }

// demands reports whether a value of a type must be given: something in it is
// required and no pointer, list or map stands in between.
func demands(t *model.FieldType) bool {
	for t.Kind == model.Array && t.Length > 0 {
		t = t.Elem
	}
	return t.Kind == model.StructKind && slices.ContainsFunc(t.Struct.Fields, needed)
}

func needed(f *model.Field) bool { return f.Required || demands(f.Type) }
