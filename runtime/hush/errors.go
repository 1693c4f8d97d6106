package hush

import (
	"cmp"
	"strings"
)

// CreateError says that a factory, or Start, failed for a resource.
type CreateError struct {
	// Key is the resource; for instances made outside a hub it holds the
	// plugin's category and name.
	Key Key
	// Factory is the Go name of what failed, such as "openai.New".
	Factory string
	// Err is what it answered.
	Err error
}

func (e *CreateError) Error() string {
	return e.Key.String() + ": " + e.Factory + ": " + e.Err.Error()
}

// Unwrap returns what the factory answered.
func (e *CreateError) Unwrap() error { return e.Err }

// ConflictError says that something can't be added or changed because
// something else is in the way.
type ConflictError struct {
	// Key is what is disputed.
	Key Key
	// Reason says what is in the way.
	Reason string
}

func (e *ConflictError) Error() string { return e.Key.String() + ": " + e.Reason }

// CycleError says that resources need each other to be made.
type CycleError struct {
	// Keys is the way round: the last needs the first again.
	Keys []Key
}

// maxWay is how many keys a text shows of a way round, the last among them.
const maxWay = 9

// Error shows the way round. Of a long one it shows the first keys and the
// last; Keys has them all.
func (e *CycleError) Error() string {
	var text strings.Builder
	text.WriteString("resources need each other: ")
	hidden := len(e.Keys) - maxWay
	for i, key := range e.Keys {
		switch {
		case hidden <= 1 || i < maxWay-1 || i == len(e.Keys)-1:
			text.WriteString(key.String() + " -> ")
		case i == maxWay-1:
			text.WriteString("… " + itoa(hidden) + " more … -> ")
		}
	}
	if len(e.Keys) > 0 {
		text.WriteString(e.Keys[0].String())
	}
	return text.String()
}

// UnboundRefError says that a [Ref] was used that no hub has filled in.
type UnboundRefError struct {
	// Key is the resource that the reference names; zero for a zero Ref.
	Key Key
}

func (e *UnboundRefError) Error() string {
	if e.Key.IsZero() {
		return "the reference is empty: it names no resource"
	}
	return e.Key.String() + ": the reference is not bound to a hub"
}

// ConfigTypeError says that no plugin can be told from the type of a config
// value.
type ConfigTypeError struct {
	// Category is where it was looked for; empty for the whole registry.
	Category string
	// Type is the Go type of the value, such as "*openai.Config".
	Type string
	// Nil tells that the value is a nil pointer, which nothing can be set in.
	Nil bool
	// Choice holds the plugins that take the type, when several do.
	Choice []string
}

func (e *ConfigTypeError) Error() string {
	text := ""
	if e.Category != "" {
		text = e.Category + ": "
	}
	if e.Nil {
		return text + "the config is a nil " + cmp.Or(e.Type, "pointer")
	}
	text += cmp.Or(e.Type, "the value")
	if len(e.Choice) == 0 {
		return text + " is not the config of any plugin"
	}
	return text + " is the config of several plugins, use New with one of their names: " + alternatives(e.Choice)
}
