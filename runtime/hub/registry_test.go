package hub_test

import (
	"context"
	"errors"
	"slices"

	"github.com/hushgen/hushgen/runtime/hush"
)

// A hand-written registry in the shape of generated code: category llm with
// several plugins that may name other resources, store with a preferred
// plugin, metric with only one plugin, tool with none.

type Model interface{ Answer() string }

type Metric func(a, b float64) float64

type Store struct{ URL string }

type Tool interface{ Run() }

var (
	llm = &hush.Category[Model]{Table: table[Model]{
		info: hush.CategoryInfo{Name: "llm", Title: "Language models", Contract: "hub_test.Model", Count: 3},
		plugins: []*hush.Plugin[Model]{
			{Info: hush.Info{Category: "llm", Name: "anthropic", ConfigType: "anthropic.ClaudeConfig"}, Maker: chain{}},
			{Info: hush.Info{Category: "llm", Name: "echo", Aliases: []string{"parrot"}, ConfigType: "echo.Config", Deprecated: "use openai"}, Maker: chain{}},
			{Info: hush.Info{Category: "llm", Name: "open-ai", Aliases: []string{"gpt"}, ConfigType: "openai.Config", Factory: "openai.New"}, Maker: chain{}},
		},
	}}
	store = &hush.Category[*Store]{Table: table[*Store]{
		info: hush.CategoryInfo{Name: "store", Contract: "*hub_test.Store", Count: 2},
		plugins: []*hush.Plugin[*Store]{
			{Info: hush.Info{Category: "store", Name: "memory"}, Maker: storeMaker{}},
			{Info: hush.Info{Category: "store", Name: "redis", Preferred: true}, Maker: storeMaker{}},
		},
	}}
	metric = &hush.Category[Metric]{Table: table[Metric]{
		info:    hush.CategoryInfo{Name: "metric", Count: 1},
		plugins: []*hush.Plugin[Metric]{{Info: hush.Info{Category: "metric", Name: "difference"}, Maker: metricMaker{}}},
	}}
	tool = &hush.Category[Tool]{Table: table[Tool]{info: hush.CategoryInfo{Name: "tool"}}}

	registry = &hush.Registry{Static: static{llm, metric, store, tool}}
)

type static []hush.AnyCategory

func (s static) Categories() []hush.AnyCategory { return s }

func (s static) Category(name string) hush.AnyCategory {
	for _, category := range s {
		if category.About().Name == name {
			return category
		}
	}
	return nil
}

func (static) SetDefaults(any) bool { return false }

type table[T any] struct {
	info    hush.CategoryInfo
	plugins []*hush.Plugin[T]
}

func (t table[T]) Category() *hush.CategoryInfo { return &t.info }

func (t table[T]) Plugins() []*hush.Plugin[T] { return t.plugins }

func (t table[T]) Find(name string) *hush.Plugin[T] {
	for _, plugin := range t.plugins {
		if plugin.Info.Name == name || slices.Contains(plugin.Info.Aliases, name) {
			return plugin
		}
	}
	return nil
}

func (table[T]) ForConfig(any) (*hush.Plugin[T], []string) { return nil, nil }

// model is what the plugins of llm make.
type model struct {
	text   string
	inner  []Model
	lazy   hush.Ref[Model]
	ctx    context.Context
	host   any
	closed *[]string
}

func (m *model) Answer() string { return m.text }

func (m *model) Close() error {
	if m.closed != nil {
		*m.closed = append(*m.closed, m.text)
	}
	return nil
}

// chain makes models out of a text, a variable, other models ("needs", a name
// or a list of names), and a reference to one ("later").
type chain struct{}

func (chain) Check(in hush.Input) ([]hush.Reference, error) {
	var references []hush.Reference
	var problems []hush.Problem
	path := in.Key.String()
	for field := range in.Node.Fields() {
		switch field.Name {
		case "type", "_class", "text":
		case "needs":
			references = append(references, needs(field.Value, path+".needs", false)...)
		case "later":
			references = append(references, needs(field.Value, path+".later", true)...)
		case "broken":
			return nil, errors.New("broken beyond telling")
		default:
			problems = append(problems, hush.Problem{Position: field.KeyPosition, Path: path + "." + field.Name, Message: "unknown field"})
		}
	}
	return references, hush.NewConfigError(problems)
}

func needs(n hush.Node, path string, lazy bool) (references []hush.Reference) {
	if n.Kind() == hush.KindList {
		for item := range n.Items() {
			references = append(references, needs(item, path, lazy)...)
		}
		return references
	}
	return []hush.Reference{{Key: hush.KeyIn("llm", n.Text()), Lazy: lazy, Path: path, Position: n.Position()}}
}

func (c chain) New(ctx context.Context, in hush.Input) (Model, error) {
	references, err := c.Check(in)
	if err != nil {
		return nil, err
	}
	m := &model{text: in.Node.Get("text").Text(), ctx: ctx, host: in.Host}
	if variable, ok := in.LookupEnv("TEXT"); ok && m.text == "" {
		m.text = variable
	}
	for _, reference := range references {
		if reference.Lazy {
			m.lazy = hush.NewRef[Model](reference.Key, in.Resources)
			continue
		}
		inner, err := in.Resources.Instance(ctx, reference.Key)
		if err != nil {
			return nil, &hush.CreateError{Key: in.Key, Factory: "needs", Err: err}
		}
		m.inner = append(m.inner, inner.(Model))
	}
	return m, nil
}

func (chain) Create(context.Context, hush.Input, any) (Model, error) { return nil, nil }

type storeMaker struct{}

func (storeMaker) Check(hush.Input) ([]hush.Reference, error) { return nil, nil }

func (storeMaker) New(_ context.Context, in hush.Input) (*Store, error) {
	return &Store{URL: in.Node.Get("url").Text()}, nil
}

func (storeMaker) Create(context.Context, hush.Input, any) (*Store, error) { return nil, nil }

type metricMaker struct{}

func (metricMaker) Check(hush.Input) ([]hush.Reference, error) { return nil, nil }

func (metricMaker) New(context.Context, hush.Input) (Metric, error) {
	return func(a, b float64) float64 { return a - b }, nil
}

func (metricMaker) Create(context.Context, hush.Input, any) (Metric, error) { return nil, nil }
