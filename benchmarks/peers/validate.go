package peers

import (
	"reflect"

	"github.com/go-playground/validator/v10"

	"github.com/hushgen/hushgen/runtime/hush"
)

// validate is made once, as its documentation asks.
var validate = newValidator()

func newValidator() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterCustomTypeFunc(func(secret reflect.Value) any {
		return secret.Interface().(hush.Secret).Reveal()
	}, hush.Secret{})
	return v
}

// Validate checks a struct by its tags.
func Validate(config any) error { return validate.Struct(config) }
