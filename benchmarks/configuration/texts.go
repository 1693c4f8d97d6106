package configuration

import (
	"strconv"

	"github.com/hushgen/hushgen/benchmarks/corpus"
	"github.com/hushgen/hushgen/benchmarks/markdown"
)

// Texts tells what becomes of plain scalars in a string field.
func Texts(folder string) markdown.Table {
	var all []reader
	for _, reader := range readers() {
		if !reader.format.JSON {
			all = append(all, reader)
		}
	}
	table := markdown.Table{Header: header(all)}
	for _, text := range corpus.Texts() {
		row := []string{"model: " + text}
		for _, reader := range all {
			row = append(row, reader.reading(folder, text))
		}
		table.Add(row...)
	}
	return table
}

// reading tells how the text arrives.
func (r reader) reading(folder, text string) string {
	models, err := r.open(folder, r.format.WithModel(text))
	if err != nil {
		return refused
	}
	if got := models[corpus.Key(0)].Config().Model; got != text {
		return strconv.Quote(got)
	}
	return "as written"
}
