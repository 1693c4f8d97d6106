package hush

// HostOf returns the Host value of the program, given as such or as a
// pointer. Without one, all its fields are empty.
//
// For generated code.
func HostOf[H any](in Input) *H {
	switch host := in.Host.(type) {
	case *H:
		if host != nil {
			return host
		}
	case H:
		return &host
	}
	return new(H)
}

// ConfigOf returns the config that Create was given, as a value or a pointer.
// A nil pointer is a [*ConfigError], any other type, nil included, a
// [*ConfigTypeError].
//
// For generated code.
func ConfigOf[C any](in Input, config any) (*C, error) {
	switch config := config.(type) {
	case *C:
		if config == nil {
			return nil, NewConfigError([]Problem{{
				Path: in.Key.String(), Message: "the config is a nil " + typeName(config), Expected: "a config", Found: "nil",
			}})
		}
		return config, nil
	case C:
		return &config, nil
	}
	return nil, &ConfigTypeError{Category: in.Key.Category, Type: typeName(config)}
}

// Failed returns the error of a factory.
//
// For generated code.
func Failed(in Input, factory string, err error) error {
	return &CreateError{Key: in.Key, Factory: factory, Err: err}
}

// NilInstance returns the error of a factory that made nothing.
//
// For generated code.
func NilInstance(in Input, factory string) error {
	return &CreateError{Key: in.Key, Factory: factory, Err: nilInstanceError{}}
}

type nilInstanceError struct{}

func (nilInstanceError) Error() string { return "returned nil without an error" }
