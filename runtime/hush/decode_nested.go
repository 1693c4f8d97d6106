package hush

// Pointer reads a value into a new variable, which begins as a copy of what
// the pointer holds: SetDefaults may have set it, and may have shared it. An
// absent value leaves the pointer as it is; null in a list or map is nil.
func Pointer[T any](v Value, target **T, decode func(Value, *T)) {
	switch v.node.Kind() {
	case KindNone:
		return
	case KindNull:
		*target = nil
		return
	}
	value := new(T)
	if *target != nil {
		*value = **target
	}
	decode(v, value)
	*target = value
}

// Slice reads a list. It replaces what was there; null elements are problems
// unless they are pointers.
func Slice[S ~[]T, T any](v Value, target *S, decode func(Value, *T)) {
	if !v.isList() {
		return
	}
	items := make(S, v.node.Len())
	v.each(listFrame, func(i int, item Value) { decode(item, &items[i]) })
	*target = items
}

// Array reads a list of exactly as many elements as target has.
func Array[T any](v Value, target []T, decode func(Value, *T)) {
	if !v.isList() {
		return
	}
	if count := v.node.Len(); count != len(target) {
		expected := "a list of " + counted(len(target), "entry", "entries")
		found := itoa(count)
		v.decoder.report(v.node.Position(), Problem{
			Message:  "expected " + expected + ", found " + found,
			Expected: expected, Found: found,
		})
		return
	}
	v.each(arrayFrame, func(i int, item Value) { decode(item, &target[i]) })
}

// Map reads a mapping with any keys. It replaces what was there.
func Map[M ~map[K]T, K ~string, T any](v Value, target *M, decode func(Value, *T)) {
	switch v.node.Kind() {
	case KindNone:
		return
	case KindMap:
	default:
		v.wrong("a mapping")
		return
	}
	d := v.decoder
	entries := make(M, v.node.Len())
	d.push(mapFrame)
	var value, zero T // one variable for all: it escapes into decode
	for field := range v.node.Fields() {
		d.top().name = field.Name
		value = zero
		decode(Value{d, field.Value}, &value)
		entries[K(field.Name)] = value
	}
	d.End()
	*target = entries
}

func (v Value) isList() bool {
	switch v.node.Kind() {
	case KindNone:
		return false
	case KindList:
		return true
	}
	v.wrong("a list")
	return false
}

func (v Value) each(kind frameKind, decode func(int, Value)) {
	d := v.decoder
	d.push(kind)
	i := 0
	for item := range v.node.Items() {
		d.top().index = i
		decode(i, Value{d, item})
		i++
	}
	d.End()
}

// counted returns "1 entry" or "3 entries".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + many
}
