package hush

// As gives an instance its category's type.
//
// For generated code and the hub.
func As[T any](key Key, instance any) (T, error) {
	v, ok := instance.(T)
	if !ok {
		return v, &ConflictError{Key: key, Reason: "the instance doesn't have the type of its category"}
	}
	return v, nil
}
