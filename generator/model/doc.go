// Package model holds what was declared, fully resolved: plain data that the
// emitter, the schema and the listings are made from. It knows neither
// directives nor go/types.
package model
