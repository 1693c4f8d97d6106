package typed_test

import (
	"go/types"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/hushgen/hushgen/generator/typed"
)

func TestInvalid(t *testing.T) {
	dir := tree(t, `
-- a.go --
package a

import "example.com/m/b"

type (
	Good       struct{ Next *Good; M map[string][]chan func(b.Opaque) error }
	Field      struct{ x missing }
	Nested     struct{ F *[]Field }
	Method     interface{ M(missing) }
	Embeds     interface{ Method }
	Alias      = map[missing]int
	Box[T any] struct{ V T }
	Boxed      Box[missing]
	Limited[T interface{ ~int | missing }] []T
	Foreign    struct{ F b.Broken }
)

func Param(*Nested)          {}
func Result() (int, Boxed)   { return 0, Boxed{} }
func Fine(Good) (Box[int])   { return Box[int]{} }
func Generic[T Method](T)    {}
-- b/b.go --
package b

type Opaque struct{ hidden missing }

type Broken struct{ Shown missing }
`)
	scope := load(t, loader(t, offline(dir)), "").Types.Scope()
	for name, want := range map[string]bool{
		"Good": false, "Field": true, "Nested": true, "Method": true, "Embeds": true, "Alias": true, "Box": false,
		"Boxed": true, "Foreign": true, "Param": true, "Result": true, "Fine": false,
	} {
		assert.Equal(t, want, typed.Invalid(scope.Lookup(name)), name)
	}
	assert.True(t, typed.Invalid(nil))
	assert.False(t, typed.Invalid(types.Universe.Lookup("error")))
}
