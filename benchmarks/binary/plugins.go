package binary

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/markdown"
	"github.com/hushgen/hushgen/benchmarks/modules"
)

// perPlugin weighs plugins: by how much a program grows from one with few to
// one with many.
func perPlugin(few, many int) Weighing {
	return Weighing{
		Title: "Bytes of a plugin",
		About: fmt.Sprintf("By how much a stripped program for linux/amd64 grows for each plugin, from one of %s to one of %s. "+
			"Each plugin is a package with a config of five fields (one required, three with defaults, two of them with ranges, a secret from "+
			"the environment), a factory and an instance. Its own code is what a program has that holds on to the factory "+
			"and the instance and uses neither.", markdown.Thousands(few), markdown.Counted(many, "plugin")),
		weigh: func(dir string) (markdown.Table, []Figure, error) { return weighPlugins(dir, few, many) },
	}
}

func weighPlugins(dir string, few, many int) (table markdown.Table, figures []Figure, err error) {
	m, err := newModule(dir)
	if err != nil {
		return table, nil, err
	}
	if err := m.writePrograms(few, many); err != nil {
		return table, nil, err
	}
	table.Header = []string{"a program that", markdown.Counted(few, "plugin"), markdown.Counted(many, "plugin"), "each plugin", "beyond its own"}
	own := 0.0
	for _, kind := range kinds {
		small, smallErr := m.weigh("few/"+kind.folder, kind.prints)
		large, largeErr := m.weigh("many/"+kind.folder, kind.prints)
		if err := errors.Join(smallErr, largeErr); err != nil {
			return table, nil, err
		}
		each := float64(large-small)/float64(many-few) - kind.overhead
		beyond := "–"
		if kind.folder == "own" {
			own = each
		} else {
			beyond = whole(each - own)
		}
		if kind.most > 0 {
			figures = append(figures, Figure{"a plugin of five fields, beyond its own code: ≤ " + whole(kind.most), "bytes", each - own, kind.most})
		}
		table.Add(kind.name, whole(float64(small)), whole(float64(large)), whole(each), beyond)
	}
	return table, figures, nil
}

// whole writes a number of bytes.
func whole(bytes float64) string { return markdown.Thousands(int(math.Round(bytes))) }

// kinds are the programs that are built twice, with few and with many plugins;
// the one with their own code comes first.
var kinds = []struct {
	folder, name, prints string
	// overhead is what the program itself takes for each plugin.
	overhead float64
	// most is what a plugin may take beyond its own code; 0 for any size.
	most float64
}{
	{folder: "own", name: "holds the plugins' own code", overhead: kept},
	{folder: "registry", name: "opens resources", prints: "vendor0007: m1024!\n", most: 2_048},
	{folder: "schemas", name: "opens resources, hands out schemas", prints: "vendor0007: m1024!\n"},
}

// writePrograms writes all plugins, and the programs with few and with all of
// them.
func (m module) writePrograms(few, many int) error {
	return errors.Join(
		m.Write("llm/llm.go", contract),
		m.writePlugins("vendors/first", 0, few),
		m.writePlugins("vendors/further", few, many),
		m.writeProgram("few", "../vendors/first/..."),
		m.writeProgram("many", "../vendors/..."),
		m.Write("few/own/main.go", keeping(few, few)),
		m.Write("many/own/main.go", keeping(few, many)),
		m.generate())
}

// writeProgram writes a registry and a program that opens its resources.
func (m module) writeProgram(folder, packages string) error {
	registry := fmt.Sprintf("// Package %s is a registry.\n//\n//hush:registry packages=%s\npackage %[1]s\n", folder, packages)
	return errors.Join(
		m.Write(folder+"/plugins.go", registry),
		m.Write(folder+"/registry/main.go", strings.NewReplacer("FOLDER", folder, "ALSO", "").Replace(opening)),
		m.Write(folder+"/schemas/main.go", strings.NewReplacer("FOLDER", folder, "ALSO", handing).Replace(opening)))
}

// opening is a program that opens a resource and uses it.
const opening = `// Command registry uses one of the plugins.
package main

import (
	"context"
	"os"
	"strings"

	plugins "github.com/example/gateway/FOLDER"
	"github.com/hushgen/hushgen/runtime/hub"
	"github.com/hushgen/hushgen/runtime/hush"
	"github.com/hushgen/hushgen/runtime/source/memory"
)

func main() {
	ctx := context.Background()
	source := memory.New("resources", hush.Values{"llm:first": hush.Values{"type": "vendor0007", "model": "m"}})
	h, err := plugins.Open(ctx, hub.From(source))
	if err != nil {
		panic(err)
	}
	first, err := h.LLM.Get(ctx, "first")
	if err != nil {
		panic(err)
	}
	answer, err := first.Complete(ctx, "!")
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(strings.TrimSpace(answer) + "\n")ALSO
}
`

// handing hands out a schema too.
const handing = `
	if schema, found := plugins.Schemas.Lookup("llm", "vendor0007"); !found || !strings.Contains(schema, "MaxTokens bounds an answer.") {
		panic(schema)
	}`

// keeping is a program that has the plugins and does next to nothing with
// them.
func keeping(few, count int) string {
	var imports, pointers strings.Builder
	for number := range count {
		name, folder := packageName(number), "first"
		if number >= few {
			folder = "further"
		}
		fmt.Fprintf(&imports, "\t%q\n", modules.Path+"/vendors/"+folder+"/"+name)
		fmt.Fprintf(&pointers, "\t{unsafe.Pointer(&%s.Made), unsafe.Pointer(&%[1]s.Kept)},\n", name)
	}
	return `// Command own holds on to plugins.
package main

import (
	"context"
	"os"
	"unsafe"

	"github.com/example/gateway/llm"
` + imports.String() + `)

var pointers = [...][2]unsafe.Pointer{
` + pointers.String() + `}

func main() {
	if i := len(os.Args); i > 1 {
		println(pointers[i][0])
		(*(*llm.LLM)(pointers[i][1])).Complete(context.Background(), "")
	}
}
`
}
