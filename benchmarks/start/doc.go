// Package start measures what a registry costs before main and when names are
// looked up: the generated one, and maps that init functions fill.
package start
