package resolve

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/hushgen/hushgen/annotations"
	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/generator/problem"
	"github.com/hushgen/hushgen/internal/names"
)

// isRef tells hush.Ref[T].
func isRef(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && isNamed(named.Origin(), HushPath, "Ref")
}

// contractCategory returns the one declared category whose contract is t. A
// contract that is an alias of a single value, which files hold anyway, needs
// category=.
func (r *resolver) contractCategory(t types.Type) *category {
	var found *category
	for _, c := range r.sortedCategories() {
		if c.object == nil || c.contract == nil || !c.isContract(t) {
			continue
		}
		_, basic := t.Underlying().(*types.Basic)
		_, single := singleKind(t)
		if basic || single && c.object.IsAlias() || found != nil {
			return nil
		}
		found = c
	}
	return found
}

// isContract reports whether t is the contract, or one of several that were
// declared by mistake.
func (c *category) isContract(t types.Type) bool {
	return types.Identical(c.contract, t) || slices.ContainsFunc(c.others, func(other types.Type) bool { return types.Identical(other, t) })
}

// referenceType reads a field that names another resource: its innermost type
// is the contract, or hush.Ref of it.
func (r *resolver) referenceType(in fieldContext, t types.Type) (*model.FieldType, bool) {
	var option annotations.Option
	var wanted *category
	if in.note != nil && in.note.Has("category") {
		option, _ = in.note.Option("category")
		name := names.Canonical(option.Value.Text)
		wanted = r.categories[name]
		if wanted == nil {
			r.refuseCategory(option)
			return nil, false
		}
	}
	return r.referenceIn(in, t, wanted, option)
}

func (r *resolver) refuseCategory(option annotations.Option) {
	var known []string
	for name := range r.categories {
		known = append(known, name)
	}
	slices.Sort(known)
	text := "no category \"" + option.Value.Text + "\""
	if near := names.Nearest(option.Value.Text, known, 1); len(near) > 0 {
		r.add(problem.BadReference, option.Value.Pos, text+"; did you mean "+near[0]+"?")
		return
	}
	r.addWhole(problem.BadReference, option.Value.Pos, text)
}

func (r *resolver) referenceIn(in fieldContext, t types.Type, wanted *category, option annotations.Option) (*model.FieldType, bool) {
	if isRef(t) {
		contract := types.Unalias(t).(*types.Named).TypeArgs().At(0)
		return r.reference(in, model.Ref, t, contract, wanted, option)
	}
	if wanted != nil && wanted.contract != nil && types.Identical(t, wanted.contract) || wanted == nil && r.contractCategory(t) != nil {
		return r.reference(in, model.Resource, t, t, wanted, option)
	}
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return r.wrapReference(in, t, u.Elem(), wanted, option, &model.FieldType{Kind: model.Slice})
	case *types.Array:
		return r.wrapReference(in, t, u.Elem(), wanted, option, &model.FieldType{Kind: model.Array, Length: u.Len()})
	case *types.Map:
		if reason := r.keyReason(u.Key()); reason != "" {
			return r.refuseType(in, t, reason)
		}
		return r.wrapReference(in, t, u.Elem(), wanted, option, &model.FieldType{Kind: model.Map})
	}
	if r.Partial && wanted != nil && wanted.object == nil {
		return r.reference(in, model.Resource, t, t, wanted, option) // the factories that decide what it is may stand elsewhere
	}
	pos, contract := in.field.Pos(), ""
	if option.KeyPos != token.NoPos {
		pos = option.Value.Pos
	}
	if wanted != nil && wanted.contract != nil {
		contract = ", which is " + in.text(wanted.contract) + ", or hush.Ref[" + in.text(wanted.contract) + "]"
	}
	r.add(problem.BadReference, pos, "the field "+in.field.Name()+" has the type "+in.text(in.field.Type())+"; a resource of category "+option.Value.Text+" needs the category's type"+contract)
	return nil, false
}

func (r *resolver) wrapReference(in fieldContext, t, elem types.Type, wanted *category, option annotations.Option, whole *model.FieldType) (*model.FieldType, bool) {
	inner, ok := r.referenceIn(in, elem, wanted, option)
	whole.Type, whole.Elem = modelType(t), inner
	return whole, ok
}

func (r *resolver) reference(in fieldContext, kind model.Kind, t, contract types.Type, wanted *category, option annotations.Option) (*model.FieldType, bool) {
	c := wanted
	if c == nil {
		c = r.contractCategory(contract)
	}
	if c == nil {
		r.add(problem.BadReference, in.field.Pos(), "the field "+in.field.Name()+" is a "+in.text(t)+", but "+in.text(contract)+" is not the contract of one category; say which with category=")
		return nil, false
	}
	if c.contract != nil && !c.isContract(contract) {
		r.add(problem.BadReference, option.Value.Pos, "the field "+in.field.Name()+" is a "+in.text(t)+", but the type of category "+c.name+" is "+in.text(c.contract))
		return nil, false
	}
	if reason := r.unreachable(contract, map[types.Type]bool{}); reason != "" && !c.hidden {
		return r.refuseType(in, t, "the registry can't use it: "+reason)
	}
	return &model.FieldType{Kind: kind, Type: modelType(t), Category: c.name, Elem: nil}, true
}
