package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/schema"
)

// emitSchemas writes the schemas of what the registry lists, in all builds. No
// other declaration refers to them.
func (e *emitter) emitSchemas() {
	parts := schema.Make(e.registry, schema.Draft2020)
	var definitions []jen.Code
	for _, d := range parts.Definitions {
		fields := []jen.Code{keyed("Name", jen.Lit(d.Name))}
		if len(d.Aliases) > 0 {
			fields = append(fields, keyed("Aliases", texts(d.Aliases)))
		}
		if len(d.Uses) > 0 {
			fields = append(fields, keyed("Uses", texts(d.Uses)))
		}
		fields = append(fields, keyed("Text", printed(d.Text)))
		definitions = append(definitions, jen.Values(fields...))
	}
	e.comment("%s", e.registry.Prefix+"Schemas holds JSON Schemas: of the values of each plugin, and of a resources\nfile. The linker leaves it out of programs that don't use it.")
	e.declare().Var().Add(e.public("Schemas")).Op("=").Add(hush("Schemas")).Add(lines("{", "}", []jen.Code{
		keyed("Root", printed(parts.Root)),
		keyed("Definitions", jen.Index().Add(hush("SchemaDefinition")).Add(lines("{", "}", definitions))),
	}))
}

// printed writes a text without control characters between back quotes, so
// that people can read it.
func printed(text string) *jen.Statement {
	return jen.Op("`" + strings.ReplaceAll(text, "`", "` + \"`\" + `") + "`")
}
