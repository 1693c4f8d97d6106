package main

import (
	"slices"
	"strings"
)

// isVetTool reports whether the go command calls hushgen as go vet -vettool:
// it asks for -V=full and -flags, then passes a file unit.cfg for each
// package, flags of the analyzer before it.
func isVetTool(arguments []string) bool {
	if len(arguments) == 1 && (arguments[0] == "-V=full" || arguments[0] == "-flags") {
		return true
	}
	unit := len(arguments) - 1
	return unit >= 0 && strings.HasSuffix(arguments[unit], ".cfg") &&
		!slices.ContainsFunc(arguments[:unit], func(argument string) bool { return !strings.HasPrefix(argument, "-") })
}
