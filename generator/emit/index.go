package emit

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/nameindex"
)

// categoryIndex is the name of the index of the categories.
const categoryIndex = "hushIndex"

func indexOf(c *model.Category) string { return categoryIndex + c.GoName }

// emitIndex writes what finds the names of a list.
func (e *emitter) emitIndex(variable, of string, list []nameindex.Name) error {
	table, err := nameindex.Build(list)
	if err != nil {
		return fmt.Errorf("%s: %w", variable, err)
	}
	e.comment("%s finds the names of %s.", variable, of)
	e.declare().Var().Id(variable).Op("=").Add(hush("Index")).Add(lines("{", "}", []jen.Code{
		keyed("Names", jen.Op("`"+table.Names+"`")),
		keyed("Displacements", numbers(jen.Uint16(), decimals(table.Displacements), 20)),
		keyed("Slots", numbers(jen.Uint64(), hexadecimals(table.Slots), 5)),
	}))
	return nil
}

// pluginNames are the names and aliases of a category's plugins, with their
// numbers in its list. What a name means varies where other builds have another
// plugin of that name, or none.
func pluginNames(c *model.Category) []nameindex.Name {
	var list []nameindex.Name
	known := map[string]int{} // where a name is in the list
	for number, s := range slotsOf(c) {
		for _, name := range s.names() {
			if at, again := known[name]; again {
				list[at].Varies = true
				continue
			}
			known[name] = len(list)
			list = append(list, nameindex.Name{Text: name, Number: number, Varies: s.constrained(c) || !s.always(name)})
		}
	}
	return list
}

func (e *emitter) categoryNames() []nameindex.Name {
	var list []nameindex.Name
	for number, c := range e.registry.Categories {
		list = append(list, nameindex.Name{Text: c.Name, Number: number})
	}
	return list
}

// numbers writes a slice with so many numbers a line: in lines of thousands no
// diff shows anything.
func numbers(element *jen.Statement, list []string, perLine int) *jen.Statement {
	if len(list) <= perLine {
		return jen.Index().Add(element).Op("{" + strings.Join(list, ", ") + "}")
	}
	var text strings.Builder
	text.WriteString("{\n")
	for _, line := range chunked(list, perLine) {
		text.WriteString(strings.Join(line, ", ") + ",\n")
	}
	text.WriteString("}")
	return jen.Index().Add(element).Op(text.String())
}

func decimals(list []uint16) []string {
	var texts []string
	for _, number := range list {
		texts = append(texts, strconv.Itoa(int(number)))
	}
	return texts
}

func hexadecimals(list []uint64) []string {
	var texts []string
	for _, number := range list {
		if number == 0 {
			texts = append(texts, "0")
			continue
		}
		texts = append(texts, "0x"+strconv.FormatUint(number, 16))
	}
	return texts
}
