package emit

import (
	"bytes"
	"fmt"

	"github.com/hushgen/hushgen/generator/builds"
)

// writeHead writes what stands above the declarations of a file, as gofmt has
// it. imports are paths with the names of their packages, aliases those in the
// file.
func writeHead(w *bytes.Buffer, constraint builds.Constraint, name string, imports, aliases map[string]string) {
	fmt.Fprintf(w, "// %s\n\n", Header)
	if constraint != "" {
		fmt.Fprintf(w, "%s\n\n", constraint.Line())
	}
	fmt.Fprintf(w, "package %s\n", name)
	paths := sortedKeys(imports)
	switch len(paths) {
	case 0:
	case 1:
		fmt.Fprintf(w, "\nimport %s\n", importOf(paths[0], imports, aliases))
	default:
		w.WriteString("\nimport (\n")
		for _, path := range paths {
			fmt.Fprintf(w, "\t%s\n", importOf(path, imports, aliases))
		}
		w.WriteString(")\n")
	}
}

func importOf(path string, imports, aliases map[string]string) string {
	if aliases[path] == imports[path] {
		return fmt.Sprintf("%q", path)
	}
	return fmt.Sprintf("%s %q", aliases[path], path)
}
