package hush

import (
	"runtime"
	"strings"
	"unsafe"
)

// marshaled writes a value by its MarshalText, or says that its type isn't
// supported.
func (w *valueWriter) marshaled(at *place, value any) {
	switch value := value.(type) {
	case interface{ Reveal() string }:
		// A pointer to a Secret, or a struct around one: its MarshalText
		// gives the redaction only.
		var text string
		if absentOr(value, func() { text = value.Reveal() }) {
			w.builder.Null(0, 0)
			return
		}
		w.builder.Secret(NewSecret(text), 0, 0)
	case interface{ MarshalText() ([]byte, error) }:
		var text []byte
		var err error
		if absentOr(value, func() { text, err = value.MarshalText() }) {
			w.builder.Null(0, 0)
			return
		}
		if err != nil {
			w.problem(at, Problem{Message: "MarshalText of " + typeName(value) + ": " + tame(err.Error()), Err: err})
		}
		w.builder.String(string(text), 0, 0)
	default:
		w.unsupported(at, typeName(value))
	}
}

func (w *valueWriter) unsupported(at *place, found string) {
	const expected = "a basic type, a time, a hush.Secret or hush.Node, a slice or string-keyed map of these, or a type with MarshalText"
	w.problem(at, Problem{
		Message:  "a value of type " + found + " is not supported; use " + expected,
		Expected: expected,
		Found:    found,
	})
}

// identity tells two maps or slices apart. One of size 0 has none.
type identity struct {
	data unsafe.Pointer
	size int
}

func sliceIdentity[E any](list []E) identity {
	return identity{unsafe.Pointer(unsafe.SliceData(list)), len(list)}
}

// mapIdentity relies on a map being a pointer to its data.
func mapIdentity[M ~map[string]E, E any](m M) identity {
	return identity{*(*unsafe.Pointer)(unsafe.Pointer(&m)), len(m)}
}

// absentOr calls a method of value, or reports that there is no value: it is a
// nil pointer, or nothing but one (a struct around a pointer) whose method
// fails over that. Methods of other types, a nil map's too, answer for
// themselves.
func absentOr(value any, call func()) (absent bool) {
	if !holdsNil(value) {
		call()
		return false
	}
	if strings.HasPrefix(typeName(value), "*") {
		return true
	}
	defer func() {
		failed := recover()
		if failed == nil {
			return
		}
		if _, ok := failed.(runtime.Error); !ok {
			panic(failed)
		}
		absent = true
	}()
	call()
	return false
}

// holdsNil reports whether the data of an interface value is nil: that of a
// nil pointer, map, func or chan, and of a struct or array with nothing but
// one of these.
func holdsNil(value any) bool {
	type words struct{ typ, data unsafe.Pointer }
	return (*words)(unsafe.Pointer(&value)).data == nil
}

// noValue is a type that no value outside has.
type noValue struct{}

// typeName returns the name of a value's type. The runtime tells it without
// reflect only in the text of a failed assertion: "interface conversion:
// interface {} is chan int, not hush.noValue".
func typeName(value any) (name string) {
	defer func() {
		name = "unknown"
		if failed, ok := recover().(*runtime.TypeAssertionError); ok {
			_, text, _ := strings.Cut(failed.Error(), " is ")
			if end := strings.LastIndex(text, ", not "); end >= 0 {
				name = text[:end]
			}
		}
	}()
	_ = value.(noValue)
	return ""
}
