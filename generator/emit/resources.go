package emit

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/resources"
	"github.com/hushgen/hushgen/internal/names"
	tree "github.com/hushgen/hushgen/runtime/hush"
)

const embeddedPath = "github.com/hushgen/hushgen/runtime/source/embedded"

// Resources returns the file that holds the registry's own resources file as
// static data: the variable Resources, a source. It has a line for each key and
// value, and one for each resource that is settled.
//
// There may be hundreds of thousands of them, all of one form, so they are
// written as text and as gofmt has it: jennifer would take a gigabyte, and
// gofmt most of the time.
func Resources(registry *model.Registry, file *resources.Report) Source {
	w := &resourcesWriter{registry: registry}
	w.importPackages(len(file.Settled) > 0)
	w.header(file.Resources)
	w.printf("var %sResources = &%s{\n", registry.Prefix, w.name(embeddedPath, "Source"))
	w.document(file.Own.Root)
	w.settled(file.Settled)
	w.printf("}\n")
	return Source{Name: ResourcesFileName, Content: w.out.Bytes()}
}

// resourcesWriter writes hush_gen_resources.go.
type resourcesWriter struct {
	registry *model.Registry
	imported map[string]string // import path to the package's name
	aliases  map[string]string // import path to the name in the file
	out      bytes.Buffer
}

func (w *resourcesWriter) printf(format string, arguments ...any) {
	fmt.Fprintf(&w.out, format, arguments...)
}

// importPackages names what the file imports; the hub is needed for settled
// resources alone.
func (w *resourcesWriter) importPackages(settled bool) {
	w.imported = map[string]string{hushPath: "hush", embeddedPath: "embedded"}
	if settled {
		w.imported[hubPath] = "hub"
	}
	w.aliases = aliases(w.imported, w.registry.Taken)
}

// name returns what the file calls something of an imported package.
func (w *resourcesWriter) name(path, identifier string) string {
	return w.aliases[path] + "." + identifier
}

func (w *resourcesWriter) header(count int) {
	writeHead(&w.out, w.registry.Constraint, w.registry.Package.Name, w.imported, w.aliases)
	noun := "resources"
	if count == 1 {
		noun = "resource"
	}
	w.printf("\n// %sResources is a source with the %d %s of %s.\n",
		w.registry.Prefix, count, noun, names.Visible(w.registry.ResourcesName))
}

// document writes the tree of the file.
func (w *resourcesWriter) document(root tree.Node) {
	w.printf("\tDocument: &%s{\n\t\tSource: %q,\n", w.name(hushPath, "Document"), w.registry.ResourcesName)
	if !root.IsZero() {
		builder := tree.NewBuilder("")
		builder.Node(root)
		entries := builder.Document().Entries
		w.printf("\t\tEntries: []%s{\n", w.name(hushPath, "DocumentEntry"))
		for i := range entries {
			w.entry(&entries[i])
		}
		w.printf("\t\t},\n")
	}
	w.printf("\t},\n")
}

// entry writes one key or value.
func (w *resourcesWriter) entry(e *tree.DocumentEntry) {
	text := ""
	if e.Kind == tree.KindKey || e.Kind == tree.KindPlain || e.Kind == tree.KindString {
		text = "Text: " + strconv.Quote(e.Text) + ", "
	}
	w.printf("\t\t\t{Kind: %s, %sLine: %d, Column: %d, End: %d},\n", w.name(hushPath, kindNames[e.Kind]), text, e.Line, e.Column, e.End)
}

var kindNames = map[tree.Kind]string{
	tree.KindNull: "KindNull", tree.KindPlain: "KindPlain", tree.KindString: "KindString",
	tree.KindList: "KindList", tree.KindMap: "KindMap", tree.KindKey: "KindKey",
}

// settled writes which resources need no check when the program opens them.
func (w *resourcesWriter) settled(list []resources.Settled) {
	if len(list) == 0 {
		return
	}
	categories := map[string]*model.Category{}
	for _, category := range w.registry.Categories {
		categories[category.Name] = category
	}
	w.printf("\tChecked: []%s{\n", w.name(hubPath, "Settled"))
	for _, s := range list {
		variables := ""
		if s.Variables {
			variables = ", Variables: true"
		}
		w.printf("\t\t{Key: %s{Category: %q, Name: %q}, Plugin: &hushPlugin%s%s},\n",
			w.name(hushPath, "Key"), s.Key.Category, s.Key.Name, pluginName(categories[s.Key.Category], s.Plugin), variables)
	}
	w.printf("\t},\n")
}
