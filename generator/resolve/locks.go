package resolve

import "go/types"

// holdsLock reports whether go vet refuses copies of a type: it is, or holds by
// value, one whose pointer can be locked, as its copylocks analyzer has it.
func holdsLock(t types.Type) bool { return lockIn(t, map[types.Type]bool{}) }

func lockIn(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] { // a type that doesn't compile may hold itself
		return false
	}
	seen[t] = true
	if named, ok := types.Unalias(t).(*types.Named); ok && canLock(named) {
		return true
	}
	switch t := t.Underlying().(type) {
	case *types.Array:
		return lockIn(t.Elem(), seen)
	case *types.Struct:
		for field := range t.Fields() {
			if lockIn(field.Type(), seen) {
				return true
			}
		}
	}
	return false
}

func canLock(named *types.Named) bool {
	found := 0
	for method := range named.Methods() {
		s := method.Signature()
		if (method.Name() == "Lock" || method.Name() == "Unlock") && isPointer(s.Recv().Type()) && s.Params().Len()+s.Results().Len() == 0 {
			found++
		}
	}
	return found == 2
}
