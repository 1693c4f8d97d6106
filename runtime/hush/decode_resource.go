package hush

// Resource reads the name of another resource and holds its instance. When
// only checking, it notes the name.
func Resource[T any](v Value, category string, target *T) {
	key, ok := v.reference(category, false)
	if !ok || v.decoder.ctx == nil || v.decoder.err != nil {
		return
	}
	d := v.decoder
	instance, err := d.in.Resources.Instance(d.ctx, key)
	if err == nil {
		*target, err = As[T](key, instance)
	}
	if err != nil {
		d.err = &CreateError{Key: d.in.Key, Factory: d.top().label(), Err: err}
	}
}

// RefField reads the name of another resource into a [Ref].
func RefField[T any](v Value, category string, target *Ref[T]) {
	if key, ok := v.reference(category, true); ok {
		*target = NewRef[T](key, v.decoder.in.Resources)
	}
}

func (v Value) reference(category string, lazy bool) (Key, bool) {
	text, ok := v.scalar("the name of a resource in category " + category)
	if !ok {
		return Key{}, false
	}
	d := v.decoder
	if text == "" {
		v.wrong("the name of a resource in category " + category)
		return Key{}, false
	}
	key := KeyIn(category, text)
	if d.in.Resources == nil {
		d.report(v.node.Position(), Problem{
			Message: "names the resource " + key.String() + ", but there is no hub to take it from",
			Found:   key.String(),
		})
		return Key{}, false
	}
	d.references = append(d.references, Reference{Key: key, Lazy: lazy, Path: d.path(), Position: v.node.Position()})
	return key, true
}

// label names the current place in an error of a resource.
func (f *frame) label() string {
	if f.kind == structFrame && f.field >= 0 {
		return f.fields[f.field].Name
	}
	return "resource"
}
