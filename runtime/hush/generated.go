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

// Given copies the config that Create was given, as a value or a pointer,
// into the variable of a maker. It reports false when there is none: then the
// values are to be read. A nil pointer is a problem, any other type ends the
// decoder with a [*ConfigTypeError].
//
// For generated code.
func Given[C any](d *Decoder, value any, config *C) bool {
	switch value := value.(type) {
	case nil:
		return false
	case C:
		*config = value
	case *C:
		if value != nil {
			*config = *value
			break
		}
		d.report(d.in.Node.Position(), Problem{Message: "the config is a nil " + typeName(value), Expected: "a config", Found: "nil"})
	default:
		d.refuseConfig(value)
	}
	return true
}

// refuseConfig ends the decoder because of a config of another type. Its
// constraints have nothing to add.
func (d *Decoder) refuseConfig(config any) {
	d.mark(true)
	d.err = &ConfigTypeError{Category: d.in.Key.Category, Type: typeName(config)}
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
func (d *Decoder) Failed(factory string, err error) error {
	if err == nil {
		err = nilInstanceError{}
	}
	return &CreateError{Key: d.in.Key, Factory: factory, Err: err}
}

type nilInstanceError struct{}

func (nilInstanceError) Error() string { return "returned nil without an error" }
