package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/hushgen/hushgen/generator/variables"
	"github.com/hushgen/hushgen/internal/names"
)

// writeVariables writes a table for each registry. Variables and files have a
// line for each that reads them.
func writeVariables(w io.Writer, reports []*variables.Report, env map[string]string) error {
	for i, r := range reports {
		if len(reports) > 1 {
			fmt.Fprintf(w, "%s%s\n\n", strings.Repeat("\n", min(i, 1)), r.Registry.Package.Path)
		}
		if err := writeReport(w, r, env); err != nil {
			return err
		}
	}
	return nil
}

func writeReport(w io.Writer, r *variables.Report, env map[string]string) error {
	if len(r.Variables)+len(r.Files) == 0 {
		text := "no variables are read"
		if !r.HasFile() {
			text += ", as far as configs say; the registry names no resources file (//hush:registry resources=FILE)"
		}
		_, err := fmt.Fprintln(w, text)
		return err
	}
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	for i := range r.Variables {
		v := &r.Variables[i]
		need := r.Need(v)
		if v.Secret() {
			need += ", secret"
		}
		writeReaders(table, v.Name, string(v.State(env)), need, readers(v))
	}
	for _, f := range r.Files {
		var readers []string
		for _, m := range f.Mentions {
			readers = append(readers, shownMention(m))
		}
		writeReaders(table, names.Visible(shown(f.Path)), existence(f.Path), "required", readers)
	}
	return table.Flush()
}

// writeReaders writes one line a reader, what all have in common in the first.
func writeReaders(w io.Writer, name, state, need string, readers []string) {
	for i, reader := range readers {
		if i > 0 {
			name, state, need = "", "", ""
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", name, state, need, reader)
	}
}

func readers(v *variables.Variable) []string {
	var all []string
	for i := range v.Fields {
		all = append(all, v.Fields[i].String())
	}
	for _, m := range v.Mentions {
		all = append(all, shownMention(m))
	}
	return all
}

// shownMention names what mentions a variable, with its position.
func shownMention(m variables.Mention) string {
	return fmt.Sprintf("%s:%d:%d: %s", names.Visible(filepath.ToSlash(m.Position.Source)), m.Position.Line, m.Position.Column, m.String())
}

func existence(path string) string {
	if exists(path) {
		return "there"
	}
	return "missing"
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
