package binary

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/hushgen/hushgen/benchmarks/markdown"
)

// leftOut weighs a program whose registry leaves most plugins out.
func leftOut(few, many int) Weighing {
	return Weighing{
		Title: "What only= leaves out",
		About: fmt.Sprintf("Programs of %s, whose registry lists %d of them: those of one folder, or by only= and their names. "+
			"The names of both registries have the same length. Symbols are those of the other plugins' packages.",
			markdown.Counted(many, "plugin"), few),
		weigh: func(dir string) (markdown.Table, []Figure, error) { return weighLeftOut(dir, few, many) },
	}
}

func weighLeftOut(dir string, few, many int) (table markdown.Table, figures []Figure, err error) {
	m, err := newModule(dir)
	if err != nil {
		return table, nil, err
	}
	var names []string
	for number := range few {
		names = append(names, "llm:"+packageName(number))
	}
	err = errors.Join(
		m.Write("llm/llm.go", contract),
		m.writePlugins("vendors/first", 0, few),
		m.writePlugins("vendors/further", few, many),
		m.writeProgram("all", "../vendors/..."),
		m.writeProgram("folder", "../vendors/first/..."),
		m.writeProgram("chosen", "../vendors/... only="+strings.Join(names, ",")),
		m.generate())
	if err != nil {
		return table, nil, err
	}
	table.Header = []string{"a registry of", "bytes", "symbols of the others"}
	before := 0
	for _, program := range []struct{ folder, name string }{
		{"all", "all plugins"}, {"folder", "one folder"}, {"chosen", "names in only="},
	} {
		size, err := m.weigh(program.folder+"/registry", "vendor0007: m1024!\n")
		if err != nil {
			return table, nil, err
		}
		symbols, err := m.symbols(program.folder+"/registry", func(name string) bool { return strings.Contains(name, "/vendors/further/") })
		if err != nil {
			return table, nil, err
		}
		if program.folder == "folder" {
			before = size
		}
		table.Add(program.name, markdown.Thousands(size), strconv.Itoa(symbols))
		if program.folder == "chosen" {
			figures = []Figure{
				{"what only= leaves out: 0 symbols linked", "symbols", float64(symbols), 0},
				{"what only= leaves out: 0 bytes more than where it isn't there", "bytes", float64(size - before), 0},
			}
		} else if program.folder == "all" && symbols == 0 {
			return table, nil, errors.New("the program of all plugins has no symbol of them: want many")
		}
	}
	return table, figures, nil
}
