// Package generating measures what generating costs: whole processes, beside
// generators of other kinds and what the go command itself takes.
package generating
