package hush

import "strings"

// Resource reads the name of another resource and holds its instance. When
// only checking, it notes the name. Once anything is wrong no more instances
// are asked for: the owner will not be made.
func Resource[T any](v Value, category string, target *T) {
	key, ok := v.reference(category)
	if !ok {
		return
	}
	d := v.decoder
	switch {
	case d.in.Resources == nil:
		found := d.found(v.node)
		d.report(v.node.Position(), Problem{
			Message: "names a resource of category " + category + ", " + found + ", but there is no hub to take it from",
			Found:   found,
		})
	case !d.constructs:
		d.waits = true
		d.note(v, key, false)
	case d.err == nil && len(d.problems) == 0:
		instance, err := d.in.Resources.Instance(d.ctx, key)
		if err == nil {
			*target, err = As[T](key, instance)
		}
		if err != nil {
			d.err = &CreateError{Key: d.in.Key, Factory: d.place(), Err: err}
		}
	}
}

// RefField reads the name of another resource into a [Ref]. Without a hub the
// reference stays unbound, which its Get says.
func RefField[T any](v Value, category string, target *Ref[T]) {
	key, ok := v.reference(category)
	if !ok {
		return
	}
	d := v.decoder
	*target = NewRef[T](key, d.in.Resources)
	if !d.constructs && d.in.Resources != nil {
		d.note(v, key, true)
	}
}

func (v Value) reference(category string) (Key, bool) {
	switch v.node.Kind() {
	case KindNone:
		return Key{}, false
	case KindPlain, KindString:
		if key := KeyIn(category, v.node.Text()); key.Name != "" {
			return key, true
		}
	}
	v.wrong("the name of a resource in category " + category)
	return Key{}, false
}

// note records a reference for who checks.
func (d *Decoder) note(v Value, key Key, lazy bool) {
	d.references = append(d.references, Reference{
		Key: key, Lazy: lazy, Path: d.path(), Position: v.node.Position(),
	})
	if checker, ok := d.in.Resources.(ReferenceChecker); ok {
		checker.CheckReferences()
	}
}

// place names the current value within the config, such as "models[0]".
func (d *Decoder) place() string {
	return strings.TrimPrefix(d.pathFrom(""), ".")
}
