package resolve

import (
	"go/types"
)

// capabilities tells which of the optional methods the instances have.
func capabilities(t types.Type) (starts, closes, checks bool) {
	starts = hasMethod(t, "Start", true)
	closes = hasMethod(t, "Close", false) || hasMethod(t, "Close", true)
	checks = hasMethod(t, "Check", true)
	return starts, closes, checks
}

// hasMethod looks for func() error, or func(context.Context) error.
func hasMethod(t types.Type, name string, withContext bool) bool {
	selection := types.NewMethodSet(t).Lookup(nil, name)
	if selection == nil {
		return false
	}
	signature := selection.Obj().(*types.Func).Signature()
	if signature.Results().Len() != 1 || !isError(signature.Results().At(0).Type()) {
		return false
	}
	if !withContext {
		return signature.Params().Len() == 0
	}
	return signature.Params().Len() == 1 && isNamed(signature.Params().At(0).Type(), "context", "Context")
}
