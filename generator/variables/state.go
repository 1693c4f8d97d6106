package variables

import "slices"

// State tells whether a variable is there.
type State string

// The states of a variable.
const (
	// Set has a value, Empty an empty one, Unset none.
	Set   State = "set"
	Empty State = "empty"
	Unset State = "not set"
	// FromFile has a value in the file that NAME_FILE names, which is enough for
	// all that read the variable.
	FromFile State = "from file"
	// Twice has a value and a NAME_FILE, which fields of configs refuse.
	Twice State = "set twice"
)

// State returns the state of the variable in an environment.
func (v *Variable) State(env map[string]string) State {
	text, set := env[v.Name]
	file := v.readsFile() && env[v.Name+"_FILE"] != ""
	switch {
	case file && text != "":
		return Twice
	case file && !v.mentionNeeds():
		return FromFile
	case text != "":
		return Set
	case set:
		return Empty
	}
	return Unset
}

// readsFile reports whether NAME_FILE counts. Only fields of configs read that,
// and where the resources file mentions the variable instead, none may.
func (v *Variable) readsFile() bool {
	used := func(f Field) bool { return f.Used() }
	return len(v.Fields) > 0 && len(v.Mentions) == 0 || slices.ContainsFunc(v.Fields, used)
}

// mentionNeeds reports whether a ${NAME} can't do without the variable itself.
func (v *Variable) mentionNeeds() bool {
	return slices.ContainsFunc(v.Mentions, func(m Mention) bool { return !m.HasDefault })
}
