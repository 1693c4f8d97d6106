package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/names"
)

// writePlugins writes plugins for people, an empty line between two.
func writePlugins(w io.Writer, plugins []shownPlugin) error {
	for i, s := range plugins {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := writePlugin(w, s); err != nil {
			return err
		}
	}
	return nil
}

func writePlugin(w io.Writer, s shownPlugin) error {
	fmt.Fprintf(w, "%s:%s  %s\n", s.Category, s.Name, names.Visible(s.Title))
	if s.Description != "" {
		fmt.Fprintf(w, "\n%s\n", indented(s.Description))
	}
	fmt.Fprintln(w)
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	row := func(name string, values ...string) {
		if text := strings.Join(visible(values), ", "); text != "" {
			fmt.Fprintf(table, "  %s\t%s\n", name, text)
		}
	}
	row("version", s.Version)
	row("author", s.Author)
	row("tags", s.Tags...)
	row("aliases", s.Aliases...)
	row("deprecated", s.Deprecated)
	row("stability", s.Stability)
	row("flags", picked(s.Preferred, "preferred", s.Override, "override", s.Lenient, "lenient", s.NoClose, "noclose")...)
	for _, key := range slices.Sorted(maps.Keys(s.Meta)) {
		row("meta."+key, s.Meta[key])
	}
	row("only if", s.Constraint)
	row("contract", s.Contract)
	row("factory", s.Factory+" at "+s.FactoryPosition.String())
	row("result", s.Result)
	row("instances", picked(s.Starts, "start", s.Closes, "close", s.Checks, "check")...)
	row("host", s.Host...)
	row("package", s.Package)
	row("module", s.Module)
	row("declared", s.Position.String())
	row("registry", s.Registry)
	if err := table.Flush(); err != nil || len(s.Fields) == 0 {
		return err
	}
	return writeFields(w, s)
}

// String returns the position as the go command writes it.
func (p positionJSON) String() string {
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// picked returns the names whose flag is set.
func picked(pairs ...any) []string {
	var list []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i].(bool) {
			list = append(list, pairs[i+1].(string))
		}
	}
	return list
}

func writeFields(w io.Writer, s shownPlugin) error {
	fmt.Fprintf(w, "\n%s\n\n", s.ConfigType)
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	for _, f := range s.Fields {
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", f.Path, f.Type, strings.Join(facts(f), "; "), f.Position)
	}
	return table.Flush()
}

// facts says in a few words each what is known of a field.
func facts(f shownField) []string {
	var facts []string
	say := func(is bool, words ...string) {
		if is {
			facts = append(facts, strings.Join(words, " "))
		}
	}
	say(f.Required, "required")
	facts = append(facts, limits(f)...)
	say(f.Default != nil, "default", inLine(f.Default))
	say(f.Example != nil, "example", inLine(f.Example))
	say(f.Env != "", "env", f.Env)
	say(f.Secret, "secret")
	say(f.Category != "", "a resource of", f.Category)
	say(len(f.Aliases) > 0, "also", strings.Join(f.Aliases, ", "))
	say(f.Deprecated != "", "deprecated:", names.Visible(f.Deprecated))
	return facts
}

func limits(f shownField) []string {
	var limits []string
	limit := func(name, value string) {
		if value != "" {
			limits = append(limits, name+" "+value)
		}
	}
	limit("min", f.Min)
	limit("max", f.Max)
	if f.MinLen != nil {
		limit("minlen", strconv.Itoa(*f.MinLen))
	}
	if f.MaxLen != nil {
		limit("maxlen", strconv.Itoa(*f.MaxLen))
	}
	limit("pattern", names.Visible(f.Pattern))
	limit("format", f.Format)
	limit("one of", strings.Join(visible(f.Enum), ", "))
	if f.Rest {
		limits = append(limits, "any other field")
	}
	return limits
}

// inLine writes a default or an example as directives have it.
func inLine(value any) string {
	switch value := value.(type) {
	case []string:
		return strings.Join(visible(value), ",")
	case string:
		return cmp.Or(names.Visible(value), `""`)
	}
	return ""
}

func visible(list []string) []string {
	var all []string
	for _, text := range list {
		all = append(all, names.Visible(text))
	}
	return all
}

func indented(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if !names.IsPrintable(line) {
			line = problem.Printable(line)
		}
		lines[i] = strings.TrimRight("  "+line, " ")
	}
	return strings.Join(lines, "\n")
}
