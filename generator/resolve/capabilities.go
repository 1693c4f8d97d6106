package resolve

import (
	"go/types"
)

// calledMethod is a method that is called where it is there: nothing demands
// it, so a slip of the pen is no error of the compiler's.
type calledMethod struct {
	name string
	// forms are the signatures that it may have, for messages.
	forms string
	fits  func(*types.Signature) bool
}

// The methods that a hub calls on instances.
var (
	startMethod = calledMethod{"Start", "Start(ctx context.Context) error", takesContext}
	closeMethod = calledMethod{"Close", "Close() error or Close(ctx context.Context) error", func(s *types.Signature) bool {
		return takesNothing(s) || takesContext(s)
	}}
	checkMethod = calledMethod{"Check", "Check(ctx context.Context) error", takesContext}
)

// capabilities tells which of the optional methods the instances have.
func capabilities(t types.Type) (starts, closes, checks bool) {
	return startMethod.isIn(t), closeMethod.isIn(t), checkMethod.isIn(t)
}

// isIn reports whether values of a type have the method.
func (m calledMethod) isIn(t types.Type) bool {
	object, _, _ := types.LookupFieldOrMethod(t, false, nil, m.name)
	method, ok := object.(*types.Func)
	return ok && m.fits(method.Signature())
}

// takesNothing tells func() error.
func takesNothing(s *types.Signature) bool { return s.Params().Len() == 0 && returnsError(s) }

// takesContext tells func(context.Context) error.
func takesContext(s *types.Signature) bool {
	return s.Params().Len() == 1 && isNamed(s.Params().At(0).Type(), "context", "Context") && returnsError(s)
}

func returnsError(s *types.Signature) bool {
	return s.Results().Len() == 1 && isError(s.Results().At(0).Type())
}
