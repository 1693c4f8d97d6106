package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
)

func writePlugin(w io.Writer, s shownPlugin) error {
	fmt.Fprintf(w, "%s:%s  %s\n", s.Category, s.Name, s.Title)
	if s.About != "" {
		fmt.Fprintf(w, "\n%s\n", indented(s.About))
	}
	fmt.Fprintln(w)
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	row := func(name string, values ...string) {
		if text := strings.Join(values, ", "); text != "" {
			fmt.Fprintf(table, "  %s\t%s\n", name, text)
		}
	}
	row("version", s.Release)
	row("author", s.Author)
	row("tags", s.Tags...)
	row("aliases", s.Aliases...)
	row("deprecated", s.Notice)
	row("stability", s.Maturity)
	row("flags", s.Flags...)
	for _, key := range slices.Sorted(maps.Keys(s.Meta)) {
		row("meta."+key, s.Meta[key])
	}
	row("only if", s.Only)
	row("contract", s.Contract)
	row("factory", s.Factory+" at "+s.Made)
	row("result", s.Result)
	row("instances", s.Can...)
	row("host", s.Host...)
	row("package", s.Package)
	row("module", s.Module)
	row("declared", s.Declared)
	row("registry", s.Registry)
	if err := table.Flush(); err != nil || len(s.Fields) == 0 {
		return err
	}
	return writeFields(w, s)
}

func writeFields(w io.Writer, s shownPlugin) error {
	fmt.Fprintf(w, "\n%s\n\n", s.Config)
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	for _, f := range s.Fields {
		facts := slices.Clone(f.Limits)
		if f.Required {
			facts = append([]string{"required"}, facts...)
		}
		if f.Default != "" {
			facts = append(facts, "default "+f.Default)
		}
		if f.Example != "" {
			facts = append(facts, "example "+f.Example)
		}
		if f.Env != "" {
			facts = append(facts, "env "+f.Env)
		}
		if f.Secret {
			facts = append(facts, "secret")
		}
		if f.Category != "" {
			facts = append(facts, "a resource of "+f.Category)
		}
		if len(f.Aliases) > 0 {
			facts = append(facts, "also "+strings.Join(f.Aliases, ", "))
		}
		if f.Notice != "" {
			facts = append(facts, "deprecated: "+f.Notice)
		}
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", f.Path, f.Type, strings.Join(facts, "; "), f.Position)
	}
	return table.Flush()
}

func indented(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight("  "+line, " ")
	}
	return strings.Join(lines, "\n")
}
