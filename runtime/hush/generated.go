package hush

import "context"

// The methods and functions that only generated makers call are kept out of
// line: a registry has thousands of such calls, none of them hot.

// HostOf returns the Host value of the program, given as such or as a
// pointer. Without one, all its fields are empty.
//
// For generated code.
func HostOf[H any](d *Decoder) *H {
	switch host := d.in.Host.(type) {
	case *H:
		if host != nil {
			return host
		}
	case H:
		return &host
	}
	return new(H)
}

// Given copies the config of the program, a value or a pointer to one, and
// reports whether value is that.
//
// For generated code, where a config holds a lock.
func Given[C any](value any, config *C) bool {
	switch value := value.(type) {
	case C:
		*config = value
		return true
	case *C:
		if value != nil {
			*config = *value
			return true
		}
	}
	return false
}

// Begin begins the config of a plugin. It reports whether the config is to be
// read from the values, because the program has none: value is nil. Else taken
// tells whether value is a config of the plugin, or a pointer to one. A nil
// pointer is a problem, any other type ends the decoder with a
// [*ConfigTypeError].
func (d *Decoder) Begin(fields []FieldInfo, value any, taken bool) bool {
	if value == nil {
		d.Root().Struct(fields)
		return true
	}
	return d.beginGiven(fields, value, taken)
}

// BeginWithRest is Begin for a config that takes unknown fields.
func (d *Decoder) BeginWithRest(fields []FieldInfo, value any, taken bool) bool {
	if value == nil {
		d.Root().StructWithRest(fields)
		return true
	}
	return d.beginGiven(fields, value, taken)
}

// NoConfig is Begin for a plugin without a config: it refuses every field and
// every config.
func (d *Decoder) NoConfig(value any) { d.Begin(nil, value, false) }

func (d *Decoder) beginGiven(fields []FieldInfo, value any, taken bool) bool {
	if !taken {
		d.refuseConfig(value)
	}
	d.Check(fields)
	return false
}

// refuseConfig refuses a config of the program. Its constraints have nothing to
// add.
func (d *Decoder) refuseConfig(config any) {
	d.mark(true)
	name := typeName(config)
	if d.info != nil && name == "*"+d.info.ConfigType {
		d.refuse(Problem{Message: "the config is a nil " + name, Expected: "a config", Found: "nil"})
		return
	}
	d.err = &ConfigTypeError{Category: d.in.Key.Category, Type: name}
}

// Done reports whether nothing is left to do: something is wrong, or the
// values were only to be checked.
//
//go:noinline
func (d *Decoder) Done() bool {
	return len(d.problems) > 0 || d.err != nil || !d.constructs
}

// Context returns the instance's own context.
//
//go:noinline
func (d *Decoder) Context() context.Context { return d.ctx }

// Key returns the resource's key.
//
//go:noinline
func (d *Decoder) Key() Key { return d.in.Key }

// Failed returns the error of a factory; err is nil when the factory made
// nothing without saying why.
//
//go:noinline
func (d *Decoder) Failed(err error) error {
	if err == nil {
		err = nilInstanceError{}
	}
	failed := &CreateError{Key: d.in.Key, Err: err}
	if d.info != nil {
		failed.Factory = d.info.Factory
	}
	return failed
}

type nilInstanceError struct{}

func (nilInstanceError) Error() string { return "returned nil without an error" }
