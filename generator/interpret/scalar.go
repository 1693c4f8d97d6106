package interpret

import (
	"net/url"
	"time"

	"github.com/hushgen/hushgen/generator/model"
	"github.com/hushgen/hushgen/runtime/hush"
)

// scalar is a variable of a type without parts.
type scalar[T any] struct {
	value T
	read  func(hush.Value, *T)
	// limit is nil where single values have no constraints, full where the
	// zero value counts as given.
	limit func(*hush.Decoder, T, *limits)
	full  func(T) bool
	size  func(T) int // in characters
}

func (s *scalar[T]) decode(v hush.Value) { s.read(v, &s.value) }

func (s *scalar[T]) check(d *hush.Decoder, l *limits) {
	if l != nil && s.limit != nil {
		s.limit(d, s.value, l)
	}
}

func (s *scalar[T]) filled() (filled, counts bool) {
	if s.full == nil {
		return false, false
	}
	return s.full(s.value), true
}

// texts is a scalar that has a length.
type texts[T any] struct{ scalar[T] }

func (t *texts[T]) length() (n int, one, many string) {
	return t.size(t.value), "character", "characters"
}

// scalarOf makes a variable of the kinds that the runtime knows by name.
func scalarOf(t *model.FieldType) variable {
	switch t.Kind {
	case model.Bool:
		return &scalar[bool]{read: hush.Bool[bool]}
	case model.Int:
		return signedOf(t.Bits)
	case model.Uint:
		return unsignedOf(t.Bits)
	case model.Float:
		return floatOf(t.Bits)
	case model.Duration:
		return &scalar[time.Duration]{read: hush.Duration, limit: limitDuration}
	case model.Secret:
		return &texts[hush.Secret]{scalar[hush.Secret]{
			read: hush.SecretText, limit: limitSecret,
			full: func(s hush.Secret) bool { return !s.IsZero() },
			size: func(s hush.Secret) int { return hush.Characters(s.Reveal()) },
		}}
	case model.Time:
		return &scalar[time.Time]{read: hush.Time, full: func(t time.Time) bool { return !t.IsZero() }}
	case model.URL:
		return &scalar[*url.URL]{read: readURL, full: func(u *url.URL) bool { return u != nil && *u != url.URL{} }}
	case model.Any:
		return &scalar[any]{read: hush.Any, full: func(v any) bool { return v != nil && v != "" }}
	case model.Node:
		return &scalar[hush.Node]{read: hush.NodeValue, full: func(n hush.Node) bool { return !n.IsZero() }}
	}
	return &texts[string]{scalar[string]{
		read: hush.String[string], limit: limitText,
		full: func(s string) bool { return s != "" },
		size: hush.Characters[string],
	}}
}

func signedOf(bits int) variable {
	switch bits {
	case 8:
		return signed[int8]()
	case 16:
		return signed[int16]()
	case 32:
		return signed[int32]()
	}
	return signed[int64]()
}

func unsignedOf(bits int) variable {
	switch bits {
	case 8:
		return unsigned[uint8]()
	case 16:
		return unsigned[uint16]()
	case 32:
		return unsigned[uint32]()
	}
	return unsigned[uint64]()
}

func floatOf(bits int) variable {
	if bits == 32 {
		return &scalar[float32]{read: hush.FloatNumber[float32], limit: limitFloat32}
	}
	return &scalar[float64]{read: hush.FloatNumber[float64], limit: limitFloat64}
}

func signed[T hush.Signed]() variable {
	return &scalar[T]{read: hush.Int[T], limit: func(d *hush.Decoder, value T, l *limits) { limitInt(d, int64(value), l) }}
}

func unsigned[T hush.Unsigned]() variable {
	return &scalar[T]{read: hush.Uint[T], limit: func(d *hush.Decoder, value T, l *limits) { limitUint(d, uint64(value), l) }}
}
