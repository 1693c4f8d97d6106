package variables

// State tells whether a variable is there.
type State string

// The states of a variable.
const (
	// Set has a value, Empty an empty one, Unset none.
	Set   State = "set"
	Empty State = "empty"
	Unset State = "not set"
	// FromFile has a value in the file that NAME_FILE names. Only fields of
	// configs read that.
	FromFile State = "from file"
	// Twice has a value and a NAME_FILE, which fields of configs refuse.
	Twice State = "set twice"
)

// State returns the state of the variable in an environment.
func (v *Variable) State(env map[string]string) State {
	text, set := env[v.Name]
	file := len(v.Fields) > 0 && env[v.Name+"_FILE"] != ""
	switch {
	case file && text != "":
		return Twice
	case file:
		return FromFile
	case text != "":
		return Set
	case set:
		return Empty
	}
	return Unset
}
