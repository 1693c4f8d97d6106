package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/internal/names"
)

// namePatterns names the variable of each pattern after struct and field.
func (e *emitter) namePatterns() {
	e.patterns = map[*model.Field]string{}
	taken := map[string]bool{}
	for _, s := range e.structs {
		for _, f := range s.Fields {
			if f.Constraints.Pattern == "" {
				continue
			}
			name := "hushPattern" + e.names[s] + "_" + strings.ReplaceAll(f.GoName, ".", "_")
			for taken[name] { // Base.Name beside a field Base_Name
				name += "_"
			}
			taken[name] = true
			e.patterns[f] = name
		}
	}
}

// emitPatterns writes the patterns of a struct: plain data, compiled at their
// first use.
func (e *emitter) emitPatterns(s *model.Struct) {
	var group *jen.Group
	for _, f := range s.Fields {
		name := e.patterns[f]
		if name == "" {
			continue
		}
		if group == nil {
			group = e.declare() // a blank line before the first alone
		}
		group.Var().Id(name).Op("=").Qual(patternPath, "Pattern").Values(keyed("Expression", rawText(f.Constraints.Pattern)))
	}
}

// rawText writes a text between back quotes where it has backslashes and
// shows as it is.
func rawText(text string) *jen.Statement {
	if strings.Contains(text, `\`) && !strings.Contains(text, "`") && names.IsPrintable(text) {
		return jen.Op("`" + text + "`")
	}
	return jen.Lit(text)
}
