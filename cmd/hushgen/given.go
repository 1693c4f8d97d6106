package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/alecthomas/kong"
)

// decodeGiven reads the value of a flag of type:"given". An empty one is most often
// a variable of a script that isn't set, and would mean the same as no flag. One that
// begins with "=" is what is left of -o=FILE: short flags know no "=".
func decodeGiven(ctx *kong.DecodeContext, target reflect.Value) error {
	var text string
	if err := ctx.Scan.PopValueInto("string", &text); err != nil {
		return err
	}
	switch expected := ctx.Value.Summary(); {
	case text == "":
		return fmt.Errorf("the value is empty, expected %s", expected)
	case strings.HasPrefix(text, "="):
		return fmt.Errorf("the value is %s, as a short flag has no =; expected %s, and ./%s for that very name", text, expected, text)
	}
	if target.Kind() == reflect.Slice {
		target.Set(reflect.Append(target, reflect.ValueOf(text)))
		return nil
	}
	target.SetString(text)
	return nil
}
