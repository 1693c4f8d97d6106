package resolve

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
)

// maxFields is hush.MaxFields of the runtime; a test holds them together.
const maxFields = 256

// maxEmbedded bounds the structs that one struct embeds, over and over again
// perhaps: more have no fields that could be told apart.
const maxEmbedded = 1000

// maxNesting bounds how deep structs stand in structs: a generic one that
// holds an ever larger instance of itself has no end.
const maxNesting = 64

// structOf resolves a struct type with its fields, once for each type. owner
// tells where an anonymous struct stands.
func (r *resolver) structOf(t types.Type, owner string, home model.Package) *model.Struct {
	if known := r.structs.At(t); known != nil {
		return known.(*model.Struct)
	}
	s := &model.Struct{Type: modelType(t), Package: home, Owner: owner}
	if named, ok := types.Unalias(t).(*types.Named); ok {
		s.Package, s.Name = modelPackage(named.Obj().Pkg()), named.Obj().Name()
		s.Owner = s.Name
		s.Position, s.Description = r.position(named.Obj().Pos()), r.doc(named.Obj())
	}
	r.structs.Set(t, s) // before its fields, which may hold it again
	seen := map[string]token.Pos{}
	r.fieldNames[s] = seen
	r.nesting++
	defer func() { r.nesting-- }()
	r.embedded = 0
	r.addFields(s, t, t.Underlying().(*types.Struct), "", seen)
	if len(s.Fields) > maxFields {
		r.problems = append(r.problems, problem.Problem{
			Code: problem.UnsupportedType, Position: s.Position,
			Message: s.Owner + " has more fields than a config can have (256); put some into a struct of their own",
		})
	}
	return s
}

// addFields adds the fields of a struct and of what it embeds.
func (r *resolver) addFields(s *model.Struct, root types.Type, fields *types.Struct, prefix string, seen map[string]token.Pos) {
	for i := range fields.NumFields() {
		field := fields.Field(i)
		note := r.fieldNote(field)
		r.fieldsRead[field.Origin()] = true
		tag, ok := r.readTag(field, fields.Tag(i))
		if !ok {
			continue
		}
		switch {
		case tag.omitted:
			r.refuseLeftOut(note, field, "its tag \"-\" leaves it out")
		case field.Embedded() && r.embedded >= maxEmbedded:
			return // its fields meet each other: that is told already
		case field.Embedded() && tag.name == "" && !hasName(note) && isStruct(field.Type()) && !r.isSpecial(field.Type()):
			r.refuseOptions(note, field)
			r.embedded++
			r.addFields(s, root, field.Type().Underlying().(*types.Struct), prefix+field.Name()+".", seen)
		case field.Embedded() && r.pointsToStruct(field.Type()) && tag.name == "" && !hasName(note):
			r.add(problem.UnsupportedType, field.Pos(), "an embedded pointer can't be read: embed "+field.Name()+" by value, or give the field a name")
		case !field.Exported():
			r.refuseLeftOut(note, field, "it is not exported")
		default:
			r.addField(s, root, field, note, tag.name, prefix, seen)
		}
	}
}

func (r *resolver) addField(s *model.Struct, root types.Type, field *types.Var, note *annotations.Annotation, name, prefix string, seen map[string]token.Pos) {
	goName, ok := r.goPath(root, field, prefix)
	if !ok {
		r.add(problem.NotReachable, field.Pos(), "the field "+field.Name()+" can't be reached through the unexported struct that holds it")
		return
	}
	if note != nil && note.Has("rest") {
		r.addRest(s, field, note, goName)
		return
	}
	f := &model.Field{GoName: goName, Name: name, Description: r.doc(field), Position: r.position(field.Pos())}
	if f.Name == "" {
		f.Name = SnakeCase(field.Name())
	}
	namePos := field.Pos()
	if hasName(note) {
		option, _ := note.Option("name")
		f.Name, namePos = option.Value.Text, option.Value.Pos
	}
	r.takeFieldName(f.Name, namePos, seen)
	if note != nil {
		for _, alias := range note.List("aliases") {
			f.Aliases = append(f.Aliases, alias.Text)
			r.takeFieldName(alias.Text, alias.Pos, seen)
		}
	}
	fieldType, ok := r.fieldType(field, note, field.Type(), s.Owner+"."+field.Name(), s.Package)
	if !ok {
		return
	}
	f.Type = fieldType
	r.fieldVars[f] = field
	r.readOptions(f, field, note)
	s.Fields = append(s.Fields, f)
}

func hasName(note *annotations.Annotation) bool { return note != nil && note.Has("name") }

// refuseLeftOut answers a directive on a field that is not configuration.
func (r *resolver) refuseLeftOut(note *annotations.Annotation, field *types.Var, reason string) {
	if note != nil {
		r.add(problem.BadFieldName, note.Pos, "the field "+field.Name()+" has a //hush:field, but "+reason)
	}
}

// refuseOptions answers options on an embedded struct, whose fields have
// their own.
func (r *resolver) refuseOptions(note *annotations.Annotation, field *types.Var) {
	if note != nil && len(note.Options) > 0 {
		r.add(problem.OptionDoesNotFit, note.Options[0].KeyPos, "the fields of the embedded "+field.Name()+" are read as those of the config: put the options there, or give it a name of its own with name=")
	}
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

// pointsToStruct tells pointers to structs that are read field by field.
func (r *resolver) pointsToStruct(t types.Type) bool {
	pointer, ok := types.Unalias(t).(*types.Pointer)
	return ok && isStruct(pointer.Elem()) && !r.isSpecial(t) && !r.isSpecial(pointer.Elem())
}

// isSpecial tells struct types, and pointers to some, that are read as one
// value. A net/url.URL is among them so that its problem is told.
func (r *resolver) isSpecial(t types.Type) bool {
	if _, ok := singleKind(t); ok || isNamed(t, urlPath, "URL") || isRef(t) {
		return true
	}
	return slices.ContainsFunc(r.sortedCategories(), func(c *category) bool { return c.contract != nil && types.Identical(c.contract, t) })
}

// isOpaque tells struct types that keep all their fields to themselves.
func isOpaque(t *types.Struct) bool {
	for field := range t.Fields() {
		if field.Exported() || field.Embedded() {
			return false
		}
	}
	return t.NumFields() > 0
}
