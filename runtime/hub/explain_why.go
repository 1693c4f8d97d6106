package hub

import (
	"errors"
	"slices"

	"github.com/hushgen/hushgen/internal/names"
	"github.com/hushgen/hushgen/runtime/hush"
)

// Why explains a resource: where it stands, how it came to its plugin, what
// was read for it, and what it has to do with others. It makes no instance.
// The error is the [*hush.NotFoundError] of Get.
func (h *Hub) Why(key string) (*Explanation, error) {
	k, ok := hush.ParseKey(key)
	if !ok {
		return nil, h.notAKey(key)
	}
	st := h.current()
	s := st.slots[k]
	if s == nil {
		return nil, h.notFound(st, k)
	}
	e := &Explanation{Key: k, ReferredBy: st.referrers(k)}
	r := s.resource.Load()
	if r == nil {
		e.Provided = true
		return e, nil
	}
	e.place(r)
	e.plugin(r)
	e.read(r)
	e.References = st.relations(r)
	return e, nil
}

// place tells where a resource stands and what is wrong with it.
func (e *Explanation) place(r *resource) {
	e.Isolated, e.Position = r.isolated, r.position
	for _, earlier := range slices.Backward(r.replaced) {
		e.Layers = append(e.Layers, earlier.position)
	}
	e.Layers = append(e.Layers, r.position)
	if config, ok := errors.AsType[*hush.ConfigError](r.err); ok {
		e.Problems = config.Problems
	}
}

// plugin tells which plugin a resource has, and why.
func (e *Explanation) plugin(r *resource) {
	if r.entry == nil {
		return
	}
	e.Plugin, e.Rule = r.entry.Describe(), r.rule
	if d, ok := r.entry.(*dynamic); ok {
		e.Option = d.option()
	}
	switch r.rule {
	case RuleType, RuleClass:
		field := r.node.Get(string(r.rule))
		e.Written = field.Written()
		if !field.Hidden() { // an alias would tell what the variable says
			e.alias(e.Written)
		}
	case RuleName:
		e.alias(r.key.Name)
	}
}

func (e *Explanation) alias(name string) {
	if name = names.Canonical(name); slices.Contains(e.Plugin.Aliases, name) {
		e.Alias = name
	}
}

// relations returns the references of a resource. The key of another resource
// is no secret; what is no key may be anything.
func (st *state) relations(r *resource) (relations []Relation) {
	for _, reference := range r.references {
		relation := Relation{
			Resource: reference.Key.String(), Path: reference.Path, Position: reference.Position, Lazy: reference.Lazy,
		}
		if st.slots[reference.Key] == nil {
			relation.Resource, relation.Missing = hiddenNamesIn(r.node).shown(reference.Key), true
		}
		relations = append(relations, relation)
	}
	return relations
}

// referrers returns the references to a resource.
func (st *state) referrers(key hush.Key) (relations []Relation) {
	for _, k := range st.keys {
		r := st.slots[k].resource.Load()
		if r == nil {
			continue
		}
		for _, reference := range r.references {
			if reference.Key == key {
				relations = append(relations, Relation{
					Resource: k.String(), Path: reference.Path, Position: reference.Position, Lazy: reference.Lazy,
				})
			}
		}
	}
	return relations
}
