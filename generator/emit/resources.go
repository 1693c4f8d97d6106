package emit

import (
	"bytes"
	"fmt"
	"go/format"
	"strconv"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/names"
	tree "github.com/hushgen/hushgen/runtime/hush"
)

const embeddedPath = "github.com/hushgen/hushgen/runtime/source/embedded"

// Resources returns the file that holds a resources file as static data: the
// variable Resources, a source. It has an entry for each key and value, one a
// line. root is what the file held, count how many resources that are.
//
// There may be hundreds of thousands of entries, all of one form, so they are
// written as text: jennifer would need a gigabyte for them.
func Resources(registry *model.Registry, root tree.Node, count int) (Source, error) {
	w := &resourcesWriter{registry: registry, names: resourcesImports(registry)}
	w.header(count)
	w.document(root)
	content, err := format.Source(w.out.Bytes())
	if err != nil {
		return Source{}, &SourceError{Source: w.out.Bytes(), Err: err}
	}
	return Source{Name: ResourcesFileName, Content: content}, nil
}

// resourcesWriter writes hush_gen_resources.go.
type resourcesWriter struct {
	registry *model.Registry
	names    map[string]string // import path to the name in the file
	out      bytes.Buffer
}

// imported are the packages that the file imports.
var imported = map[string]string{hushPath: "hush", embeddedPath: "embedded"}

// resourcesImports names what the file imports.
func resourcesImports(registry *model.Registry) map[string]string {
	return aliases(imported, registry.Taken)
}

func (w *resourcesWriter) header(count int) {
	fmt.Fprintf(&w.out, "// %s\n\n", Header)
	if w.registry.Constraint != "" {
		fmt.Fprintf(&w.out, "%s\n\n", w.registry.Constraint.Line())
	}
	fmt.Fprintf(&w.out, "package %s\n\nimport (\n", w.registry.Package.Name)
	for _, path := range sortedKeys(imported) {
		if name := w.names[path]; name != imported[path] {
			w.out.WriteString(name + " ")
		}
		fmt.Fprintf(&w.out, "%q\n", path)
	}
	noun := "resources"
	if count == 1 {
		noun = "resource"
	}
	fmt.Fprintf(&w.out, ")\n\n// %sResources is a source with the %d %s of %s.\n",
		w.registry.Prefix, count, noun, shownName(w.registry.ResourcesName))
}

// shownName keeps a file's name on its line.
func shownName(name string) string {
	if names.IsPrintable(name) {
		return name
	}
	return strconv.Quote(name)
}

// document writes the variable.
func (w *resourcesWriter) document(root tree.Node) {
	fmt.Fprintf(&w.out, "var %sResources = &%s.Source{\nDocument: &%s.Document{\nSource: %q,\n",
		w.registry.Prefix, w.names[embeddedPath], w.names[hushPath], w.registry.ResourcesName)
	if !root.IsZero() {
		builder := tree.NewBuilder("")
		builder.Node(root)
		entries := builder.Document().Entries
		fmt.Fprintf(&w.out, "Entries: []%s.DocumentEntry{\n", w.names[hushPath])
		for i := range entries {
			w.entry(&entries[i])
		}
		w.out.WriteString("},\n")
	}
	w.out.WriteString("},\n}\n")
}

// entry writes one key or value.
func (w *resourcesWriter) entry(e *tree.DocumentEntry) {
	fmt.Fprintf(&w.out, "{Kind: %s.%s, ", w.names[hushPath], kindNames[e.Kind])
	if e.Kind == tree.KindKey || e.Kind == tree.KindPlain || e.Kind == tree.KindString {
		w.out.WriteString("Text: " + strconv.Quote(e.Text) + ", ")
	}
	fmt.Fprintf(&w.out, "Line: %d, Column: %d, End: %d},\n", e.Line, e.Column, e.End)
}

var kindNames = map[tree.Kind]string{
	tree.KindNull: "KindNull", tree.KindPlain: "KindPlain", tree.KindString: "KindString",
	tree.KindList: "KindList", tree.KindMap: "KindMap", tree.KindKey: "KindKey",
}
