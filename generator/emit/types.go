package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/hushgen/hushgen/generator/model"
)

// goType writes a type.
func goType(t model.Type) *jen.Statement {
	s := &jen.Statement{}
	for _, p := range t.Parts() {
		if p.Path != "" {
			s.Qual(p.Path, p.Identifier)
		} else {
			s.Op(p.Text)
		}
	}
	return s
}
