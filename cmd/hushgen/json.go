package main

import (
	"encoding/json"
	"io"
)

// jsonVersion is raised when a member of a command's JSON changes its meaning
// or goes away.
const jsonVersion = 1

func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
