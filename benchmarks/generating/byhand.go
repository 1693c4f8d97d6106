package generating

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/hushgen/hushgen/benchmarks/modules"
)

// handFolder is where the registry is that one would write by hand.
const handFolder = "./byhand"

// handPlugin is a plugin as the hand-written registry names it.
type handPlugin struct{ Number, Name, Package, Path string }

// handCategory is a file of the hand-written registry.
type handCategory struct {
	Number  int
	Imports []string
	Plugins []handPlugin
	// Chunks are the plugins once more: a type switch of thousands is slow to
	// compile, as whoever writes one finds out.
	Chunks [][]handPlugin
}

// writeByHand writes what one would write without hushgen to the same effect:
// plugins by name, their descriptions, defaults, unknown fields, constraints,
// creation from a config. No map, and no code before main.
func (s *synthetic) writeByHand() error {
	failures := []error{
		s.Write(handFolder+"/byhand.go", handHead),
		s.Write(handFolder+"/program/main.go", handProgram),
	}
	for number := range s.shape.Categories {
		var text strings.Builder
		failures = append(failures, handFile.Execute(&text, s.handCategory(number)),
			s.Write(fmt.Sprintf("%s/models%d.go", handFolder, number), text.String()))
	}
	return errors.Join(failures...)
}

func (s *synthetic) handCategory(number int) handCategory {
	category := handCategory{Number: number}
	for plugin := number; plugin < s.shape.Plugins; plugin += s.shape.Categories {
		name := modules.PackageName(plugin * s.shape.Packages / s.shape.Plugins)
		path := modules.Path + "/" + name
		category.Imports = append(category.Imports, path)
		category.Plugins = append(category.Plugins, handPlugin{fmt.Sprintf("%05d", plugin), modules.PluginName(plugin), name, path})
	}
	category.Imports = slices.Compact(category.Imports)
	category.Chunks = slices.Collect(slices.Chunk(category.Plugins, 64))
	return category
}

// handHead is what the categories share.
const handHead = `// Package byhand is a registry that somebody wrote.
package byhand

// Info describes a plugin.
type Info struct {
	Category, Name, Title, Description string
	Tags                               []string
	Stability                          string
	ConfigType, Factory, Result        string
	Package, Module, File              string
}
`

