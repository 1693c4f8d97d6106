package model

// Steps returns what stands in a path between a field and the values in it:
// "[]" for each list and ".*" for each map that is around them.
func (t *FieldType) Steps() string {
	steps := ""
	for ; t.Elem != nil; t = t.Elem {
		switch t.Kind {
		case Slice, Array:
			steps += "[]"
		case Map:
			steps += ".*"
		}
	}
	return steps
}
