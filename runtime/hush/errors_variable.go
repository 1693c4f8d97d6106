package hush

// UnsetVariableError says that a value is missing because an environment
// variable is not set.
type UnsetVariableError struct {
	// Name is the variable.
	Name string
}

func (e *UnsetVariableError) Error() string { return "variable " + e.Name + " is not set" }
