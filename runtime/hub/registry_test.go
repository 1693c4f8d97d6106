package hub_test

import (
	"context"

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
	llm = &hush.Category[Model]{Table: &table[Model]{
		info: hush.CategoryInfo{Name: "llm", Title: "Language models", Contract: "hub_test.Model", Count: 3},
		plugins: []*hush.Plugin[Model]{
			{Info: hush.Info{Category: "llm", Name: "anthropic", ConfigType: "anthropic.ClaudeConfig"}, Maker: (*chain)(nil)},
			{Info: hush.Info{Category: "llm", Name: "echo", Aliases: []string{"parrot"}, ConfigType: "echo.Config", Deprecated: "use openai"}, Maker: (*chain)(nil)},
			{Info: hush.Info{Category: "llm", Name: "open-ai", Aliases: []string{"gpt"}, ConfigType: "openai.Config", Factory: "openai.New"}, Maker: (*chain)(nil)},
		},
	}}
	store = &hush.Category[*Store]{Table: &table[*Store]{
		info: hush.CategoryInfo{Name: "store", Contract: "*hub_test.Store", Count: 2},
		plugins: []*hush.Plugin[*Store]{
			{Info: hush.Info{Category: "store", Name: "memory", Lenient: true}, Maker: (*storeMaker)(nil)},
			{Info: hush.Info{Category: "store", Name: "redis", Preferred: true, Lenient: true}, Maker: (*storeMaker)(nil)},
		},
	}}
	metric = &hush.Category[Metric]{Table: &table[Metric]{
		info:    hush.CategoryInfo{Name: "metric", Count: 1},
		plugins: []*hush.Plugin[Metric]{{Info: hush.Info{Category: "metric", Name: "difference"}, Maker: (*metricMaker)(nil)}},
	}}
	tool = &hush.Category[Tool]{Table: &table[Tool]{info: hush.CategoryInfo{Name: "tool"}}}

	registry = &hush.Registry{Static: static{llm, metric, store, tool}}
)

type static []hush.AnyCategory

func (s static) Categories() []hush.AnyCategory { return s }

func (s static) Category(name string) hush.AnyCategory {
	return hush.CategoryNamed(nil, s, name)
}

func (static) SetDefaults(any) bool { return false }

type table[T any] struct {
	info    hush.CategoryInfo
	plugins []*hush.Plugin[T]
}

func (t *table[T]) Category() *hush.CategoryInfo { return &t.info }

func (t *table[T]) Plugins() []*hush.Plugin[T] { return t.plugins }

func (*table[T]) ForConfig(any) (*hush.Plugin[T], []string) { return nil, nil }

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

// chainConfig makes models out of a text, another model ("needs"), several of
// them ("those"), and a reference to one ("later").
type chainConfig struct {
	Text  string
	Needs Model
	Those []Model
	Later hush.Ref[Model]
}

func newModel(ctx context.Context, config chainConfig, host any) *model {
	inner := config.Those
	if config.Needs != nil {
		inner = append(inner, config.Needs)
	}
	return &model{text: config.Text, inner: inner, lazy: config.Later, ctx: ctx, host: host}
}

type chain struct{}

func (*chain) Make(d *hush.Decoder, value any) (instance Model, err error) {
	host := hush.HostOf[any](d)
	var config chainConfig
	if !takes(d, value, &config) {
		decodeChain(d.Root(), &config)
	}
	if d.Done() {
		return instance, nil
	}
	return newModel(d.Context(), config, *host), nil
}

var chainFields = []hush.FieldInfo{{Name: "text", Options: &hush.FieldOptions{Env: "TEXT"}}, {Name: "needs"}, {Name: "those"}, {Name: "later"}}

func decodeChain(v hush.Value, config *chainConfig) {
	d := v.Struct(chainFields)
	hush.String(d.Field(0), &config.Text)
	hush.Resource(d.Field(1), "llm", &config.Needs)
	hush.Slice(d.Field(2), &config.Those, func(v hush.Value, target *Model) {
		hush.Resource(v, "llm", target)
	})
	hush.RefField(d.Field(3), "llm", &config.Later)
	d.End()
}

// storeMaker is of a lenient plugin.
type storeMaker struct{}

func (*storeMaker) Make(d *hush.Decoder, value any) (instance *Store, err error) {
	var config Store
	if !takes(d, value, &config) {
		decodeStore(d.Root(), &config)
	}
	if d.Done() {
		return instance, nil
	}
	return &config, nil
}

var storeFields = []hush.FieldInfo{{Name: "url"}}

func decodeStore(v hush.Value, config *Store) {
	d := v.Struct(storeFields)
	hush.String(d.Field(0), &config.URL)
	d.End()
}

type metricMaker struct{}

func (*metricMaker) Make(d *hush.Decoder, value any) (instance Metric, err error) {
	d.NoConfig(value)
	if d.Done() {
		return instance, nil
	}
	return func(a, b float64) float64 { return a - b }, nil
}

// takes takes the config that the program has into config, as makers do. It
// reports false when there is none.
func takes[C any](d *hush.Decoder, value any, config *C) bool {
	var given *C
	switch value := value.(type) {
	case C:
		given = &value
	case *C:
		given = value
	}
	if value == nil {
		return false
	}
	d.Begin(nil, value, given != nil)
	if given != nil {
		*config = *given
	}
	d.End()
	return true
}
