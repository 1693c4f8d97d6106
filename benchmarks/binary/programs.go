package binary

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/markdown"
)

// wholePrograms weighs programs that do the same with the same resources.
func wholePrograms() Weighing {
	return Weighing{
		Title: "A program with resources in it",
		About: "Ten resources are in the binary; the program opens them, makes an instance of one and uses it. The others have the file's text in " +
			"it (go:embed), decode it into structs that they know, and check nothing. Sizes are those of stripped programs for linux/amd64; " +
			"symbols of reflect are counted in programs with symbols.",
		weigh: weighPrograms,
	}
}

// megabyte is what the bar counts in.
const megabyte = 1e6

func weighPrograms(dir string) (table markdown.Table, figures []Figure, err error) {
	m, err := newModule(dir)
	if err != nil {
		return table, nil, err
	}
	if err := m.writeContenders(); err != nil {
		return table, nil, err
	}
	table.Header = []string{"", "bytes", "over an empty program", "symbols of reflect"}
	empty := 0
	for _, program := range contenders {
		size, err := m.weigh(program.folder, program.prints)
		if err != nil {
			return table, nil, err
		}
		symbols, err := m.reflects(program.folder)
		if err != nil {
			return table, nil, err
		}
		if program.folder == "empty" {
			empty = size
		}
		over := float64(size-empty) / megabyte
		table.Add(program.name, markdown.Thousands(size), fmt.Sprintf("%.2f MB", over), strconv.Itoa(symbols))
		if program.folder == "ours" {
			figures = []Figure{
				{"hub and embedded resources over an empty program: < 0.6 MB", "MB", over, 0.6},
				{"symbols of reflect in it: 0", "symbols", float64(symbols), 0},
			}
		}
	}
	return table, figures, nil
}

// answer is what programs with a resource print.
const answer = "vendor0000: m71024!\n"

// contenders are the programs; the empty one comes first.
var contenders = []struct{ folder, name, source, prints string }{
	{"empty", "an empty program", "package main\n\nfunc main() {}\n", ""},
	{"hand", "the instance made by hand", byHand, answer},
	{"ours", "hushgen", ours, answer},
	{"goyaml", "yaml v4", decoding("go.yaml.in/yaml/v4", "yaml.Load", "resources.yaml"), answer},
	{"goccy", "goccy/go-yaml", decoding("github.com/goccy/go-yaml", "yaml.Unmarshal", "resources.yaml"), answer},
	{"json", "encoding/json", decoding("encoding/json", "json.Unmarshal", "resources.json"), answer},
}

func (m module) writeContenders() error {
	yaml := tenResources("", "%s:\n  type: vendor0000\n  model: m%d\n  temperature: 0.5\n  timeout: 10s\n")
	errs := []error{
		m.Write("llm/llm.go", contract),
		m.writePlugins("vendors", 0, 1),
		m.Write("plugins/plugins.go", "// Package plugins is the registry.\n//\n//hush:registry packages=../vendors/... resources=resources.yaml embed\npackage plugins\n"),
	}
	for _, program := range contenders {
		errs = append(errs, m.Write(program.folder+"/main.go", program.source))
	}
	for _, folder := range []string{"plugins", "goyaml", "goccy"} {
		errs = append(errs, m.Write(folder+"/resources.yaml", yaml))
	}
	text := "{" + tenResources(",", `%q: {"type": "vendor0000", "model": "m%d", "temperature": 0.5, "timeout": 10000000000}`) + "}\n"
	return errors.Join(append(errs, m.Write("json/resources.json", text), m.generate())...)
}

// tenResources writes resources of a form, which is given the key and a
// number.
func tenResources(separator, form string) string {
	var texts []string
	for number := range 10 {
		texts = append(texts, fmt.Sprintf(form, "llm:model-"+strconv.Itoa(number), number))
	}
	return strings.Join(texts, separator)
}

// reflects counts the symbols of package reflect, and the types of its own.
func (m module) reflects(program string) (int, error) {
	return m.symbols(program, func(name string) bool {
		return strings.HasPrefix(name, "reflect.") || strings.HasPrefix(name, "type:reflect.") || strings.HasPrefix(name, "type:*reflect.")
	})
}

// symbols counts the symbols of a program that are of a kind.
func (m module) symbols(program string, of func(name string) bool) (int, error) {
	path, err := m.build(program, "symbols", platform, "-ldflags=-w")
	if err != nil {
		return 0, err
	}
	symbols, err := m.Command("go", "tool", "nm", path).Output()
	if err != nil {
		return 0, fmt.Errorf("go tool nm: %w", err)
	}
	found := 0
	for line := range strings.Lines(string(symbols)) {
		if fields := strings.Fields(line); len(fields) > 0 && of(fields[min(2, len(fields)-1)]) {
			found++
		}
	}
	return found, nil
}

// ours is the program with hushgen.
const ours = `package main

import (
	"context"
	"os"

	"github.com/example/gateway/plugins"
	"github.com/hushgen/hushgen/runtime/hub"
)

func main() {
	ctx := context.Background()
	h, err := plugins.Open(ctx, hub.From(plugins.Resources))
	if err != nil {
		panic(err)
	}
	model, err := h.LLM.Get(ctx, "model-7")
	if err != nil {
		panic(err)
	}
	answer, err := model.Complete(ctx, "!")
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(answer + "\n")
}
`

// byHand is a program that needs no resources.
const byHand = `package main

import (
	"context"
	"os"
	"time"

	vendor "github.com/example/gateway/vendors/vendor0000"
)

func main() {
	ctx := context.Background()
	model, err := vendor.New(ctx, vendor.Config{Model: "m7", Temperature: 0.5, MaxTokens: 1024, Timeout: 10 * time.Second})
	if err != nil {
		panic(err)
	}
	answer, err := model.Complete(ctx, "!")
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(answer + "\n")
}
`

// decoding is a program that decodes a file into structs.
func decoding(path, decode, file string) string {
	return strings.NewReplacer("PATH", path, "DECODE", decode, "FILE", file).Replace(`package main

import (
	"context"
	_ "embed"
	"os"
	"time"

	"PATH"

	vendor "github.com/example/gateway/vendors/vendor0000"
)

//go:embed FILE
var resources []byte

type resource struct {
	Type        string
	Model       string
	Temperature float64
	MaxTokens   int
	Timeout     time.Duration
	APIKey      string
}

func main() {
	ctx := context.Background()
	all := map[string]resource{}
	if err := DECODE(resources, &all); err != nil {
		panic(err)
	}
	one := all["llm:model-7"]
	model, err := vendor.New(ctx, vendor.Config{Model: one.Model, Temperature: one.Temperature, MaxTokens: 1024, Timeout: one.Timeout})
	if err != nil {
		panic(err)
	}
	answer, err := model.Complete(ctx, "!")
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(answer + "\n")
}
`)
}
