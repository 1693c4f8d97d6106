// Package emit writes the Go source of a registry from the model. Each file
// emits one kind of declaration; emit.go shows their order.
//
// It knows neither directives nor go/types. What it writes obeys the rules of
// docs/design.md: static data only, nothing that the linker must keep
// without need, the same bytes for the same model.
package emit
