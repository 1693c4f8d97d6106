package analyzer

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/resolve"
)

// Annotations is the fact of a type or a field that carries directives which
// matter to other packages.
type Annotations struct {
	// Module is the path of the module that the package belongs to.
	Module string
	// List has one entry a verb. Their positions are those of another build
	// and mean nothing.
	List []Annotation
}

// Annotation is what directives of one verb say.
type Annotation struct {
	Verb    string
	Options []annotations.Option
}

// AFact marks a fact for package analysis.
func (*Annotations) AFact() {}

// String returns the directives as they are written.
func (a *Annotations) String() string {
	var texts []string
	for _, annotation := range a.List {
		text := "hush:" + annotation.Verb
		for _, option := range annotation.Options {
			text += " " + option.String()
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, " ")
}

// exportFacts tells the packages that import this one what it declares.
func (s *source) exportFacts() {
	facts := map[types.Object]*Annotations{}
	for _, note := range s.unit.Annotations {
		for _, object := range s.objects(note) {
			fact := facts[object]
			if fact == nil {
				fact = &Annotations{Module: s.unit.Module}
				facts[object] = fact
			}
			fact.List = append(fact.List, Annotation{Verb: note.Verb, Options: moved(note.Options, token.NoPos)})
		}
	}
	for object, fact := range facts {
		s.pass.ExportObjectFact(object, fact)
	}
}

// objects returns what others can know of the declaration of an annotation:
// no factory, no generic type.
func (s *source) objects(note annotations.Annotation) []types.Object {
	var names []*ast.Ident
	switch node := note.Node.(type) {
	case *ast.TypeSpec:
		if node.TypeParams == nil {
			names = []*ast.Ident{node.Name}
		}
	case *ast.Field:
		names = resolve.FieldNames(node)
	}
	var objects []types.Object
	for _, name := range names {
		if object := s.pass.TypesInfo.Defs[name]; object != nil {
			objects = append(objects, object)
		}
	}
	return objects
}

// moved returns options with all their positions at one place.
func moved(options []annotations.Option, pos token.Pos) []annotations.Option {
	var all []annotations.Option
	for _, option := range options {
		option.KeyPos, option.KeyEnd, option.ValuePos, option.ValueEnd = pos, pos, pos, pos
		option.Value.Pos, option.Value.End = pos, pos
		values := option.Values
		option.Values = nil
		for _, value := range values {
			value.Pos, value.End = pos, pos
			option.Values = append(option.Values, value)
		}
		all = append(all, option)
	}
	return all
}
