package hush_test

import (
	"errors"

	"github.com/hushgen/hushgen/runtime/hush"
)

// The registry of these tests, laid out by hand as a generated file does it:
// contracts that are an interface, a func type and a pointer type, and a
// category without plugins.

type speaker interface{ Say() string }

type metric func(a, b float64) float64

type database struct{ url string }

type echoConfig struct{ Greeting string }

type sharedConfig struct{}

type echo struct{ text string }

func (e *echo) Say() string { return e.text }

var errNoGreeting = errors.New("no greeting")

// newEcho is the factory of echo.
func newEcho(config echoConfig, from string) (*echo, error) {
	if config.Greeting == "" {
		return nil, errNoGreeting
	}
	if from != "" {
		from = " from " + from
	}
	return &echo{config.Greeting + from}, nil
}

type echoMaker struct{}

func (*echoMaker) Make(d *hush.Decoder, value any) (instance speaker, err error) {
	host := hush.HostOf[string](d)
	var config echoConfig
	if !takes(d, value, &config) {
		decodeEcho(d.Root(), &config)
	}
	if d.Done() {
		return instance, nil
	}
	made, err := newEcho(config, *host)
	if err != nil {
		return instance, d.Failed(err)
	}
	return made, nil
}

var echoFields = []hush.FieldInfo{{Name: "greeting", Options: &hush.FieldOptions{Env: "HUSH_TEST_GREETING"}}}

func decodeEcho(v hush.Value, config *echoConfig) {
	d := v.Struct(echoFields)
	hush.String(d.Field(0), &config.Greeting)
	d.End()
}

// fixedMaker gives one instance. Its config, if any, has no fields.
type fixedMaker[T any] struct{ instance T }

func (m fixedMaker[T]) Make(d *hush.Decoder, value any) (instance T, err error) {
	var config sharedConfig
	if !takes(d, value, &config) {
		d.NoConfig(nil)
	}
	if d.Done() {
		return instance, nil
	}
	return m.instance, nil
}

// table is a hush.Table.
type table[T any] struct {
	about     hush.CategoryInfo
	plugins   []*hush.Plugin[T]
	forConfig func(any) (*hush.Plugin[T], []string)
}

func newCategory[T any](about hush.CategoryInfo, plugins ...*hush.Plugin[T]) *table[T] {
	about.Count = len(plugins)
	t := &table[T]{about: about, plugins: plugins}
	for _, p := range plugins {
		p.Info.Category = about.Name
	}
	return t
}

func (t *table[T]) Category() *hush.CategoryInfo { return &t.about }
func (t *table[T]) Plugins() []*hush.Plugin[T]   { return t.plugins }
func (t *table[T]) category() *hush.Category[T]  { return &hush.Category[T]{Table: t} }
func (t *table[T]) ForConfig(config any) (*hush.Plugin[T], []string) {
	if t.forConfig == nil {
		return nil, nil
	}
	return t.forConfig(config)
}

type static []hush.AnyCategory

func (s static) Categories() []hush.AnyCategory { return s }

func (s static) Category(name string) hush.AnyCategory {
	return hush.CategoryNamed(nil, s, name)
}

func (s static) SetDefaults(config any) bool {
	c, ok := config.(*echoConfig)
	if ok && c.Greeting == "" {
		c.Greeting = "hello"
	}
	return ok
}

// plugins is what a generated Plugins struct looks like.
type plugins struct {
	hush.Registry
	Database  *hush.Category[*database]
	Metric    *hush.Category[metric]
	Speaker   *hush.Category[speaker]
	Tokenizer *hush.Category[any]
}

func difference(a, b float64) float64 { return a - b }

// newPlugins returns the test registry.
func newPlugins() *plugins {
	databases := newCategory(hush.CategoryInfo{Name: "database", Title: "Databases", Contract: "*hush_test.database"},
		&hush.Plugin[*database]{
			Info:  hush.Info{Name: "default", Title: "Default"},
			Maker: fixedMaker[*database]{&database{"mem:"}},
		})
	databases.forConfig = func(config any) (*hush.Plugin[*database], []string) {
		if _, ok := config.(sharedConfig); ok {
			return databases.plugins[0], nil
		}
		return nil, nil
	}
	metrics := newCategory(hush.CategoryInfo{Name: "metric", Title: "Metrics", Contract: "hush_test.metric"},
		&hush.Plugin[metric]{
			Info:  hush.Info{Name: "difference", Title: "Difference", Tags: []string{"simple"}},
			Maker: fixedMaker[metric]{difference},
		},
		&hush.Plugin[metric]{
			Info:  hush.Info{Name: "nothing", Title: "Nothing", Stability: "experimental"},
			Maker: fixedMaker[metric]{nil},
		})
	metrics.forConfig = func(config any) (*hush.Plugin[metric], []string) {
		if _, ok := config.(sharedConfig); ok {
			return nil, []string{"difference", "nothing"}
		}
		return nil, nil
	}
	speakers := newCategory(hush.CategoryInfo{
		Name: "speaker", Title: "Spëaker programs", Description: "They say things.", Contract: "hush_test.speaker",
		Meta: []hush.Meta{{Key: "icon", Value: "mouth"}},
	},
		&hush.Plugin[speaker]{
			Info: hush.Info{
				Name: "echo-1.5", Title: "Échø", Description: "Says what it is told:\n\"hello\" & <more>.",
				Version: "1.5.0", Author: "Ann Example", Tags: []string{"chat", "local"}, Aliases: []string{"echo", "parrot"},
				Stability: "stable", Preferred: true, Lenient: true, NoClose: true,
				Meta:       []hush.Meta{{Key: "mode", Value: "cloud"}, {Key: "size", Value: "9"}},
				ConfigType: "hush_test.echoConfig", Factory: "hush_test.newEcho", Result: "*hush_test.echo",
				Package: "example.com/echo", Module: "example.com", File: "echo/echo.go",
				Host: []string{"*http.Client"}, Starts: true, Closes: true, Checks: true,
			},
			Maker: (*echoMaker)(nil),
		},
		&hush.Plugin[speaker]{
			Info: hush.Info{
				Name: "mute", Title: "Mute", Tags: []string{"chat"}, Stability: "beta",
				Deprecated: "use echo\nwithout a greeting",
			},
			Maker: fixedMaker[speaker]{nil},
		})
	speakers.forConfig = func(config any) (*hush.Plugin[speaker], []string) {
		switch config.(type) {
		case echoConfig, *echoConfig:
			return speakers.plugins[0], nil
		}
		return nil, nil
	}
	tokenizers := newCategory[any](hush.CategoryInfo{Name: "tokenizer", Title: "Tokenizers", Contract: "any"})
	p := &plugins{
		Database: databases.category(), Metric: metrics.category(),
		Speaker: speakers.category(), Tokenizer: tokenizers.category(),
	}
	p.Static = static{p.Database, p.Metric, p.Speaker, p.Tokenizer}
	return p
}

// infos makes a registry of bare descriptions.
func infos(list ...hush.Info) *hush.Registry {
	var categories static
	for _, info := range list {
		var about hush.CategoryInfo
		about.Name = info.Category
		categories = append(categories, newCategory(about, &hush.Plugin[any]{Info: info}).category())
	}
	return &hush.Registry{Static: categories}
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
