package hush

import (
	"errors"
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
		if isNil(value) {
			w.builder.Null(0, 0)
			return
		}
		w.builder.Secret(NewSecret(value.Reveal()), 0, 0)
	case interface{ MarshalText() ([]byte, error) }:
		if isNil(value) {
			w.builder.Null(0, 0)
			return
		}
		text, err := value.MarshalText()
		if err != nil {
			w.problem(at, Problem{Message: "MarshalText of " + typeName(value) + ": " + err.Error(), Err: err})
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

// isNil reports whether an interface value holds a nil pointer (or map, func
// or chan). Its methods may not expect that.
func isNil(value any) bool {
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
		var failed *runtime.TypeAssertionError
		if err, _ := recover().(error); errors.As(err, &failed) {
			_, text, _ := strings.Cut(failed.Error(), " is ")
			if end := strings.LastIndex(text, ", not "); end >= 0 {
				name = text[:end]
			}
		}
	}()
	_ = value.(noValue)
	return ""
}