// handFile is a category.
var handFile = template.Must(template.New("").Parse(`package byhand

import (
	"context"
	"fmt"
	"time"

	"github.com/example/gateway/contract"
	"github.com/hushgen/hushgen/benchmarks/reader"
{{range .Imports}}	"{{.}}"
{{end}})

// Infos{{.Number}} describes the plugins of category models-{{.Number}}.
var Infos{{.Number}} = []*Info{
{{range .Plugins}}	&info{{.Number}},
{{end}}}

// Info{{.Number}} returns the description of a plugin.
func Info{{.Number}}(name string) (*Info, bool) {
	switch name {
{{range .Plugins}}	case "{{.Name}}":
		return &info{{.Number}}, true
{{end}}	}
	return nil, false
}

// New{{.Number}} makes an instance with the plugin of that name.
func New{{.Number}}(ctx context.Context, name string, values reader.Values) (contract.Model{{.Number}}, error) {
	switch name {
{{range .Plugins}}	case "{{.Name}}":
		return new{{.Number}}(ctx, values)
{{end}}	}
	return nil, fmt.Errorf("no plugin %s in models-{{.Number}}", name)
}

// Create{{.Number}} makes an instance from a config or a pointer to one.
func Create{{.Number}}(ctx context.Context, config any) (contract.Model{{.Number}}, error) {
{{$category := .Number}}{{range $i, $chunk := .Chunks}}	if model, found, err := create{{$category}}Part{{$i}}(ctx, config); found {
		return model, err
	}
{{end}}	return nil, fmt.Errorf("no plugin of models-{{.Number}} takes a %T", config)
}
{{range $i, $chunk := .Chunks}}
func create{{$category}}Part{{$i}}(ctx context.Context, config any) (model contract.Model{{$category}}, found bool, err error) {
	switch config := config.(type) {
{{range $chunk}}	case {{.Package}}.Config{{.Number}}:
		model, err = make{{.Number}}(ctx, config)
	case *{{.Package}}.Config{{.Number}}:
		model, err = make{{.Number}}(ctx, *config)
{{end}}	default:
		return nil, false, nil
	}
	return model, true, err
}
{{end}}
// SetDefaults{{.Number}} sets the zero fields of a config that have a default.
func SetDefaults{{.Number}}(config any) bool {
	return {{range $i, $chunk := .Chunks}}{{if $i}} || {{end}}setDefaults{{$category}}Part{{$i}}(config){{end}}
}
{{range $i, $chunk := .Chunks}}
func setDefaults{{$category}}Part{{$i}}(config any) bool {
	switch config := config.(type) {
{{range $chunk}}	case *{{.Package}}.Config{{.Number}}:
		default{{.Number}}(config)
{{end}}	default:
		return false
	}
	return true
}
{{end}}{{range .Plugins}}
var info{{.Number}} = Info{
	Category:    "models-{{$category}}",
	Name:        "{{.Name}}",
	Title:       "Model {{.Number}}",
	Description: "Config{{.Number}} configures model {{.Number}} of a vendor.",
	Tags:        []string{"chat", "cloud"},
	Stability:   "stable",
	ConfigType:  "{{.Package}}.Config{{.Number}}",
	Factory:     "{{.Package}}.New{{.Number}}",
	Result:      "*{{.Package}}.Client{{.Number}}",
	Package:     "{{.Path}}",
	Module:      "github.com/example/gateway",
	File:        "{{.Package}}/{{.Package}}.go",
}

func new{{.Number}}(ctx context.Context, values reader.Values) (contract.Model{{$category}}, error) {
	config := {{.Package}}.Config{{.Number}}{Temperature: 0.7, MaxTokens: 1000, Timeout: 30 * time.Second}
	r := reader.New(values)
	r.String("model", &config.Model)
	r.Float("temperature", &config.Temperature)
	r.Int("max_tokens", &config.MaxTokens)
	r.Duration("timeout", &config.Timeout)
	r.Bool("stream", &config.Stream)
	check{{.Number}}(r, &config)
	if err := r.Err(); err != nil {
		return nil, fmt.Errorf("models-{{$category}}:{{.Name}}: %w", err)
	}
	client, err := {{.Package}}.New{{.Number}}(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("{{.Package}}.New{{.Number}}: %w", err)
	}
	return client, nil
}

func make{{.Number}}(ctx context.Context, config {{.Package}}.Config{{.Number}}) (contract.Model{{$category}}, error) {
	r := reader.New(nil)
	check{{.Number}}(r, &config)
	if err := r.Err(); err != nil {
		return nil, fmt.Errorf("models-{{$category}}:{{.Name}}: %w", err)
	}
	client, err := {{.Package}}.New{{.Number}}(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("{{.Package}}.New{{.Number}}: %w", err)
	}
	return client, nil
}

func check{{.Number}}(r *reader.Reader, config *{{.Package}}.Config{{.Number}}) {
	if config.Model == "" {
		r.Problem("model", "is required")
	}
	if config.Temperature < 0 || config.Temperature > 2 {
		r.Problem("temperature", "want 0 to 2, found %g", config.Temperature)
	}
	if config.MaxTokens < 1 {
		r.Problem("max_tokens", "want at least 1, found %d", config.MaxTokens)
	}
}

func default{{.Number}}(config *{{.Package}}.Config{{.Number}}) {
	if config.Temperature == 0 {
		config.Temperature = 0.7
	}
	if config.MaxTokens == 0 {
		config.MaxTokens = 1000
	}
	if config.Timeout == 0 {
		config.Timeout = 30 * time.Second
	}
}
{{end}}`))

// handProgram asks both registries for the same, and for what both refuse.
const handProgram = `// Command program compares the hand-written registry with the generated one.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/example/gateway/byhand"
	"github.com/example/gateway/plugins"
	"github.com/hushgen/hushgen/benchmarks/reader"
	"github.com/hushgen/hushgen/runtime/hush"
)

func main() {
	ctx, count := context.Background(), 0
	for info := range plugins.Registry.Models0.All() {
		count++
		for _, values := range []map[string]any{
			{"model": "m"}, {}, {"model": "m", "max_tokens": 0}, {"model": "m", "temperature": 3.0},
			{"model": "m", "tempreature": 1.0}, {"model": "m", "timeout": "soon"}, {"model": 5}, {"model": []any{}},
			{"model": "m", "timeout": "1m", "max_tokens": 7, "temperature": 0.0, "stream": true},
		} {
			model, err := plugins.Registry.Models0.New(ctx, info.Name, hush.Values(values))
			other, handErr := byhand.New0(ctx, info.Name, reader.Values(values))
			if (err == nil) != (handErr == nil) || err == nil && fmt.Sprintf("%+v", model) != fmt.Sprintf("%+v", other) {
				fmt.Println(info.Name, values, "generated:", model, err, "by hand:", other, handErr)
				os.Exit(1)
			}
		}
		hand, ok := byhand.Info0(info.Name)
		if !ok || hand.Description != info.Description || hand.File != info.File {
			fmt.Println(info.Name, "described otherwise:", hand, info)
			os.Exit(1)
		}
	}
	if count != len(byhand.Infos0) {
		fmt.Println("want as many plugins in both, found", count, len(byhand.Infos0))
		os.Exit(1)
	}
}
`
